import { expect } from 'chai';
import {
  isEntry,
  keepBuild,
  keptBuild,
  otherBuild,
  resourceOf,
  type BuildChoice,
} from './kept-build.js';

const CHOICE: BuildChoice = {
  resource: 'Softphone_0_2_0',
  entry: 'assets/softphone-ABCD1234.js',
  failed: false,
  moves: 1,
};

const HERE = 'https://acme--c.vf.force.com/resource/1700000000000/Softphone_0_1_0/assets/page-X.js';

function storageWith(text: string | null) {
  let kept = text;
  return () => ({
    getItem: () => kept,
    setItem: (_key: string, value: string) => void (kept = value),
    removeItem: () => void (kept = null),
  });
}

describe('the build that a tab was moved to', () => {
  it('knows the resource that a module comes from, with and without the time of its change', () => {
    const base = 'https://acme--c.vf.force.com/resource/';
    expect(resourceOf(HERE)).to.deep.equal({ base, name: 'Softphone_0_1_0' });
    expect(resourceOf(`${base}Softphone/assets/x.js`)).to.deep.equal({ base, name: 'Softphone' });
    expect(resourceOf('https://localhost:8000/adapter/page.js')).to.equal(null);
  });

  it('is elsewhere, at an address that stays, unless it is this one or did not load', () => {
    const storage = storageWith(null);
    expect(otherBuild(HERE, storage)).to.equal(null);
    expect(keepBuild(storage, CHOICE)).to.equal(true);
    expect(otherBuild(HERE, storage)?.url).to.equal(
      'https://acme--c.vf.force.com/resource/Softphone_0_2_0/assets/softphone-ABCD1234.js',
    );
    keepBuild(storage, { ...CHOICE, resource: 'Softphone_0_1_0' });
    expect(otherBuild(HERE, storage)).to.equal(null);
    keepBuild(storage, { ...CHOICE, failed: true });
    expect(otherBuild(HERE, storage)).to.equal(null);
    keepBuild(storage, null);
    expect(keptBuild(storage)).to.equal(null);
  });

  it('is none by what somebody else has put there', () => {
    const wrong: readonly unknown[] = [
      null,
      'x',
      { ...CHOICE, resource: '../../evil' },
      { ...CHOICE, resource: 'Softphone/../evil' },
      { ...CHOICE, entry: 'https://evil.example/x.js' },
      { ...CHOICE, entry: 'assets/../../x.js' },
      { ...CHOICE, entry: '//evil.example/x.js' },
      { ...CHOICE, failed: 'no' },
      { ...CHOICE, moves: '1' },
    ];
    for (const value of wrong) {
      expect(keptBuild(storageWith(JSON.stringify(value))), JSON.stringify(value)).to.equal(null);
    }
    expect(keptBuild(storageWith('{'))).to.equal(null);
    expect(isEntry('assets/softphone-AB.js')).to.equal(true);
  });

  it('is none in a browser that keeps nothing', () => {
    const denied = (): never => {
      throw new Error('denied');
    };
    expect(keptBuild(denied)).to.equal(null);
    expect(keepBuild(denied, CHOICE)).to.equal(false);
    expect(otherBuild(HERE, denied)).to.equal(null);
  });
});
