import { fixture, html } from '@open-wc/testing';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './misconfigured.js';
import type { OmniMisconfigured } from './misconfigured.js';
import { textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';

describe('<omni-misconfigured>', () => {
  it('is accessible', async () => {
    await expect(
      await fixture<OmniMisconfigured>(html`<omni-misconfigured></omni-misconfigured>`),
    ).to.be.accessible();
  });

  for (const words of [en, ja]) {
    it(`sends the agent to the administrator (${words.language})`, async () => {
      const element = await fixture<OmniMisconfigured>(
        html`<omni-misconfigured .words=${words}></omni-misconfigured>`,
      );
      expect(textIn(element)).to.equal(`${words.misconfigured.what} ${words.misconfigured.todo}`);
    });
  }
});
