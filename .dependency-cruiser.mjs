/**
 * Who may import whom. The rooms of adapter/ stand above one another; imports point downwards only:
 * entries > panel, settings > session > salesforce, purecloud > replay > ports > call-center > definition > sync.
 * Tests, and what only tests use (contract suites, fixtures, folders named testing, the model of the soak), may import
 * anything.
 */
const MODEL = '^adapter/replay/model/';
const TEST = `\\.(test|contract)\\.ts$|/testing/|fixtures?\\.ts$|${MODEL}`;

/** From the bottom upwards; rooms on one level do not know each other. */
const LEVELS = [
  ['sync'],
  ['definition'],
  ['call-center'],
  ['ports'],
  ['replay'],
  ['omni-bridge'],
  ['salesforce', 'purecloud'],
  ['session'],
  ['panel', 'settings'],
];

/** @type {(name: string, comment: string) => object} */
const room = (name, comment) => {
  const level = LEVELS.findIndex((rooms) => rooms.includes(name));
  const forbidden = LEVELS.slice(level)
    .flat()
    .filter((other) => other !== name);
  const entries =
    '(softphone|page|agent-page|chunks|cards|grant|follower|later|phone|phone-alone|event-api|console-presence|sign-in|settings|voice|voice-agent|voice-panel)\\.ts';
  return {
    name: `direction-${name}`,
    comment,
    severity: 'error',
    from: { path: `^adapter/${name}/`, pathNot: TEST },
    to: { path: `^adapter/((${forbidden.join('|')})/|${entries})` },
  };
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'What the softphone imports belongs into "dependencies".',
      severity: 'error',
      from: { path: '^adapter/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-test-in-the-product',
      comment: 'The benchmarks measure with the stand-ins of the tests.',
      severity: 'error',
      from: { path: '^(adapter|scripts)/', pathNot: [TEST, '^scripts/bench/'] },
      to: { path: '\\.(test|contract)\\.ts$|^adapter/.*/testing/' },
    },
    {
      name: 'no-model-in-the-product',
      comment: 'The model tests need development packages.',
      severity: 'error',
      from: { path: '^adapter/', pathNot: TEST },
      to: { path: MODEL },
    },
    {
      name: 'adapter-knows-no-scripts',
      comment: 'The softphone is never told that it is in a simulator.',
      severity: 'error',
      from: { path: '^adapter/', pathNot: TEST },
      to: { path: '^(scripts|static-resources|callcenter)/' },
    },
    {
      name: 'pure-rooms-import-nothing',
      comment: 'No package and no Node in the pure rooms.',
      severity: 'error',
      from: { path: '^adapter/(sync|definition|call-center|replay)/', pathNot: TEST },
      to: { dependencyTypesNot: ['local', 'type-only'] },
    },
    {
      name: 'no-node-in-the-product',
      comment: 'What builds it (.mjs) runs in Node.',
      severity: 'error',
      from: { path: '^adapter/', pathNot: `${TEST}|\\.mjs$` },
      to: { dependencyTypes: ['core'] },
    },
    room('sync', 'The engine knows nobody.'),
    room('definition', 'Definitions become rules of the engine; nothing else is known.'),
    room('call-center', 'A call center definition is a record, whoever reads and writes it.'),
    room('ports', 'A port speaks the words of the engine and of the definition.'),
    room('replay', 'A virtual world is no product; of the ports it may know the types.'),
    room('salesforce', 'The two products do not know each other.'),
    room('purecloud', 'The two products do not know each other.'),
    room('session', 'A session has no face.'),
    {
      name: 'direction-panel',
      comment: 'The panel shows a view; who makes it is not its concern.',
      severity: 'error',
      from: { path: '^adapter/panel/', pathNot: TEST },
      to: {
        path: '^adapter/',
        pathNot:
          '^adapter/(panel/|session/(phone/|phone-around/|noticed/)?view\\.ts|sync/|definition/|ports/)',
      },
    },
    {
      name: 'direction-settings',
      comment: "The settings page shares the panel's look, and drives no agent's session.",
      severity: 'error',
      from: { path: '^adapter/settings/', pathNot: TEST },
      to: {
        path: '^adapter/',
        pathNot:
          '^adapter/(settings/|panel/(look/|connection/save-file\\.ts)|replay/|sync/|definition/|call-center/|ports/)',
      },
    },
    {
      name: 'direction-panel-sees-types-of-the-session',
      severity: 'error',
      from: { path: '^adapter/panel/', pathNot: TEST },
      to: { path: '^adapter/session/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
    exclude: { path: '^dist/' },
  },
};
