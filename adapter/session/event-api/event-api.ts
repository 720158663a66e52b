import type { CallCenterSettings } from '../../definition/definition.js';
import { readEventApiSettings } from '../../definition/event-api-settings.js';
import type { Disposer } from '../../ports/disposer.js';
import { createAllowance } from './allowance.js';
import type { EventApi, EventApiOptions } from './code.js';
import { eventsBetween, remembered } from './events.js';
import { snapshotOf, type SeenView } from './facts.js';
import { expect, refusal, type Expectation } from './outcome.js';
import {
  OUR_SOURCE,
  VERSION,
  VERSIONS,
  type AnswerBody,
  type Said,
  type Snapshot,
} from './protocol.js';
import { nameOf, readAction, readMessage, type Heard } from './read-message.js';
import { createRequests, type Request } from './requests.js';

/** What has not come of an action by then is told as unknown; longer than a deed waits for a leader. In milliseconds. */
const ANSWER_LIMIT = 15_000;

/** What is said to everybody is said at most so often, however many ask; in milliseconds. */
const SAY_AGAIN = 1_000;

/**
 * The definition is read again after so many milliseconds, as who switches the API off in Setup by hand may leave the
 * revision as it is.
 */
const READ_EVERY = 2 * 60_000;

/** An action under way. */
interface Waiting {
  readonly request: Request;
  readonly expectation: Expectation;
  readonly since: number;
  readonly stops: readonly Disposer[];
}

/** When another look is worth while though nothing was heard: what is pending by then is told as that. */
const LOOK_AGAIN = 3_000;

/**
 * Lets other components of this tab's console listen, and act where the definition allows it: as if the agent did it in
 * this tab's panel, whose view tells what comes of it.
 */
export function createEventApi(options: EventApiOptions): EventApi {
  const { channel, clock, instanceId, actions } = options;
  let { settings } = readEventApiSettings(options.settings);
  let view: SeenView = options.view;
  let known: Snapshot | null = null;
  let seq = 0;
  let disposed = false;
  let deaf: Disposer | null = null;
  const allowance = createAllowance(() => clock.now());
  const requests = createRequests();
  const waiting = new Set<Waiting>();

  function say(said: Said): void {
    if (disposed || settings.is === 'off') return;
    seq += 1;
    channel.publish({ version: VERSION, source: OUR_SOURCE, instanceId, seq, ...said });
  }

  // ---- events

  function begin(): void {
    if (settings.is === 'off' || deaf !== null) return;
    deaf = channel.listen((message) => {
      if (!disposed) hear(readMessage(message));
    });
    tellAll.now();
  }

  function tell(): void {
    if (settings.is === 'off') return;
    const now = snapshotOf(view, settings);
    const before = known;
    known = remembered(before, now);
    if (before === null) return;
    for (const body of eventsBetween(before, now)) say({ type: 'event', body });
  }

  /** At once, and for all who ask within a while only once more. */
  function sayer(act: () => void) {
    let stop: Disposer | null = null;
    let again = false;
    const now = (): void => {
      if (stop !== null) {
        again = true;
        return;
      }
      act();
      stop = clock.after(SAY_AGAIN, () => {
        stop = null;
        if (!again) return;
        again = false;
        now();
      });
    };
    return { now, stop: () => stop?.() };
  }

  const tellAll = sayer(() => {
    tell();
    if (known !== null) say({ type: 'snapshot', body: { ...snapshotOf(view, settings) } });
  });
  const tellVersions = sayer(() => say({ type: 'versions', body: { versions: VERSIONS } }));

  // ---- what other components say

  function hear(heard: Heard | null): void {
    if (heard === null || !allowance.read()) return;
    switch (heard.is) {
      case 'hello':
        tellAll.now();
        break;
      case 'foreign':
        tellVersions.now();
        break;
      case 'invalid':
        answer(heard, refusal('invalid', { message: heard.expected }));
        break;
      case 'action':
        ask(heard);
    }
  }

  const answer = ({ from, requestId }: Omit<Request, 'body'>, body: AnswerBody): void =>
    say({ type: 'answer', requestId, to: from, body });

  function ask(request: Request): void {
    const state = requests.begin(request);
    if (state === 'underWay') return;
    if (state === 'other') answer(request, refusal('requestIdUsed'));
    else if (state !== 'begun') answer(request, state);
    else decide(request);
  }

  function decide(request: Request): void {
    const end = (body: AnswerBody): void => {
      requests.answered(request, body);
      answer(request, body);
    };
    if (settings.is !== 'actions') return end(refusal('off'));
    const read = readAction(request.body);
    if (!read.ok) return end(refusal(read.reason, { message: read.expected }));
    const action = nameOf(read.asked);
    if (!settings.allowed.includes(action)) return end(refusal('notAllowed'));
    const taken = allowance.take(action);
    if (taken !== 'taken') {
      requests.forget(request);
      answer(request, refusal('tooMany', { retryAfter: taken }));
      return;
    }
    const expectation = expect(read.asked, view);
    const { before, deed } = expectation;
    if (before !== null || deed === null) return end(before ?? refusal('notPossible'));
    const one: Waiting = {
      request,
      expectation,
      since: clock.now(),
      stops: [
        clock.after(LOOK_AGAIN, look),
        clock.after(ANSWER_LIMIT, () => settle(one, refusal('noAnswer'))),
      ],
    };
    waiting.add(one);
    actions.componentAsked(action);
    if (deed.is === 'choose') actions.choosePureCloud(deed.status);
    else actions.phone(deed.deed);
  }

  const look = (): void => {
    for (const one of [...waiting]) settle(one, null);
  };

  /** Answers what can be answered by now; `late`: what is said where nothing has come of it. */
  function settle(one: Waiting, late: AnswerBody | null): void {
    const body = one.expectation.look(view, clock.now() - one.since) ?? late;
    if (body === null || !waiting.delete(one)) return;
    for (const stop of one.stops) stop();
    requests.answered(one.request, body);
    answer(one.request, body);
  }

  function use(given: CallCenterSettings): void {
    if (disposed) return;
    const before = JSON.stringify(settings);
    const next = readEventApiSettings(given);
    if (JSON.stringify(next.settings) === before) return;
    if (next.settings.is === 'off') say({ type: 'event', body: { event: 'switchedOff' } });
    ({ settings } = next);
    known = null;
    if (settings.is !== 'off') {
      if (deaf === null) begin();
      else tellAll.now();
      return;
    }
    deaf?.();
    deaf = null;
  }

  let stopReading: Disposer = () => undefined;

  function readLater(): void {
    stopReading = clock.after(READ_EVERY, () => {
      options.readSettings().then(use, () => undefined);
      readLater();
    });
  }

  begin();
  readLater();

  return {
    look(now) {
      if (disposed) return;
      view = now;
      tell();
      look();
    },
    use,
    dispose() {
      if (disposed) return;
      disposed = true;
      stopReading();
      deaf?.();
      tellAll.stop();
      tellVersions.stop();
      for (const { stops } of waiting) for (const stop of stops) stop();
      waiting.clear();
      channel.dispose();
    },
  };
}
