import type { AroundView, ClickRefusal, UnsavedCallLog } from '../../session/phone-around/view.js';

/** Salesforce around the phone, as the panel's tests and pictures show it. */

const AT = Date.UTC(2026, 0, 5, 9, 30);

export const NOTHING_AROUND: AroundView = {
  refused: null,
  unsaved: [],
  logs: true,
  related: {},
  noFront: null,
  contacts: null,
  leaving: null,
};

const refused = (because: ClickRefusal): AroundView => ({
  ...NOTHING_AROUND,
  refused: { because, number: '(415) 555-0117', at: AT },
});

const unsaved = (because: UnsavedCallLog['because'], number = '+14155550117'): UnsavedCallLog => ({
  conversation: `7d3c1e52-${because}`,
  at: AT,
  number,
  because,
  again: because === 'unsure' ? null : AT + 60_000,
});

/** A reason without an example does not compile. */
const REFUSED: Readonly<Record<ClickRefusal, AroundView>> = {
  signedOut: refused('signedOut'),
  noStation: refused('noStation'),
  dialing: refused('dialing'),
  switchedOff: refused('switchedOff'),
};

const UNSAVED: Readonly<Record<UnsavedCallLog['because'], UnsavedCallLog>> = {
  notReady: unsaved('notReady'),
  noAnswer: unsaved('noAnswer', ''),
  refused: unsaved('refused'),
  gone: unsaved('gone'),
  unsure: unsaved('unsure'),
};

export const UNSAVED_LOGS: AroundView = {
  ...NOTHING_AROUND,
  unsaved: [UNSAVED.refused, UNSAVED.unsure],
};

export const LEAVING: AroundView = { ...UNSAVED_LOGS, leaving: { logs: 2, live: 0 } };

const LEAVING_LIVE: AroundView = { ...NOTHING_AROUND, leaving: { logs: 0, live: 1 } };

export const AROUND_GALLERY: Readonly<Record<string, AroundView>> = {
  nothing: NOTHING_AROUND,
  ...Object.fromEntries(
    Object.entries(REFUSED).map(([because, view]) => [`refused: ${because}`, view]),
  ),
  ...Object.fromEntries(
    Object.entries(UNSAVED).map(([because, log]) => [
      `unsaved: ${because}`,
      { ...NOTHING_AROUND, unsaved: [log] },
    ]),
  ),
  several: UNSAVED_LOGS,
  leaving: LEAVING,
  'leaving in an interaction': LEAVING_LIVE,
};
