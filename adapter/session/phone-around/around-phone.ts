import { readAroundSettings } from '../../definition/around-settings.js';
import { readDialingSettings } from '../../definition/dialing-settings.js';
import type { CrmRecord } from '../../ports/crm.js';
import type { Disposer } from '../../ports/disposer.js';
import { isRecord, isString } from '../../ports/json.js';
import type { Interaction } from '../../ports/phone.js';
import { createCallLog } from './call-log.js';
import { createCallMarks } from './call-marks.js';
import { createClickToDial } from './click-to-dial.js';
import type { AroundPhone, AroundPhoneOptions, PhoneNow } from './code.js';
import { createContactSearch } from './contact-search.js';
import { createKeptCalls } from './kept-calls.js';
import { noticeFor } from './notice.js';
import { relationTo } from './relation.js';
import { createScreenPop } from './screen-pop.js';
import type { AroundPhoneDeed, AroundPhoneView } from './view.js';
import { AROUND_WORDS, type AroundWords } from './words.js';

/** What came to nothing is read by then, in milliseconds. */
const TOLD_FOR = 15_000;

/**
 * Salesforce around one agent's phone: click-to-dial, screen pops, call logs and what the utility bar says. Every tab
 * has one; the tab that is seen pops, and the tab that leads keeps the logs.
 */
export function createAroundPhone(options: AroundPhoneOptions): AroundPhone {
  const { crm, clock, storage, agent, language, onChange } = options;
  const { settings, problems: around } = readAroundSettings(options.definition);
  const problems = [...around, ...readDialingSettings(options.definition).problems];
  const words = (): AroundWords => AROUND_WORDS[language()];
  const now = (): number => clock.now();
  const marks = createCallMarks(storage, agent, now);
  const kept = createKeptCalls(storage, agent, now);
  const alerted = new Set<string>();
  /** Names of records by conversations, as far as this tab knows them. */
  const names = new Map<string, string>();
  let related: AroundPhoneView['related'] = {};
  let noFront: string | null = null;
  let stopTelling: Disposer = () => undefined;
  let live: readonly Interaction[] = [];
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
  const onFound = (conversation: string, { name }: CrmRecord): void => {
    names.set(conversation, name);
    relate();
  };
  const clicks = createClickToDial({
    ...parts,
    onFound,
    switchedOn: settings.clickToDial,
    dial: options.dial,
  });
  const pops = createScreenPop({
    ...parts,
    page: options.page,
    locks: options.locks,
    name: options.name,
    when: settings.screenPop,
    to: settings.popTo,
    attributes: options.attributes ?? (() => Promise.resolve({})),
    onFound,
  });
  const contacts = createContactSearch(parts);
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
    if (disposed) return;
    stopTelling();
    noFront = record === null ? conversation : null;
    if (record === null) {
      stopTelling = clock.after(TOLD_FOR, () => {
        noFront = null;
        parts.onChange();
      });
    } else {
      marks.add(conversation, { ...relationTo(record), chosen: true });
      names.set(conversation, record.name);
      relate();
    }
    parts.onChange();
  }

  /** Another tab may have related it meanwhile, and this one then knows no name. */
  function relate(): void {
    related = Object.fromEntries(
      live.flatMap(({ id }) => {
        const mark = marks.of(id);
        const known = mark?.who !== undefined || mark?.what !== undefined;
        return known ? [[id, names.get(id) ?? '']] : [];
      }),
    );
  }

  function look({ phone, leads: leading, sure }: PhoneNow): void {
    if (disposed) return;
    leads = leading;
    const interactions = phone?.interactions ?? null;
    live = interactions ?? [];
    for (const id of names.keys()) if (!live.some((one) => one.id === id)) names.delete(id);
    clicks.look(phone);
    pops.look(interactions ?? []);
    if (interactions !== null) openForAlerts(interactions);
    crm.notice(noticeFor(interactions, words()));
    relate();
    log?.look(leading && sure ? interactions : null);
  }

  function act(deed: unknown): void {
    if (disposed || !isDeed(deed)) return;
    switch (deed.is) {
      case 'saveAgain':
        log?.saveAgain(deed.conversation);
        break;
      case 'forgo':
        log?.forgo(deed.conversation);
        break;
      case 'relateToFront':
        void relateToFront(deed.conversation);
        break;
      case 'searchContacts':
        contacts.search(deed.text);
        break;
      case 'dismiss':
        clicks.dismiss();
    }
  }

  return {
    problems,
    get view(): AroundPhoneView {
      return {
        refused: clicks.refused,
        unsaved: leads ? (log?.unsaved ?? []) : [],
        logs: log !== null,
        related,
        noFront,
        contacts: contacts.view,
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
      stopTelling();
      clicks.dispose();
      pops.dispose();
      contacts.dispose();
      log?.dispose();
      crm.dispose();
    },
  };
}

const isDeed = (value: unknown): value is AroundPhoneDeed =>
  isRecord(value) &&
  (value['is'] === 'dismiss' ||
    (value['is'] === 'searchContacts' && isString(value['text'])) ||
    (isString(value['conversation']) &&
      (value['is'] === 'saveAgain' || value['is'] === 'forgo' || value['is'] === 'relateToFront')));
