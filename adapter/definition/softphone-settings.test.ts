import { expect } from 'chai';
import { readDefinition } from './read.js';

describe('section softphone', () => {
  const read = (mode?: string) =>
    readDefinition({
      '/omniSync/definitionVersion': '1',
      ...(mode === undefined ? {} : { '/softphone/mode': mode }),
    });
  const problemsOf = (mode?: string) =>
    read(mode).problems.filter(({ item }) => item.startsWith('softphone'));

  for (const mode of [undefined, '', 'none', 'full', 'Full']) {
    it(`is the whole phone: ${mode ?? 'no section'}`, () => {
      expect(read(mode).softphone).to.deep.equal({ mode: 'full' });
      expect(problemsOf(mode)).to.deep.equal([]);
    });
  }

  it('leaves the phone to another client', () => {
    expect(read(' Companion ').softphone).to.deep.equal({ mode: 'companion' });
    expect(problemsOf('companion')).to.deep.equal([]);
  });

  it('tells of another word, which does not keep sync off', () => {
    expect(read('companoin').softphone).to.deep.equal({ mode: 'full' });
    expect(problemsOf('companoin')).to.deep.equal([
      {
        code: 'value-invalid',
        kind: 'warning',
        item: 'softphone/mode',
        value: 'companoin',
        expected: 'one of full, companion',
        suggestion: 'companion',
      },
    ]);
  });
});
