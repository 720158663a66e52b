import { expect } from 'chai';
import { readDefinition } from './read.js';

describe('section softphone', () => {
  const read = (mode?: string) =>
    readDefinition({
      '/omniSync/definitionVersion': '1',
      ...(mode === undefined ? {} : { '/softphone/mode': mode }),
    });
  const DEFAULTS = {
    mode: 'full',
    language: 'salesforce',
    ringtone: true,
    notifications: true,
    identityMatch: 'email',
    omniAccess: 'bridge',
    timeline: true,
    build: null,
  };
  const problemsOf = (mode?: string) =>
    read(mode).problems.filter(({ item }) => item.startsWith('softphone'));

  for (const mode of [undefined, '', 'none', 'full', 'Full']) {
    it(`is the whole phone: ${mode ?? 'no section'}`, () => {
      expect(read(mode).softphone).to.deep.equal(DEFAULTS);
      expect(problemsOf(mode)).to.deep.equal([]);
    });
  }

  it('leaves the phone to another client', () => {
    expect(read(' Companion ').softphone).to.deep.equal({ ...DEFAULTS, mode: 'companion' });
    expect(problemsOf('companion')).to.deep.equal([]);
  });

  it('tells of another word, which does not keep sync off', () => {
    expect(read('companoin').softphone).to.deep.equal(DEFAULTS);
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

  const readWith = (items: Readonly<Record<string, string>>) =>
    readDefinition({ '/omniSync/definitionVersion': '1', ...items });

  for (const [value, language] of [
    ['purecloud', 'pureCloud'],
    ['Salesforce', 'salesforce'],
    ['ja', 'ja'],
    ['EN', 'en'],
  ] as const) {
    it(`says whose language is spoken: ${value}`, () => {
      const { softphone, problems } = readWith({ '/softphone/language': value });
      expect(softphone.language).to.equal(language);
      expect(problems.filter(({ item }) => item.startsWith('softphone'))).to.deep.equal([]);
    });
  }

  it('tells of a language that there is not', () => {
    const { softphone, problems } = readWith({ '/softphone/language': 'de' });
    expect(softphone.language).to.equal('salesforce');
    expect(problems.map(({ item, expected }) => [item, expected])).to.deep.include([
      'softphone/language',
      'one of salesforce, pureCloud, en, ja',
    ]);
  });

  it('switches ringtone and notifications off, each by itself', () => {
    const { softphone } = readWith({ '/softphone/ringtone': 'False' });
    expect(softphone).to.include({ ringtone: false, notifications: true });
    const other = readWith({ '/softphone/notifications': 'false' });
    expect(other.softphone).to.include({ ringtone: true, notifications: false });
  });

  it('keeps no timeline where it is switched off', () => {
    const keeps = (timeline: string) => readWith({ '/softphone/timeline': timeline });
    expect(keeps('False').softphone).to.deep.equal({ ...DEFAULTS, timeline: false });
    expect(keeps('true').softphone.timeline).to.equal(true);
    const { softphone, problems } = keeps('off');
    expect(softphone.timeline).to.equal(true);
    expect(problems.map(({ item, expected }) => [item, expected])).to.deep.include([
      'softphone/timeline',
      'one of true, false',
    ]);
  });

  it('holds the two users against each other by the email, unless it says otherwise', () => {
    const match = (identityMatch: string) =>
      readDefinition({ '/softphone/identityMatch': identityMatch }).softphone.identityMatch;
    expect(['federationid', 'None', '', 'Email', 'phone'].map(match)).to.deep.equal([
      'federationId',
      'none',
      'email',
      'email',
      'email',
    ]);
  });

  it('names another build by its version or by its resource, and takes nothing else for one', () => {
    const named = (build: string) => {
      const { softphone, problems } = readDefinition({ '/softphone/build': build });
      return [softphone.build, problems.some(({ item }) => item === 'softphone/build')];
    };
    expect(named('0.2.0')).to.deep.equal(['Softphone_0_2_0', false]);
    expect(named('1.0.0-rc.1')).to.deep.equal(['Softphone_1_0_0_rc_1', false]);
    expect(named('Softphone_0_2_0')).to.deep.equal(['Softphone_0_2_0', false]);
    expect(named('none')).to.deep.equal([null, false]);
    for (const wrong of ['../evil', 'https://evil.example/1', 'latest', '0.2/0']) {
      expect(named(wrong)).to.deep.equal([null, true]);
    }
  });
});
