import { html, type TemplateResult } from 'lit';
import type { SimulatorState } from '../../world.js';
import { form, item, type Play, type Step, type Steps } from './controls.js';
import { pairs, select, textIn, type Options } from './fields.js';

/** The controls of people: customers who call, and those who set the agent's status. */

const OBJECTS = ['Case', 'LiveChatTranscript', 'MessagingSession', 'Lead'];
const MEDIA = ['voice', 'callback', 'chat', 'email', 'message'];

const WRAP_UP: Options = [
  ['', 'wrap-up as its queue'],
  ...pairs(['optional', 'mandatory', 'timed', 'timedToTheEnd', 'onRequest']),
];

const OMNI_BY: Options = [
  ['supervisor', 'a supervisor'],
  ['agent', 'the agent'],
  ['pushTimeout', 'a push time-out'],
  ['decline', 'a decline'],
  ['login', 'the login'],
  ['automation', 'an automation'],
];
const PURE_CLOUD_BY: Options = [
  ['supervisor', 'a supervisor'],
  ['agent', 'the agent, elsewhere'],
];

/** `free` gives the first name of its kind that is not taken. */
export function customerControls(
  play: Play,
  state: SimulatorState,
  free: (name: string) => string,
): TemplateResult {
  const offer = (data: FormData): Step => {
    const channel = textIn(data, 'channel');
    return { work: free(channel.toLowerCase()), is: 'assigned', channel };
  };
  const ring = (data: FormData): Step => {
    const media = textIn(data, 'media');
    const wrapUp = textIn(data, 'wrapUp');
    const rings = { interaction: free(media), is: 'alerting', media };
    return wrapUp === '' ? rings : { ...rings, wrapUp };
  };
  return html`
    ${form(play, 'Offer work', offer, select('channel', 'Object', pairs(OBJECTS)))}
    ${state.work.map((work) => item(play, work.id, work.is, workSteps(work)))}
    ${form(
      play,
      'Ring the agent',
      ring,
      select('media', 'Media', pairs(MEDIA)),
      select('wrapUp', 'Wrap-up', WRAP_UP),
    )}
    ${state.interactions.map((each) => item(play, each.id, each.is, interactionSteps(each)))}
  `;
}

export function statusControls(play: Play, omni: Options, pureCloud: Options): TemplateResult {
  return html`
    ${form(
      play,
      'Set Omni-Channel',
      (data) => ({ omni: textIn(data, 'omni'), by: textIn(data, 'by') }),
      select('omni', 'Omni-Channel status', omni),
      select('by', 'By', OMNI_BY),
    )}
    ${form(
      play,
      'Set PureCloud',
      (data) => ({ pureCloud: textIn(data, 'pureCloud'), by: textIn(data, 'by') }),
      select('pureCloud', 'PureCloud status', pureCloud),
      select('by', 'By', PURE_CLOUD_BY),
    )}
  `;
}

function workSteps({ id, is }: SimulatorState['work'][number]): Steps {
  const close = ['Close', { work: id, is: 'closed' }] as const;
  if (is !== 'assigned') return [close];
  return [
    ['Accept', { work: id, is: 'accepted' }],
    ['Decline', { work: id, is: 'declined' }],
    close,
  ];
}

function interactionSteps({ id, is, media }: SimulatorState['interactions'][number]): Steps {
  const step = (next: string): Step => ({ interaction: id, is: next, media });
  switch (is) {
    case 'alerting':
      return [
        ['Answer', step('connected')],
        ['Give up', step('ended')],
      ];
    case 'connected':
      return [
        ['Hang up', step('afterCallWork')],
        ['End', step('ended')],
        ['Leave', { customer: id, is: 'hungUp' }],
      ];
    default:
      return [['Wrap up', step('ended')]];
  }
}
