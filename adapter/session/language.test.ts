import { expect } from 'chai';
import { readDefinition } from '../definition/read.js';
import { languageOfTag } from '../sync/languages.js';
import { languageOf } from './language.js';
import { openPage, settingsWith } from './testing/agents-page.js';

const AGENT = { id: 'a', name: 'Aiko Tanaka', email: 'aiko@example.com' };

describe('the panel’s language', () => {
  for (const [tag, language] of [
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['en_US', 'en'],
    ['EN-gb', 'en'],
    ['de', null],
    ['jam', null],
    ['', null],
  ] as const) {
    it(`of ${tag || 'no tag'} is ${language ?? 'none of ours'}`, () => {
      expect(languageOfTag(tag)).to.equal(language);
    });
  }

  const wanted = (item: string) =>
    readDefinition({ '/omniSync/definitionVersion': '1', '/softphone/language': item });

  it('is that of the agent in Salesforce, also before the definition is read', () => {
    expect(languageOf({ definition: null, agent: null }, 'ja')).to.equal('ja');
    const definition = wanted('salesforce');
    expect(languageOf({ definition, agent: { ...AGENT, language: 'en-us' } }, 'ja')).to.equal('ja');
  });

  it('is one for all where the definition says so', () => {
    expect(languageOf({ definition: wanted('en'), agent: null }, 'ja')).to.equal('en');
    expect(languageOf({ definition: wanted('ja'), agent: null }, 'en')).to.equal('ja');
  });

  it('is that of the agent in PureCloud, as far as it is known and spoken', () => {
    const definition = wanted('pureCloud');
    expect(languageOf({ definition, agent: { ...AGENT, language: 'ja' } }, 'en')).to.equal('ja');
    expect(languageOf({ definition, agent: { ...AGENT, language: 'fr' } }, 'en')).to.equal('en');
    expect(languageOf({ definition, agent: AGENT }, 'ja')).to.equal('ja');
    expect(languageOf({ definition, agent: null }, 'ja')).to.equal('ja');
  });

  it('changes in mid-shift with the definition, and nothing else does', async () => {
    const page = openPage();
    await page.begin();
    const before = page.view;
    expect(before.language).to.equal('en');
    expect(before.pureCloud.shown?.label).to.equal('Available');
    page.settings = settingsWith({
      '/softphone/language': 'ja',
      '/omniSync/revision': '8 2026-11-22 a.admin',
    });
    page.look();
    await page.advance(10 * 60_000);
    const { view } = page;
    expect(view.language).to.equal('ja');
    expect(view.pureCloud.shown?.status).to.equal(before.pureCloud.shown?.status);
    expect(view.pureCloud.shown?.label).to.equal('対応可能');
    expect(view.agentName).to.equal(before.agentName);
    expect(view.sync.is).to.equal(before.sync.is);
    page.softphone.dispose();
  });

  it('is PureCloud’s once the agent is known', async () => {
    const page = openPage({ settings: settingsWith({ '/softphone/language': 'pureCloud' }) });
    page.agent = { ...page.agent, language: 'ja' };
    expect(page.view.language).to.equal('en');
    await page.begin();
    expect(page.view.language).to.equal('ja');
    page.softphone.dispose();
  });
});
