import { svg, type TemplateResult } from 'lit';
import { icon } from '../look/icons.js';
import type { KnownMedia, ShownState } from './messages/messages.js';
import type { PhoneDeed } from '../../ports/phone.js';

const handset = svg`<path d="M3.2 2.5h2.1l1.2 3-1.4 1.1a8 8 0 0 0 4.3 4.3l1.1-1.4 3 1.2v2.1a1 1 0 0 1-1 1A10.3 10.3 0 0 1 2.2 3.5a1 1 0 0 1 1-1Z" />`;

const call = (): TemplateResult => icon(handset);
const ring = (): TemplateResult =>
  icon(svg`${handset}<path d="M9.5 2.2a4.4 4.4 0 0 1 4.3 4.3M9.5 4.9a1.8 1.8 0 0 1 1.6 1.6" />`);
const outgoing = (): TemplateResult => icon(svg`${handset}<path d="m10 6 4-4M10.7 2H14v3.3" />`);
const hangUp = (): TemplateResult =>
  icon(
    svg`<path d="M2 9.6c0-2.4 3-3.9 6-3.9s6 1.5 6 3.9v1a.8.8 0 0 1-1 .7l-2.4-.6a.8.8 0 0 1-.6-.8V8.6a8 8 0 0 0-4 0v1.3a.8.8 0 0 1-.6.8l-2.4.6a.8.8 0 0 1-1-.7Z" />`,
  );
const pause = (): TemplateResult => icon(svg`<path d="M5.5 3.5v9M10.5 3.5v9" stroke-width="2" />`);
const play = (): TemplateResult => icon(svg`<path d="M5 3.2 12.5 8 5 12.8z" />`);
const mic = (): TemplateResult =>
  icon(
    svg`<rect x="6" y="1.8" width="4" height="7.4" rx="2" /><path d="M3.5 7.8a4.5 4.5 0 0 0 9 0M8 12.3v2M5.8 14.3h4.4" />`,
  );
const micOff = (): TemplateResult =>
  icon(
    svg`<path d="M6 5V3.8a2 2 0 0 1 4 0v3.4M3.5 7.8a4.5 4.5 0 0 0 7.6 3.2M12.5 7.8v.3M8 12.3v2M5.8 14.3h4.4M2.5 2.5l11 11" />`,
  );
const keypad = (): TemplateResult =>
  icon(
    svg`<path stroke-width="2.2" d="M3.5 3.5v0M8 3.5v0M12.5 3.5v0M3.5 8v0M8 8v0M12.5 8v0M3.5 12.5v0M8 12.5v0M12.5 12.5v0" />`,
  );
const transfer = (): TemplateResult =>
  icon(
    svg`<path d="M2.5 5.5h10M9.8 2.8l2.7 2.7-2.7 2.7M13.5 10.5h-10M6.2 7.8l-2.7 2.7 2.7 2.7" />`,
  );
const record = (): TemplateResult =>
  icon(svg`<circle cx="8" cy="8" r="6" /><circle cx="8" cy="8" r="2.4" fill="currentColor" />`);
const recordOff = (): TemplateResult =>
  icon(svg`<circle cx="8" cy="8" r="6" /><path d="M6.5 6v4M9.5 6v4" />`);
const pencil = (): TemplateResult =>
  icon(svg`<path d="m3 13 .6-2.6L11 3l2 2-7.4 7.4zM9.6 4.4l2 2" />`);
const voicemail = (): TemplateResult =>
  icon(
    svg`<circle cx="4.5" cy="8" r="2.5" /><circle cx="11.5" cy="8" r="2.5" /><path d="M4.5 10.5h7" />`,
  );
const people = (): TemplateResult =>
  icon(
    svg`<circle cx="6" cy="5.5" r="2.5" /><path d="M1.8 13a4.2 4.2 0 0 1 8.4 0M10.5 3.3a2.5 2.5 0 0 1 0 4.4M12 9.3a4.2 4.2 0 0 1 2.2 3.7" />`,
  );

const cross = (): TemplateResult => icon(svg`<path d="m4 4 8 8M12 4l-8 8" />`);

const bubble = (): TemplateResult => icon(svg`<path d="M2.5 3.5h11v7.5H7L4 13.5V11H2.5z" />`);
const envelope = (): TemplateResult =>
  icon(svg`<rect x="2" y="3.5" width="12" height="9" rx="1" /><path d="m2.5 4.5 5.5 4 5.5-4" />`);

/** One shape for each medium. */
export const mediaIcon: Readonly<Record<KnownMedia, () => TemplateResult>> = {
  voice: call,
  callback: outgoing,
  chat: bubble,
  email: envelope,
  message: bubble,
  other: people,
};

const stateIcon: Readonly<Record<ShownState, () => TemplateResult>> = {
  alerting: ring,
  contacting: ring,
  dialing: outgoing,
  connected: call,
  held: pause,
  afterCallWork: pencil,
};

const deedIcon: Readonly<Partial<Record<PhoneDeed, () => TemplateResult>>> = {
  answer: call,
  decline: hangUp,
  hangUp,
  hold: pause,
  resume: play,
  mute: mic,
  unmute: micOff,
  securePause: recordOff,
  secureResume: record,
  toVoicemail: voicemail,
  requestAfterCallWork: pencil,
  digits: keypad,
  transfer,
  callBack: outgoing,
  merge: people,
};

const isCall = (media: KnownMedia): boolean => media === 'voice' || media === 'callback';

/** One shape for each state, so that its colour is never alone; what is no call has no handset. */
export const stateIconOf = (state: ShownState, media: KnownMedia): TemplateResult =>
  !isCall(media) && (state === 'alerting' || state === 'connected')
    ? mediaIcon[media]()
    : stateIcon[state]();

export function deedIconOf(deed: PhoneDeed, media: KnownMedia): TemplateResult | undefined {
  if (!isCall(media)) {
    if (deed === 'answer') return mediaIcon[media]();
    if (deed === 'decline' || deed === 'hangUp') return cross();
  }
  return deedIcon[deed]?.();
}

export { micOff, recordOff };
