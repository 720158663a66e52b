import { expect } from 'chai';
import { movedIndex, NOTHING_TYPED, typeAhead, typedIndex } from './menu-focus.js';

describe('the keys of a menu', () => {
  it('go round both ends', () => {
    expect(movedIndex('ArrowDown', 2, 3)).to.equal(0);
    expect(movedIndex('ArrowUp', 0, 3)).to.equal(2);
    expect(movedIndex('ArrowUp', -1, 3)).to.equal(2);
    expect(movedIndex('ArrowDown', -1, 3)).to.equal(0);
  });

  it('lead nowhere in an empty menu, or where they mean nothing', () => {
    expect(movedIndex('ArrowDown', -1, 0)).to.equal(-1);
    expect(movedIndex('F2', 0, 3)).to.equal(-1);
  });
});

describe('typing in a menu', () => {
  const LABELS = ['Available', 'Busy', 'Away', 'Break', 'On Queue'];

  it('puts letters together for half a second', () => {
    const first = typeAhead(NOTHING_TYPED, 'A', 1_000);
    expect(first.text).to.equal('a');
    expect(typeAhead(first, 'w', 1_500).text).to.equal('aw');
    expect(typeAhead(first, 'w', 1_501).text).to.equal('w');
  });

  it('goes on to the next entry with the same letter, round the end', () => {
    expect(typedIndex(LABELS, 'b', 0)).to.equal(1);
    expect(typedIndex(LABELS, 'bb', 1)).to.equal(3);
    expect(typedIndex(LABELS, 'b', 3)).to.equal(1);
  });

  it('stays at an entry that a longer word still means', () => {
    expect(typedIndex(LABELS, 'br', 3)).to.equal(3);
    expect(typedIndex(LABELS, 'aw', 0)).to.equal(2);
  });

  it('leads nowhere where nothing begins so', () => {
    expect(typedIndex(LABELS, 'x', 0)).to.equal(-1);
    expect(typedIndex([], 'a', -1)).to.equal(-1);
  });
});
