import type { CallCenterSettings } from '../../definition/definition.js';
import { readDialingSettings, type DialingSettings } from '../../definition/dialing-settings.js';
import type { Forbidden, Interaction, PhoneAction } from '../../ports/phone.js';
import { isSeen } from '../../ports/phone-rules.js';
import type { PhoneDesk, PhoneDeskOptions } from './code.js';
import { createDialing } from './dialing.js';
import { createDrafts } from './drafts.js';
import { isPhoneDeed } from './is-deed.js';
import { watchLeftUnderWay } from './left-under-way.js';
import { createLookUps } from './look-ups.js';
import { loadNumbers } from '../../ports/numbers/load-numbers.js';
import { createOwnStation } from './own-station.js';
import { createRecentCalls } from './recent-calls.js';
import { createOptionalWrapUps } from './optional-wrap-ups.js';
import { nextSelected } from './selection.js';
import type { Draft, PhoneView, ShownInteraction, Wanted } from './view.js';
import { because, notPermitted, whyOf, type Why } from './why.js';
import { createWorkUnderWay } from './work-under-way.js';
import { createWrapUpKeeping } from './wrap-up-keeping.js';

const NOTHING_SAID: CallCenterSettings = {};

/**
 * What an agent does with a phone, and what comes of it. A deed is sent once, however often it is clicked; one that
 * fails is told, and can be tried again. Wrap-ups survive the page.
 */
export function createPhoneDesk(options: PhoneDeskOptions): PhoneDesk {
  const { phone, clock, agent, before, onChange } = options;
  let read = { from: NOTHING_SAID, settings: readDialingSettings(NOTHING_SAID).settings };
  const drafts = createDrafts(options.storage, agent);
  let interactions: readonly Interaction[] = [];
  let selected = before?.selected ?? null;
  let failure: PhoneView['failure'] = null;
  /** What came to nothing, as far as it is known. */
  let failed: PhoneAction | null = null;
  let forbidden: readonly Forbidden[] = before?.forbidden ?? [];
  let goesBack = false;
  let disposed = false;

  const underWay = createWorkUnderWay(clock, changed);
  const lookUps = createLookUps({
    phone,
    clock,
    onChange: changed,
    onFailed: (reason) => fail('lookUp', whyOf(reason), null),
    onForbidden(now) {
      forbidden = now;
    },
    onStation: (now) => station.hear(now),
  });
  const recent = createRecentCalls(options.storage, agent, before?.recent);
  const station = createOwnStation({
    phone,
    clock,
    listed: (id) => lookUps.view.stations?.found?.find((one) => one.id === id),
    isRequired: () => settings().stationRequired,
    onBegin: begin,
    onFailed: (what, why) => fail(what, why, null),
    onChange: changed,
  });
  const dialing = createDialing({
    phone,
    clock,
    settings,
    loadNumbers: options.loadNumbers ?? loadNumbers,
    against: () => notPermitted(forbidden, 'dial'),
    hasStation: (anew) => station.look(anew),
    onBegin: begin,
    onCall(id, to, name) {
      selected = id;
      if (typeof to !== 'string' && 'queue' in to) recent.calledQueue(id, to.queue, name);
    },
    onFailed: (why) => fail('dial', why, null),
    onChange: changed,
  });
  const keeping = createWrapUpKeeping(options, drafts, find, (id, draft) => {
    if (underWay.of(id).length === 0) perform({ do: 'wrapUp', interaction: id, ...draft });
  });
  for (const { id, draft } of before?.interactions ?? []) if (draft !== null) drafts.set(id, draft);
  const optional = createOptionalWrapUps({
    phone,
    drafts,
    before: before?.interactions ?? [],
    onOver: leave,
  });

  let view = make();

  function settings(): DialingSettings {
    const now = options.definition?.() ?? NOTHING_SAID;
    if (now !== read.from) read = { from: now, settings: readDialingSettings(now).settings };
    return read.settings;
  }

  function make(): PhoneView {
    const { country, prefixes } = settings();
    return {
      interactions: interactions.map(shown),
      selected,
      dialing: dialing.called,
      numbers: { country, prefixes },
      recent: recent.view,
      failure,
      forbidden,
      notResponding: !phone.notResponding ? 'no' : goesBack ? 'asked' : 'yes',
      ...station.view,
      ...lookUps.view,
    };
  }

  function shown(interaction: Interaction): ShownInteraction {
    return {
      ...interaction,
      underWay: underWay.of(interaction.id),
      draft: drafts.get(interaction.id) ?? keptOf(interaction),
      codes: lookUps.codesOf(interaction.id),
    };
  }

  function changed(): void {
    if (disposed) return;
    view = make();
    onChange();
  }

  /** Something new is under way, so that what failed before is an old story. */
  function begin(): void {
    failure = null;
    changed();
  }

  function fail(what: Wanted, why: Why, interaction: string | null): void {
    failure = { wanted: what, ...why, interaction, at: clock.now() };
    failed = null;
    changed();
  }

  // ---- what PureCloud tells

  function hear(now: readonly Interaction[]): void {
    const was = interactions;
    const gone = was.filter(({ id }) => !now.some((one) => one.id === id));
    const lost = gone.find(isLeftUnsaved);
    interactions = now;
    underWay.look(now);
    recent.hear(now);
    dialing.hear(now);
    selected = nextSelected(selected, was, now);
    optional.hear(now, gone);
    for (const interaction of now) {
      const { id, wrapUp } = interaction;
      if (wrapUp === null) continue;
      lookUps.wantCodes(id);
      if (wrapUp.done) keeping.forget(id);
      else keeping.watchEnd(id, wrapUp.until);
    }
    const { interaction: about = null, wanted: what } = failure ?? {};
    // Another client of the agent's may have done it.
    if (what === 'backOnQueue' && !phone.notResponding) failure = null;
    if (about !== null && what !== 'wrapUp' && !isLive(about)) failure = null;
    // It was done after all: the word of it was late.
    if (failed !== null && isLive(failed.interaction) && isSeen(failed, find(failed.interaction))) {
      failure = null;
    }
    if (failure === null) failed = null;
    if (lost === undefined) changed();
    else fail('wrapUp', because('stale'), lost.id);
  }

  /** It was over before what the agent had written could be saved for good. */
  function isLeftUnsaved({ id, state, wrapUp }: Interaction): boolean {
    if (state !== 'afterCallWork' || wrapUp?.done === true) return false;
    const draft = drafts.get(id);
    return draft !== null && isWritten(draft) && underWay.of(id).length === 0;
  }

  function find(id: string): Interaction | undefined {
    return interactions.find((one) => one.id === id);
  }

  const isLive = (id: string): boolean => find(id) !== undefined;

  function leave(id: string): void {
    lookUps.forget(id);
    keeping.forget(id);
  }

  // ---- what the agent does

  /** A number is sent as the telephone system dials it. */
  async function send(action: PhoneAction): Promise<void> {
    if ((action.do !== 'transfer' && action.do !== 'consult') || !('number' in action.to)) {
      return phone.perform(action);
    }
    const number = await dialing.asDialed(action.to.number);
    return phone.perform({ ...action, to: { number } });
  }

  function perform(action: PhoneAction): void {
    const { interaction: id } = action;
    const interaction = find(id);
    if (action.do !== 'digits' && !underWay.mayBegin(id, action.do)) return;
    if (interaction?.can.includes(action.do) !== true) {
      // A click that came too late, as the button is gone by now.
      if (interaction === undefined) fail(action.do, because('stale'), null);
      return;
    }
    const against = notPermitted(forbidden, action);
    if (against !== null) {
      fail(action.do, against, id);
      return;
    }
    failure = null;
    if (action.do === 'answer') selected = id;
    if (action.do === 'decline' || action.do === 'toVoicemail') recent.declined(id);
    const done = action.do === 'digits' ? null : underWay.begin(action, interaction);
    if (action.do === 'wrapUp') keeping.saving(id);
    changed();
    send(action).then(
      () => {
        if (disposed) return;
        if (action.do === 'wrapUp') keeping.forget(id);
        done?.taken();
      },
      (reason: unknown) => {
        if (disposed) return;
        done?.failed();
        // What was over before it could be saved cannot be saved any more.
        fail(action.do, isLive(id) ? whyOf(reason) : because('stale'), id);
        if (!isSeen(action, find(id))) failed = action;
      },
    );
  }

  function backOnQueue(): void {
    if (goesBack || !phone.notResponding) return;
    goesBack = true;
    failure = null;
    changed();
    const end = (then: () => void): void => {
      goesBack = false;
      if (!disposed) then();
    };
    phone.backOnQueue().then(
      () => end(changed),
      (reason: unknown) => end(() => fail('backOnQueue', whyOf(reason), null)),
    );
  }

  function act(deed: unknown): void {
    if (disposed || !isPhoneDeed(deed)) return;
    switch (deed.is) {
      case 'perform':
        perform(deed.action);
        break;
      case 'dial':
        dialing.dial(deed.number, deed.queue);
        break;
      case 'call':
        dialing.call(
          deed.kind === 'person' ? { user: deed.id } : { queue: deed.id },
          deed.name,
          deed.queue,
        );
        break;
      case 'goOnQueue':
        station.answer(deed.yes);
        break;
      case 'select':
        if (!isLive(deed.interaction)) break;
        // What was written is on the screen that the agent leaves.
        if (selected !== null) keeping.keep(selected);
        selected = deed.interaction;
        changed();
        break;
      case 'write':
        if (!isLive(deed.interaction)) break;
        keeping.write(deed.interaction, deed.draft);
        changed();
        break;
      case 'search':
        lookUps.search(deed.text);
        break;
      case 'searchStations':
        if (deed.text === '') station.wantUsual();
        lookUps.searchStations(deed.text);
        break;
      case 'useStation':
        station.use(deed.id);
        break;
      case 'backOnQueue':
        backOnQueue();
        break;
      case 'dismiss':
        failure = null;
        changed();
    }
  }

  const stop = phone.listen(hear);
  hear(phone.interactions);
  lookUps.begin();
  const stopWatching = watchLeftUnderWay({
    clock,
    before,
    find,
    isBusy: (id) => underWay.of(id).length > 0,
    hasOutbound: () =>
      dialing.called !== null || interactions.some(({ direction }) => direction === 'outbound'),
    onNotDone: (deed, id) => fail(deed, because('timeout'), id),
  });

  return {
    get view() {
      return view;
    },
    get begun() {
      return optional.begun;
    },
    attributes: (interaction, names) => phone.attributes(interaction, names),
    act,
    holdsBack: (isOnQueue, go) => station.holdsBack(isOnQueue, go),
    dispose() {
      if (disposed) return;
      disposed = true;
      stop();
      stopWatching();
      dialing.dispose();
      station.dispose();
      underWay.dispose();
      lookUps.dispose();
      // What is kept in the tab's session is lost with the tab.
      phone.dispose(keeping.end());
    },
  };
}

const isWritten = ({ code, notes, tags }: Draft): boolean => code + notes + tags.join('') !== '';

const keptOf = ({ wrapUp }: Interaction): Draft | null => wrapUp?.kept ?? null;
