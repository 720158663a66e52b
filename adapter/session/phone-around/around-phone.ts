import { readAroundSettings } from '../../definition/around-settings.js';
import type { Interaction } from '../../ports/phone.js';
import { createCallLog } from './call-log.js';
import { createCallMarks } from './call-marks.js';
import { createClickToDial } from './click-to-dial.js';
import type { AroundPhone, AroundPhoneOptions, PhoneNow } from './code.js';
import { createKeptCalls } from './kept-calls.js';
import { noticeFor } from './notice.js';
import { relationTo } from './relation.js';
import { createScreenPop } from './screen-pop.js';
import type { AroundPhoneDeed, AroundPhoneView } from './view.js';
import { AROUND_WORDS } from './words.js';

/**
 * Salesforce around one agent's phone: click-to-dial, screen pops, call logs and what the utility bar says. Every tab
 * has one; the tab that is seen pops, and the tab that leads keeps the logs.
 */
export function createAroundPhone(options: AroundPhoneOptions): AroundPhone {
  const { crm, clock, storage, agent, language, onChange } = options;
  const { settings, problems } = readAroundSettings(options.definition);
  const words = AROUND_WORDS[language];
  const now = (): number => clock.now();
  const marks = createCallMarks(storage, agent, now);
  const kept = createKeptCalls(storage, agent, now);
  const alerted = new Set<string>();
  const related = new Map<string, string>();
  let disposed = false;
  let leads = false;

  const parts = {
    crm,
    clock,
    marks,
    onChange: () => {
      if (!disposed) onChange();
    },
  };
  const clicks = createClickToDial({
    ...parts,
    switchedOn: settings.clickToDial,
    dial: options.dial,
  });
  const pops = createScreenPop({
    ...parts,
    page: options.page,
    locks: options.locks,
    name: options.name,
    when: settings.screenPop,
  });
  const log =
    settings.callLog === null
      ? null
      : createCallLog({
          ...parts,
          kept,
          words,
          settings: settings.callLog,
          maySave: options.maySave ?? (() => Promise.resolve(true)),
        });

  /** Once for each: who closes the panel while it rings has seen it. */
  function openForAlerts(interactions: readonly Interaction[]): void {
    const alerting = interactions.filter(({ state }) => state === 'alerting').map(({ id }) => id);
    if (alerting.some((id) => !alerted.has(id))) crm.openPanel();
    const live = new Set(interactions.map(({ id }) => id));
    for (const id of alerted) if (!live.has(id)) alerted.delete(id);
    for (const id of alerting) alerted.add(id);
  }

  async function relateToFront(conversation: string): Promise<void> {
    const record = await crm.recordInFront().catch(() => null);
    if (record === null || disposed) return;
    marks.add(conversation, { ...relationTo(record), chosen: true });
    related.set(conversation, record.name);
    parts.onChange();
  }

  function look({ phone, leads: leading, sure }: PhoneNow): void {
    if (disposed) return;
    leads = leading;
    const interactions = phone?.interactions ?? null;
    clicks.look(phone);
    pops.look(interactions ?? []);
    if (interactions !== null) openForAlerts(interactions);
    crm.notice(noticeFor(interactions, words));
    for (const id of related.keys()) {
      if (interactions?.some((one) => one.id === id) !== true) related.delete(id);
    }
    log?.look(leading && sure ? interactions : null);
  }

  function act(deed: AroundPhoneDeed): void {
    if (disposed) return;
    switch (deed.is) {
      case 'saveAgain':
        log?.saveAgain(deed.conversation);
        break;
      case 'forgo':
        log?.forgo(deed.conversation);
        break;
      case 'relateToFront':
        void relateToFront(deed.conversation);
    }
  }

  return {
    problems,
    get view(): AroundPhoneView {
      return {
        refused: clicks.refused,
        unsaved: leads ? (log?.unsaved ?? []) : [],
        related: Object.fromEntries(related),
      };
    },
    look,
    act,
    get unsaved() {
      return kept.all().filter(({ facts }) => facts !== null).length;
    },
    wipe() {
      log?.stop();
      kept.wipe();
      marks.wipe();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      clicks.dispose();
      pops.dispose();
      log?.dispose();
      crm.dispose();
    },
  };
}
