import { expect } from 'chai';
import { dropPlace } from './drop-place.js';

const BOXES = [0, 100, 200, 300].map((top) => ({ top, bottom: top + 90 }));

describe('where a dragged row would go', () => {
  it('is where it was until the pointer is beyond a neighbour’s middle', () => {
    expect(dropPlace(BOXES, 1, 120)).to.equal(1);
    expect(dropPlace(BOXES, 1, 240)).to.equal(1);
    expect(dropPlace(BOXES, 1, 50)).to.equal(1);
  });

  it('is beyond every row whose middle was passed', () => {
    expect(dropPlace(BOXES, 1, 250)).to.equal(2);
    expect(dropPlace(BOXES, 1, 999)).to.equal(3);
    expect(dropPlace(BOXES, 1, 40)).to.equal(0);
    expect(dropPlace(BOXES, 3, -5)).to.equal(0);
  });
});
