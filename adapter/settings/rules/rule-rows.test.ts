import { expect } from 'chai';
import { inserted, moved, newRow, rowsFor, rulesOf, withSentence } from './rule-rows.js';

const RULES = ['pair Busy with BUSY', 'off ignore omni any', 'nonsense'];
const rows = rowsFor(RULES, [], 1);

describe('the rows of the rule table', () => {
  it('stand for the rules in their order', () => {
    expect(rulesOf(rows)).to.deep.equal(RULES);
    expect(rows.map(({ id, off, draft }) => [id, off, draft?.kind ?? null])).to.deep.equal([
      [1, false, 'pair'],
      [2, true, 'ignore'],
      [3, false, null],
    ]);
  });

  it('keep who they are when rules come and go', () => {
    const next = rowsFor(['new', 'off ignore omni any', 'pair Busy with BUSY'], rows, 4);
    expect(next.map(({ id }) => id)).to.deep.equal([4, 2, 1]);
  });

  it('tell two equal rules apart', () => {
    const twins = rowsFor(['ignore omni any', 'ignore omni any'], [], 1);
    expect(rowsFor(rulesOf(twins), twins, 9).map(({ id }) => id)).to.deep.equal([1, 2]);
  });

  it('move within the list', () => {
    const ids = (list: typeof rows) => list.map(({ id }) => id);
    expect(ids(moved(rows, 0, 2))).to.deep.equal([2, 3, 1]);
    expect(ids(moved(rows, 2, 0))).to.deep.equal([3, 1, 2]);
    expect(ids(moved(rows, 0, -1))).to.deep.equal([1, 2, 3]);
    expect(ids(moved(rows, 2, 9))).to.deep.equal([1, 2, 3]);
    expect(ids(moved(rows, 7, 0))).to.deep.equal([1, 2, 3]);
  });

  it('come back where they were, or at the end of a list that has become shorter', () => {
    const row = newRow(8, { sentence: 'ignore omni any', off: false });
    expect(inserted(rows, 1, row).map(({ id }) => id)).to.deep.equal([1, 8, 2, 3]);
    expect(inserted([], 5, row).map(({ id }) => id)).to.deep.equal([8]);
  });

  it('stay text while they are typed', () => {
    const broken = rows[2];
    if (broken === undefined) throw new Error('no third row');
    const put = withSentence(broken, 'ignore omni Lunch');
    expect([put.draft?.kind, put.asText]).to.deep.equal(['ignore', true]);
  });
});
