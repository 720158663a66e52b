import { expect } from 'chai';
import type { Problem, ProblemCode } from './problem.js';
import { problemText, type Language } from './words.js';

const CODES: Readonly<Record<ProblemCode, string>> = {
  'version-missing': 'omniSync/definitionVersion',
  'version-unsupported': 'omniSync/definitionVersion',
  'value-invalid': 'omniSync/enabled',
  'mapped-missing': 'omniSync/mappedOmniStatus',
  'transition-is-mapped': 'omniSync/leavingMappedStatus',
  'status-unknown': 'omniSync/mappedOmniStatus',
  'status-deactivated': 'omniSync/salesforceWorkStatus',
  'rule-unreachable': 'omniSync/rule7',
  'transition-online': 'omniSync/leavingOnQueueStatus',
  'hold-is-mapped': 'omniSync/pureCloudWorkStatus',
  'item-unknown': 'omniSync/constructor',
  'not-assigned': 'omniSync',
  'hold-online': 'omniSync/pureCloudWorkStatus',
};

const problems: readonly Problem[] = Object.entries(CODES).map(([code, item]) => ({
  code: code as ProblemCode,
  kind: 'error',
  item,
  value: 'Kaffee',
  expected: 'version 1 or 2',
}));

const LANGUAGES: readonly Language[] = ['en', 'ja'];

describe('words for problems', () => {
  it('are whole sentences in each language', () => {
    for (const problem of problems) {
      const english = problemText(problem, 'en');
      expect(english.what, problem.code).to.match(/^[A-Z].*\.$/);
      expect(english.todo, problem.code).to.match(/^Ask your administrator .*\.$/);
      const japanese = problemText(problem, 'ja');
      expect(japanese.what, problem.code).to.match(/[ぁ-んァ-ン].*。$/);
      expect(japanese.todo, problem.code).to.match(/[ぁ-んァ-ン]/);
    }
  });

  it('name the item and the value where there is one', () => {
    for (const language of LANGUAGES) {
      const { what } = problemText(
        {
          code: 'status-unknown',
          kind: 'error',
          item: 'omniSync/mappedOmniStatus',
          value: 'Kaffee',
          expected: '',
        },
        language,
      );
      expect(what).to.include('mappedOmniStatus').and.to.include('Kaffee');
    }
  });

  it('name the column of a rule that cannot be read', () => {
    for (const language of LANGUAGES) {
      const { what, todo } = problemText(
        {
          code: 'value-invalid',
          kind: 'error',
          item: 'omniSync/rule3',
          value: 'pair x',
          expected: 'with',
          column: 7,
        },
        language,
      );
      expect(what).to.include('rule3').and.to.include('7');
      expect(todo).to.include('with');
    }
  });

  it('say which versions are read', () => {
    const [problem] = problems.filter(({ code }) => code === 'version-unsupported');
    expect(problem === undefined ? '' : problemText(problem, 'en').what).to.include('1 or 2');
    expect(problem === undefined ? '' : problemText(problem, 'ja').what).to.include('1、2');
  });
});
