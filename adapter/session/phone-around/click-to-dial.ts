import type { Clock } from '../../ports/clock.js';
import type { ClickedNumber, CrmPort, CrmRecord } from '../../ports/crm.js';
import type { Disposer } from '../../ports/disposer.js';
import { isString } from '../../ports/json.js';
import type { Interaction } from '../../ports/phone.js';
import type { PhoneView } from '../phone/view.js';
import type { CallMarks, ClickMark } from './call-marks.js';
import { relationTo } from './relation.js';
import type { AroundPhoneView, ClickRefusal } from './view.js';

/** A click's call is there by then, or is not coming; in milliseconds. */
const CALL_LIMIT = 30_000;

/** A click before the phone is there is refused by then, in milliseconds. */
const PHONE_LIMIT = 5_000;

/** A refusal is read by then, in milliseconds. */
const TOLD_FOR = 15_000;

export interface ClickToDialOptions {
  readonly crm: CrmPort;
  readonly clock: Clock;
  readonly marks: CallMarks;
  /** The definition has it so. */
  readonly switchedOn: boolean;
  readonly dial: (number: string) => void;
  /** A click's call is there; the record is where the number stood. */
  readonly onFound: (conversation: string, record: CrmRecord) => void;
  readonly onChange: () => void;
}

/** Numbers of the console that the agent clicks. */
export interface ClickToDial {
  readonly refused: AroundPhoneView['refused'];
  /** `null`: nobody is signed in, or the phone is not there yet. */
  look(phone: PhoneView | null): void;
  /** The refusal was read. */
  dismiss(): void;
  dispose(): void;
}

/** A click whose call is not there yet. */
interface Clicked extends ClickMark {
  /** `null`: the page that it was clicked in has gone. */
  readonly number: string | null;
  readonly record: ClickedNumber['record'];
}

/**
 * While there is a phone, numbers are links also where it cannot call just now: a click is then answered with the
 * reason, where a number that is no link says nothing.
 */
export function createClickToDial(options: ClickToDialOptions): ClickToDial {
  const { crm, clock, marks, switchedOn, dial, onChange } = options;
  let phone: PhoneView | null = null;
  let clicked = whatWasClicked(marks.clicked);
  let refused: AroundPhoneView['refused'] = null;
  /** Unknown at first: a page that was here before may have left links behind. */
  let allowed: boolean | null = null;
  let hadPhone = false;
  /** A click on such a link while the phone is being loaded. */
  let tooEarly: ClickedNumber | null = null;
  let stopWaiting: Disposer = () => undefined;
  let stopTelling: Disposer = () => undefined;

  function why(): ClickRefusal | null {
    if (!switchedOn) return 'switchedOff';
    if (phone === null) return 'signedOut';
    if (phone.station === null) return 'noStation';
    const dialing = phone.dialing !== null || phone.interactions.some(isBeingDialed);
    // What another page has left behind may never come.
    return dialing || isString(waiting()?.number) ? 'dialing' : null;
  }

  const waiting = (): Clicked | null =>
    clicked !== null && clock.now() < clicked.at + CALL_LIMIT ? clicked : null;

  function onClick(click: ClickedNumber): void {
    // A double click.
    if (waiting()?.number === click.number) return;
    crm.openPanel();
    if (switchedOn && !hadPhone) waitForPhone(click);
    else take(click);
  }

  function waitForPhone(click: ClickedNumber): void {
    tooEarly = click;
    stopWaiting();
    stopWaiting = clock.after(PHONE_LIMIT, takeEarly);
  }

  function takeEarly(): void {
    stopWaiting();
    const click = tooEarly;
    tooEarly = null;
    if (click !== null) take(click);
  }

  function take({ number, record }: ClickedNumber): void {
    const because = why();
    if (because === null) {
      const known = (phone?.interactions ?? []).map(({ id }) => id);
      const relation = record === null ? null : relationTo(record);
      const mark = { at: clock.now(), known, relation };
      clicked = { number, record, ...mark };
      marks.clicked = mark;
      tell(null);
      dial(number);
    } else tell({ because, number, at: clock.now() });
  }

  function tell(now: AroundPhoneView['refused']): void {
    stopTelling();
    if (now === null && refused === null) return;
    refused = now;
    if (now !== null) stopTelling = clock.after(TOLD_FOR, () => tell(null));
    onChange();
  }

  /** The phone dials one number at a time, so that the next call that goes out is the one that was clicked. */
  function findCall({ interactions, failure }: PhoneView): void {
    const wanted = waiting();
    if (wanted === null) {
      forget();
      return;
    }
    const call = interactions.find(
      ({ id, direction }) => direction === 'outbound' && !wanted.known.includes(id),
    );
    if (call !== undefined) {
      forget();
      const { relation, record } = wanted;
      if (relation !== null) marks.add(call.id, { ...relation, chosen: true });
      if (record !== null) options.onFound(call.id, record);
    } else if (failure?.wanted === 'dial' && failure.at >= wanted.at) forget();
  }

  function forget(): void {
    if (clicked === null) return;
    clicked = null;
    marks.clicked = null;
  }

  const stop = crm.onClickToDial(onClick);

  return {
    get refused() {
      return refused;
    },
    look(now) {
      phone = now;
      const allow = switchedOn && now !== null;
      if (allow !== allowed) {
        allowed = allow;
        crm.allowClickToDial(allow);
      }
      if (now !== null) {
        hadPhone = true;
        takeEarly();
        findCall(now);
        // Not yet: another page's click may still have its call.
      } else if (clicked?.number !== null) forget();
    },
    dismiss: () => tell(null),
    dispose() {
      stop();
      stopWaiting();
      stopTelling();
    },
  };
}

const whatWasClicked = (mark: ClickMark | null): Clicked | null =>
  mark === null ? null : { ...mark, number: null, record: null };

const isBeingDialed = ({ state, direction }: Interaction): boolean =>
  direction === 'outbound' && (state === 'dialing' || state === 'contacting');
