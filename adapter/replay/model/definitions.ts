/** Arbitrary definitions, as `getCallCenterSettings` returns them. */
import fc from 'fast-check';
import { MEDIA, OBJECTS, OMNI_NAMES, PURE_CLOUD_NAMES } from './model-org.js';

export type Settings = Readonly<Record<string, string>>;

const ON_QUEUE = 'ON_QUEUE';
const NONE = 'none';

const settings = (items: Readonly<Record<string, string>>): Settings =>
  Object.fromEntries(Object.entries(items).map(([name, value]) => [`/omniSync/${name}`, value]));

const omni = fc.constantFrom(...OMNI_NAMES);
const pureCloud = fc.constantFrom(...PURE_CLOUD_NAMES);

/** M is an available-type status more often than not; busy-type ones are one of the presets. */
const mapped = fc.constantFrom('Available_Chat', 'Available_Chat', 'Available_All', 'Busy');

const authority = fc.constantFrom('pureCloud', 'pureCloud', 'omni', 'ask', 'ask', 'none');

/** Sync is off in a few: then nothing may be written at all. */
const enabled = fc.integer({ min: 0, max: 19 }).map((one) => (one === 19 ? 'false' : 'true'));

const orNone = (arb: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: arb }, { weight: 1, arbitrary: fc.constant(NONE) });

/** Version 1: T1 to T4 set or not, T3 and T4 now and then Q and M. */
export const version1: fc.Arbitrary<Settings> = fc
  .record({
    enabled,
    mapped,
    authority,
    t1: orNone(pureCloud.filter((status) => status !== ON_QUEUE)),
    t2: orNone(omni),
    t3: orNone(fc.constantFrom('BUSY', 'BUSY', 'BUSY', ...PURE_CLOUD_NAMES)),
    t4: orNone(fc.constantFrom('On_Phone', 'Busy', 'Busy', ...OMNI_NAMES)),
    external: fc.constantFrom(NONE, NONE, 'MessagingSession'),
  })
  .map((items) =>
    settings({
      definitionVersion: '1',
      enabled: items.enabled,
      startupAuthority: items.authority,
      mappedOmniStatus: items.mapped,
      leavingMappedStatus: items.t1,
      // T2 = M is an error of the definition, which switches sync off.
      leavingOnQueueStatus: items.t2 === items.mapped ? 'Transition' : items.t2,
      salesforceWorkStatus: items.t3,
      pureCloudWorkStatus: items.t4,
      externallyRoutedWork: items.external,
    }),
  );

const some = (values: readonly string[]): fc.Arbitrary<string> =>
  fc.subarray([...values], { minLength: 1, maxLength: 2 }).map((chosen) => chosen.join(', '));

const optional = (arb: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: arb });

/** Words that are there or not, joined by single blanks. */
const sentence = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((words) => words.filter((word) => word !== '').join(' '));

const word = (text: string): fc.Arbitrary<string> => fc.constant(text);
const always = optional(word('always'));

const holds: fc.Arbitrary<string> = fc.oneof(
  sentence(
    word('while salesforce work'),
    optional(some(OBJECTS).map((objects) => `on ${objects}`)),
    optional(fc.constantFrom('from assigned', 'from accepted')),
    optional(fc.constantFrom('at 50%', 'at 100%')),
    word('hold pureCloud'),
    pureCloud,
    always,
  ),
  sentence(
    word('while pureCloud work'),
    optional(some(MEDIA).map((media) => `on ${media}`)),
    optional(fc.constantFrom('from alerting', 'from connected')),
    optional(fc.constantFrom('until disconnected', 'until wrapup')),
    word('hold omni'),
    omni,
    always,
  ),
  sentence(word('while pureCloud not responding hold omni'), omni, always),
  sentence(
    word('while pureCloud unreachable'),
    optional(fc.constantFrom('for 5s', 'for 60s')),
    word('hold omni'),
    omni,
    always,
  ),
  sentence(
    word('while omni unreachable'),
    optional(fc.constantFrom('for 5s', 'for 60s')),
    word('hold pureCloud'),
    pureCloud,
    always,
  ),
);

const omniOrAny = fc.oneof({ weight: 5, arbitrary: omni }, { weight: 1, arbitrary: word('any') });
const pureCloudOrAny = fc.oneof(
  { weight: 5, arbitrary: pureCloud },
  { weight: 1, arbitrary: word('any') },
);

/** Rules about changes: what a status of one side does to the other. */
const changes: fc.Arbitrary<string> = fc.oneof(
  sentence(word('pair'), omni, word('with'), pureCloud),
  sentence(word('when omni is'), omniOrAny, word('set pureCloud'), pureCloud),
  sentence(word('when pureCloud is'), pureCloudOrAny, word('set omni'), omni),
  sentence(word('when omni leaves'), omniOrAny, word('set pureCloud'), pureCloud),
  sentence(word('when pureCloud leaves'), pureCloudOrAny, word('set omni'), omni),
  sentence(word('after omni push timeout set pureCloud'), pureCloud),
  sentence(word('after omni decline set pureCloud'), pureCloud),
  sentence(word('ignore omni'), omniOrAny),
  sentence(word('ignore pureCloud'), pureCloudOrAny),
);

/** What the recommended template begins with; agreement holds for it whatever holds follow. */
const TEMPLATE = [
  'pair Available_Chat with ON_QUEUE',
  'pair Lunch with MEAL',
  'when omni leaves Available_Chat set pureCloud AVAILABLE',
  'when pureCloud leaves ON_QUEUE set omni Transition',
];

/** Version 2: the template with arbitrary holds, or arbitrary rules altogether. */
export const version2: fc.Arbitrary<Settings> = fc
  .record({
    enabled,
    authority,
    duringHold: fc.constantFrom('override', 'override', 'queue'),
    external: fc.constantFrom(NONE, NONE, NONE, 'MessagingSession'),
    // Of no concern to the engine: it is written when the last tab closes.
    sessionEnd: fc.constantFrom(NONE, NONE, 'OFFLINE'),
    gap: fc.constantFrom(1, 1, 7),
    sentences: fc.oneof(
      fc.array(holds, { minLength: 1, maxLength: 4 }).map((chosen) => [...TEMPLATE, ...chosen]),
      fc.array(fc.oneof(changes, changes, holds), { minLength: 1, maxLength: 8 }),
    ),
  })
  .map((items) =>
    settings({
      definitionVersion: '2',
      enabled: items.enabled,
      startupAuthority: items.authority,
      duringHold: items.duringHold,
      externallyRoutedWork: items.external,
      sessionEndStatus: items.sessionEnd,
      ...Object.fromEntries(
        items.sentences.map((text, index) => [`rule${1 + index * items.gap}`, text]),
      ),
    }),
  );
