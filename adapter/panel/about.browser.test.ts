import { fixture, html } from '@open-wc/testing';
import './about.js';
import type { OmniAbout } from './about.js';
import { ja } from './messages/ja.js';
import { textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { READY } from './view-fixtures.js';
import type { SoftphoneView } from '../session/view.js';

describe('<omni-about>', () => {
  const create = (build: SoftphoneView['build'] | null = READY.build): Promise<OmniAbout> =>
    fixture<OmniAbout>(html`<omni-about .build=${build}></omni-about>`);

  it('is accessible', async () => {
    await expect(await create()).to.be.accessible();
  });

  it('names the build, the call center and its revision', async () => {
    expect(textIn(await create())).to.equal(
      'Version 0.1.0 (a1b2c3d4) · Omni Sync Softphone · Revision 7 2026-11-22 a.admin',
    );
  });

  it('leaves out what is not known', async () => {
    const build = { ...READY.build, revision: '', definition: '' };
    expect(textIn(await create(build))).to.equal('Version 0.1.0 (a1b2c3d4)');
    expect(textIn(await create(null))).to.equal('');
  });

  it('speaks Japanese', async () => {
    const element = await create();
    element.words = ja;
    await element.updateComplete;
    expect(textIn(element)).to.match(/^バージョン 0\.1\.0 \(a1b2c3d4\)/);
  });
});
