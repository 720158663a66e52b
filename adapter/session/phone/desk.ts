import type { Disposer } from '../../ports/disposer.js';
import type { Interaction, PhoneAction, Station } from '../../ports/phone.js';
import { failureOf } from '../engine-host.js';
import type { PhoneDesk, PhoneDeskOptions } from './code.js';
import { createDrafts } from './drafts.js';
import { isPhoneDeed } from './is-deed.js';
import { createLookUps } from './look-ups.js';
import { nextSelected } from './selection.js';
import type { Draft, PhoneFailureReason, PhoneView, ShownInteraction, Wanted } from './view.js';
import { createWorkUnderWay } from './work-under-way.js';

/** PureCloud is told of a wrap-up once the agent has not typed for so long, in milliseconds. */
const KEEP_AFTER = 3_000;

/** A timed wrap-up that nobody saved is saved so long before PureCloud ends it, in milliseconds. */
const SAVE_BEFORE_END = 2_000;

/** A call whose interaction is not told of by then is no longer shown as being dialed, in milliseconds. */
const DIAL_LIMIT = 10_000;

/**
 * What an agent does with a phone, and what comes of it. A deed is sent once, however often it is clicked; one that
 * fails is told, and can be tried again. Wrap-ups survive the page.
 */
export function createPhoneDesk(options: PhoneDeskOptions): PhoneDesk {
  const { phone, clock, agent, before, onChange } = options;
  const drafts = createDrafts(options.storage, agent);
  const keeping = new Map<string, Disposer>();
  const ending = new Map<string, { readonly until: number; readonly stop: Disposer }>();
  let interactions: readonly Interaction[] = [];
  let selected = before?.selected ?? null;
  let wanted: string | null = null;
  let dialing: string | null = null;
  let stopDialing: Disposer = () => undefined;
  let failure: PhoneView['failure'] = null;
  let station: PhoneView['station'] = 'unknown';
  let choosingStation = false;
  let disposed = false;

  const underWay = createWorkUnderWay(clock, changed);
  const lookUps = createLookUps({
    phone,
    clock,
    onChange: changed,
    onFailed: (reason) => fail('lookUp', failureOf(reason).reason, null),
    onStation(now) {
      station = now;
    },
  });
  for (const { id, draft } of before?.interactions ?? []) if (draft !== null) drafts.set(id, draft);

  let view = make();

  function make(): PhoneView {
    return {
      interactions: interactions.map(shown),
      selected,
      dialing,
      failure,
      station,
      choosingStation,
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

  function fail(what: Wanted, reason: PhoneFailureReason, interaction: string | null): void {
    failure = { wanted: what, reason, interaction, at: clock.now() };
    changed();
  }

  // ---- what PureCloud tells

  function hear(now: readonly Interaction[]): void {
    const was = interactions;
    const gone = was.filter(({ id }) => !now.some((one) => one.id === id));
    const lost = gone.find(isLeftUnsaved);
    interactions = now;
    underWay.look(now);
    if (wanted !== null && now.some(({ id }) => id === wanted)) {
      selected = wanted;
      wanted = null;
      endDialing();
    }
    selected = nextSelected(selected, was, now);
    for (const { id } of gone) leave(id);
    for (const interaction of now) {
      const { id, wrapUp } = interaction;
      if (wrapUp === null) continue;
      lookUps.wantCodes(id);
      if (wrapUp.done) forgetDraft(id);
      else watchEnd(id, wrapUp.until);
    }
    const { interaction: about = null, wanted: what } = failure ?? {};
    if (about !== null && what !== 'wrapUp' && !isLive(about)) failure = null;
    if (lost === undefined) changed();
    else fail('wrapUp', 'stale', lost.id);
  }

  /** It was over before what the agent had written could be saved for good. */
  function isLeftUnsaved({ id, state, wrapUp }: Interaction): boolean {
    if (state !== 'afterCallWork' || wrapUp?.done === true) return false;
    const draft = drafts.get(id);
    return draft !== null && draft.code + draft.notes !== '' && underWay.of(id).length === 0;
  }

  const find = (id: string): Interaction | undefined => interactions.find((one) => one.id === id);
  const isLive = (id: string): boolean => find(id) !== undefined;

  function leave(id: string): void {
    lookUps.forget(id);
    forgetDraft(id);
  }

  function forgetDraft(id: string): void {
    keeping.get(id)?.();
    keeping.delete(id);
    ending.get(id)?.stop();
    ending.delete(id);
    drafts.forget(id);
  }

  // ---- wrap-up

  function write(id: string, draft: Draft): void {
    if (!isLive(id)) return;
    drafts.set(id, draft);
    keeping.get(id)?.();
    keeping.set(
      id,
      clock.after(KEEP_AFTER, () => keep(id)),
    );
    changed();
  }

  /** Told to PureCloud, so that another page of this agent has it, too. The draft itself stays. */
  function keep(id: string): void {
    keeping.get(id)?.();
    const unsaved = keeping.delete(id);
    const draft = drafts.get(id);
    if (!unsaved || draft === null || find(id)?.can.includes('keepWrapUp') !== true) return;
    // What cannot be kept there is kept here, and saved for good in the end.
    phone.perform({ do: 'keepWrapUp', interaction: id, ...draft }).catch(() => undefined);
  }

  function watchEnd(id: string, until: number | null): void {
    if (until === null || ending.get(id)?.until === until) return;
    ending.get(id)?.stop();
    const stop = clock.after(Math.max(0, until - SAVE_BEFORE_END - clock.now()), () => {
      const draft = drafts.get(id);
      const can = find(id)?.can.includes('wrapUp') === true;
      if (can && draft !== null && draft.code !== '' && underWay.of(id).length === 0) {
        perform({ do: 'wrapUp', interaction: id, ...draft });
      }
    });
    ending.set(id, { until, stop });
  }

  // ---- what the agent does

  function perform(action: PhoneAction): void {
    const { interaction: id } = action;
    const interaction = find(id);
    if (action.do !== 'digits' && !underWay.mayBegin(id, action.do)) return;
    if (interaction?.can.includes(action.do) !== true) {
      // A click that came too late, as the button is gone by now.
      if (interaction === undefined) fail(action.do, 'stale', null);
      return;
    }
    failure = null;
    if (action.do === 'answer') selected = id;
    const done = action.do === 'digits' ? null : underWay.begin(action.do, interaction);
    if (action.do === 'wrapUp') {
      keeping.get(id)?.();
      keeping.delete(id);
    }
    changed();
    phone.perform(action).then(
      () => {
        if (disposed) return;
        if (action.do === 'wrapUp') forgetDraft(id);
        done?.taken();
      },
      (reason: unknown) => {
        if (disposed) return;
        done?.failed();
        fail(action.do, failureOf(reason).reason, id);
      },
    );
  }

  function dial(number: string, queue: string | null): void {
    // A second click.
    if (dialing === number) return;
    if (dialing !== null || interactions.some(isBeingDialed)) {
      fail('dial', 'alreadyDialing', null);
      return;
    }
    if (station === null) {
      fail('dial', 'noStation', null);
      return;
    }
    dialing = number;
    failure = null;
    changed();
    phone.dial(number, queue).then(
      (id) => {
        if (disposed) return;
        if (isLive(id)) {
          selected = id;
          endDialing();
          changed();
          return;
        }
        wanted = id;
        stopDialing = clock.after(DIAL_LIMIT, () => {
          endDialing();
          changed();
        });
      },
      (reason: unknown) => {
        if (disposed) return;
        endDialing();
        fail('dial', failureOf(reason).reason, null);
      },
    );
  }

  function endDialing(): void {
    stopDialing();
    dialing = null;
  }

  function useStation(id: string | null): void {
    if (choosingStation) return;
    choosingStation = true;
    failure = null;
    changed();
    const end = (then: () => void): void => {
      if (disposed) return;
      choosingStation = false;
      then();
    };
    phone.useStation(id).then(
      () =>
        end(() => {
          station = stationNamed(id, view) ?? station;
          lookUps.readStation();
          changed();
        }),
      (reason: unknown) => end(() => fail('useStation', failureOf(reason).reason, null)),
    );
  }

  function act(deed: unknown): void {
    if (disposed || !isPhoneDeed(deed)) return;
    switch (deed.is) {
      case 'perform':
        perform(deed.action);
        break;
      case 'dial':
        dial(deed.number, deed.queue);
        break;
      case 'select':
        if (!isLive(deed.interaction)) break;
        // What was written is on the screen that the agent leaves.
        if (selected !== null) keep(selected);
        selected = deed.interaction;
        changed();
        break;
      case 'write':
        write(deed.interaction, deed.draft);
        break;
      case 'search':
        lookUps.search(deed.text);
        break;
      case 'searchStations':
        lookUps.searchStations(deed.text);
        break;
      case 'useStation':
        useStation(deed.id);
        break;
      case 'dismiss':
        failure = null;
        changed();
    }
  }

  const stop = phone.listen(hear);
  hear(phone.interactions);
  lookUps.begin();

  return {
    get view() {
      return view;
    },
    act,
    dispose() {
      if (disposed) return;
      disposed = true;
      stop();
      stopDialing();
      underWay.dispose();
      lookUps.dispose();
      for (const end of keeping.values()) end();
      for (const each of ending.values()) each.stop();
      phone.dispose();
    },
  };
}

const keptOf = ({ wrapUp }: Interaction): Draft | null =>
  wrapUp?.kept ? { code: wrapUp.kept.code, notes: wrapUp.kept.notes } : null;

const isBeingDialed = ({ state, direction }: Interaction): boolean =>
  direction === 'outbound' && (state === 'dialing' || state === 'contacting');

const stationNamed = (id: string | null, { stations }: PhoneView): Station | null | undefined =>
  id === null ? null : stations?.found?.find((station) => station.id === id);
