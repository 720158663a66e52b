import js from '@eslint/js';
import globals from 'globals';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import tseslint from 'typescript-eslint';

const PURE = ['adapter/{sync,definition,call-center,replay}/**/*.ts'];
const TESTS = ['**/*.test.ts', '**/*.contract.ts', '**/testing/**/*.ts'];

/** Ways in which text from outside could become code or markup, or a message reach a stranger. */
const DANGEROUS = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Text from outside must not become markup; render it with lit.',
  },
  {
    selector: "CallExpression[callee.property.name='postMessage'] > Literal[value='*']",
    message: 'Name the origin that may read the message.',
  },
  {
    selector:
      "CallExpression[callee.property.name='postMessage'] Property[key.name='targetOrigin'] > Literal[value='*']",
    message: 'Name the origin that may read the message.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'document.write makes markup of text.',
  },
];

const UNSAFE_DIRECTIVES = {
  patterns: [
    {
      regex: '^lit(-html)?/directives/unsafe-',
      message: 'Text from outside must not become markup.',
    },
  ],
};

const storage = (name, where) => ({ name, message: `${name} is used in ${where} only.` });
const LOCAL_STORAGE = storage('localStorage', 'adapter/session');

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      'coverage/',
      '.tmp/',
      'scripts/check/pure-globals.d.ts',
      'docs/samples/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // Aura's controllers, helpers and renderers are bare object expressions in a script.
    files: ['adapter/omni-bridge/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      ecmaVersion: 2020,
      globals: { ...globals.browser, $A: 'readonly' },
    },
    rules: { 'no-unused-expressions': 'off', strict: 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
      lit['flat/recommended'],
      litA11y.configs.recommended,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...DANGEROUS],
      'no-restricted-imports': ['error', UNSAFE_DIRECTIVES],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Brackets say that a key of an index signature may be absent.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // A handler that does nothing is a fair default; `() => undefined` says no more.
      '@typescript-eslint/no-empty-function': 'off',
      // Short arrow functions that call something for its effect read better without braces.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A listener that is told nothing is a Listener<void>.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // The codebase writes `readonly T[]`; which of the two an index type is, is a matter of reading.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' },
      ],
    },
  },
  {
    files: ['adapter/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', LOCAL_STORAGE],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'localStorage', message: LOCAL_STORAGE.message },
        { object: 'globalThis', property: 'localStorage', message: LOCAL_STORAGE.message },
      ],
    },
  },
  {
    // The memory is the session's; the entry hands it the place.
    files: ['adapter/session/**/*.ts', 'adapter/agent-page.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  {
    // The pure rooms have neither time, nor chance, nor surroundings: the same events give the same result.
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance', 'fetch'],
        ...['window', 'document', 'crypto', 'localStorage', 'sessionStorage', 'process'],
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time comes with the event.' },
        { object: 'Math', property: 'random', message: 'Chance stays at the edges.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...DANGEROUS,
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The time comes with the event.',
        },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      // chai's assertions are property reads.
      '@typescript-eslint/no-unused-expressions': 'off',
      // Stand-ins answer at once where the real thing is asynchronous, are looked at by their methods, and throw
      // whatever the case at hand wants thrown.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      // @open-wc's typings make a promise of chai's `equal`, which it is not.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: 'Equal', package: '@types/chai' }] },
      ],
      // Reading what was rendered is how a test sees it.
      'no-restricted-syntax': [
        'error',
        ...DANGEROUS.filter(({ selector }) => !selector.includes('innerHTML')),
      ],
    },
  },
);
