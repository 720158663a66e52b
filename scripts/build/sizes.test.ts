import { expect } from 'chai';
import { sizeOf, sizeTable } from './sizes.js';

describe('sizes of the resource', () => {
  it('measures a file as it is and after gzip', () => {
    const { minified, gzip } = sizeOf('a.js', new TextEncoder().encode('x'.repeat(1000)));
    expect(minified).to.equal(1000);
    expect(gzip).to.be.within(10, 100);
  });

  it('lists the heaviest first and ends with the sum', () => {
    const [head, first, second, total] = sizeTable([
      { file: 'small.js', minified: 1000, gzip: 500 },
      { file: 'large.js', minified: 20_000, gzip: 9_000 },
    ]);
    expect(head).to.match(/^file +minified +gzip$/);
    expect(first).to.match(/^large\.js +20\.0 kB +9\.0 kB$/);
    expect(second).to.match(/^small\.js +1\.0 kB +0\.5 kB$/);
    expect(total).to.match(/^together +21\.0 kB +9\.5 kB$/);
  });
});
