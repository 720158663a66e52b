import { html, type TemplateResult } from 'lit';
import { buttons, form, type Play, type Step, type Steps } from './controls.js';
import { number, numberIn, pairs, select, textIn, type Options } from './fields.js';

/** The controls of everything that can go wrong between the softphone and the two products. */

const REST_FAULTS: Options = [
  ['429', '429, too many requests'],
  ['401', '401, not signed in'],
  ['403', '403, not permitted'],
  ['500', '500, an error'],
  ['503', '503, unavailable'],
  ['timeout', 'no answer at all'],
];

/** What Open CTI asks of the org, and how that goes wrong. */
const CRM_CALLS: Options = [
  ['save', 'a call log is saved'],
  ['search', 'somebody is looked for'],
];

const CRM_FAULTS: Options = [
  ['refused', 'is refused'],
  ['noAnswer', 'is not answered'],
  ['late', 'is answered late'],
];

const REFUSALS: Options = [
  ['permanent', 'for good'],
  ['transient', 'for now'],
];

/** What another administrator may change behind the settings page's back. */
const SAVED_ITEMS: Options = [
  ['enabled', 'Enable Omni-Channel sync'],
  ['startupAuthority', 'When the two disagree at the start'],
];

const faults = (fault: string, ...states: readonly string[]): Steps =>
  states.map((is) => [is, { fault, is }] as const);

const REACHES: readonly (readonly [title: string, steps: Steps])[] = [
  [
    'Omni-Channel is',
    [
      ['lost', { reach: 'omni', is: 'lost' }],
      ['back', { reach: 'omni', is: 'back' }],
      ['logged in twice', { reach: 'omni', is: 'duplicateLogin' }],
    ],
  ],
  [
    'PureCloud is',
    [
      ['lost', { reach: 'pureCloud', is: 'lost' }],
      ['back', { reach: 'pureCloud', is: 'back' }],
    ],
  ],
  ['Bridge', faults('bridge', 'absent', 'silent', 'back')],
  ['Socket', faults('socket', 'drop', 'closing', 'silent', 'refuse')],
  ['Token', faults('token', 'expired', 'revoked')],
  ['Off queue', faults('offQueue', 'held', 'granted')],
  [
    'The next call of the settings page is',
    faults('metadata', 'refused', 'expired', 'down', 'limit'),
  ],
];

/** `refusable`: statuses as `side name`. */
export function networkControls(play: Play, refusable: Options): TemplateResult {
  return html`
    ${REACHES.map(([title, steps]) => buttons(play, title, steps))}
    ${form(
      play,
      'Answer requests so',
      restFault,
      select('status', 'Answer', REST_FAULTS),
      number('retryAfter', 'Retry after, s', ''),
      number('times', 'Times', '3'),
    )}
    ${form(
      play,
      'Salesforce fails so',
      crmFault,
      select('of', 'When', CRM_CALLS),
      select('is', 'It', CRM_FAULTS),
      number('times', 'Times', '1'),
    )}
    ${form(
      play,
      'Refuse',
      refusal,
      select('what', 'Status', refusable),
      select('how', 'How', REFUSALS),
      number('times', 'Times', '1'),
    )}
    ${form(
      play,
      'Set latency',
      (data) => ({
        fault: 'network',
        latency: numberIn(data, 'latency') ?? 0,
        jitter: numberIn(data, 'jitter') ?? 0,
      }),
      number('latency', 'Latency, ms', '400'),
      number('jitter', 'Jitter, ms', '300'),
    )}
    ${form(
      play,
      'Save in Setup',
      (data) => ({ definition: { [textIn(data, 'item')]: textIn(data, 'value') } }),
      select('item', 'Item of the definition', SAVED_ITEMS),
      select('value', 'Value', pairs(['true', 'false', 'none'])),
    )}
    ${form(
      play,
      'Set idle time-out',
      (data) => ({ fault: 'idle', timeout: numberIn(data, 'timeout') ?? 300 }),
      number('timeout', 'Seconds', '300'),
    )}
  `;
}

function refusal(data: FormData): Step {
  const [side = '', status = ''] = textIn(data, 'what').split(' ');
  return { refuse: side, status, how: textIn(data, 'how'), times: numberIn(data, 'times') ?? 1 };
}

function crmFault(data: FormData): Step {
  const [of, is] = [textIn(data, 'of'), textIn(data, 'is')];
  return { fault: 'crm', of, is, times: numberIn(data, 'times') ?? 1 };
}

function restFault(data: FormData): Step {
  const status = textIn(data, 'status');
  const times = numberIn(data, 'times') ?? 1;
  if (status === 'timeout') return { fault: 'rest', timeout: true, times };
  const retryAfter = numberIn(data, 'retryAfter');
  return {
    fault: 'rest',
    status: Number(status),
    times,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
