import type { Notice } from '../../ports/crm.js';
import type { Interaction } from '../../ports/phone.js';
import type { AroundWords, NoticeKind } from './words.js';

/** Names of SLDS utility icons: https://www.lightningdesignsystem.com/icons/#utility */
const ICONS: Readonly<Record<NoticeKind, string>> = {
  signedOut: 'end_call',
  idle: 'call',
  alerting: 'incoming_call',
  offered: 'notification',
  dialing: 'outbound_call',
  connected: 'call',
  open: 'chat',
  held: 'pause',
  afterCallWork: 'edit_form',
};

/** What wants the agent's eye first. */
const ORDER: readonly NoticeKind[] = [
  'alerting',
  'offered',
  'dialing',
  'connected',
  'held',
  'open',
  'afterCallWork',
];

/** Longer labels are cut by the bar anyway. */
const LONGEST = 40;

function kindOf({ state, held, media }: Interaction): NoticeKind {
  const isCall = media === 'voice';
  switch (state) {
    case 'alerting':
      return isCall ? state : 'offered';
    case 'afterCallWork':
      return state;
    case 'contacting':
    case 'dialing':
      return 'dialing';
    case 'connected':
      if (held) return 'held';
      return isCall ? 'connected' : 'open';
  }
}

/** The utility bar's label and icon for what an agent is doing; `null`: there is no phone. */
export function noticeFor(interactions: readonly Interaction[] | null, words: AroundWords): Notice {
  if (interactions === null) return { label: words.notice.signedOut, icon: ICONS.signedOut };
  const kinds = interactions.map(kindOf);
  const kind = ORDER.find((one) => kinds.includes(one));
  const shown = interactions[kinds.findIndex((one) => one === kind)];
  if (kind === undefined || shown === undefined) {
    return { label: words.notice.idle, icon: ICONS.idle };
  }
  const who = shown.party.name === '' ? shown.party.address : shown.party.name;
  const label = who === '' ? words.notice[kind] : `${words.notice[kind]}: ${who}`;
  return {
    label: label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label,
    icon: ICONS[kind],
  };
}
