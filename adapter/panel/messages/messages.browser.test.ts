import { en } from './en.js';
import { ja } from './ja.js';
import { loadAdvice, loadMessages } from './load.js';
import { timeIn } from './times.js';
import { expect } from '../testing/expect.js';

/** Every sentence that is no function, by its place. */
function sentences(words: object, place = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const here = `${place}/${name}`;
    if (typeof value === 'string') return [[here, value] as const];
    return typeof value === 'object' && value !== null ? sentences(value, here) : [];
  });
}

const CLOSED = { kind: 'signIn', reason: 'popupClosed' } as const;

describe('the messages', () => {
  it('are loaded by language', async () => {
    expect(await loadMessages('en')).to.equal(en);
    expect(await loadMessages('ja')).to.equal(ja);
    expect((await loadAdvice(en)).trouble.signIn(CLOSED).what).to.match(/^The sign-in window/);
    expect((await loadAdvice(ja)).trouble.signIn(CLOSED).what).to.match(/^サインイン/);
  });

  it('are translated, but for names', () => {
    const english = new Map(sentences(en));
    const same = sentences(ja)
      .filter(([place, text]) => text !== '' && english.get(place) === text)
      .map(([place]) => place);
    expect(same).to.deep.equal(['/side/omni', '/side/pureCloud']);
  });

  it('leave a sentence out in one language only where they do in the other', () => {
    const empty = (words: object): readonly string[] =>
      sentences(words)
        .filter(([, text]) => text === '')
        .map(([place]) => place);
    expect(empty(ja)).to.deep.equal(empty(en));
  });

  it('count in English', () => {
    expect(en.sync.holds('omni', 1, 'Busy')).to.equal(
      '1 Salesforce work item holds PureCloud at Busy.',
    );
    expect(en.sync.holds('omni', 2, 'Busy')).to.equal(
      '2 Salesforce work items hold PureCloud at Busy.',
    );
  });

  it('give a time of day, and the day where it is not today', () => {
    const at = new Date(2026, 10, 22, 9, 5).getTime();
    expect(timeIn('ja', at, at)).to.equal('9:05');
    const dayBefore = new Date(2026, 10, 21, 9, 5).getTime();
    expect(timeIn('ja', dayBefore, at)).to.equal('11月21日 9:05');
    expect(timeIn('en', dayBefore, at)).to.match(/Nov.*21|21.*Nov/);
  });
});
