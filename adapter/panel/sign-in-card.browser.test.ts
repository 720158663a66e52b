import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './sign-in-card.js';
import type { OmniSignIn } from './sign-in-card.js';
import { find, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';

describe('<omni-sign-in>', () => {
  const create = (signIn: () => void = () => undefined): Promise<OmniSignIn> =>
    fixture<OmniSignIn>(html`<omni-sign-in .signIn=${signIn} ?possible=${true}></omni-sign-in>`);

  it('is accessible', async () => {
    const element = await create();
    await expect(element).to.be.accessible();
    element.underWay = true;
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('has a button with the words "Sign in" and nothing else', async () => {
    const element = await create();
    expect(find(element, 'button').textContent).to.equal('Sign in');
  });

  it('signs in inside the click itself', async () => {
    const order: string[] = [];
    const element = await create(() => order.push('signIn'));
    find(element, 'button').click();
    order.push('after the click');
    expect(order).to.deep.equal(['signIn', 'after the click']);
  });

  it('signs in by the keyboard', async () => {
    let times = 0;
    const element = await create(() => (times += 1));
    element.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });
    expect(times).to.equal(2);
  });

  it('offers nothing to click where the call center names no region', async () => {
    const element = await fixture<OmniSignIn>(html`<omni-sign-in></omni-sign-in>`);
    expect(find(element, 'button').matches(':disabled')).to.equal(true);
    expect(textIn(element, '#text')).to.equal(en.signIn.notPossible);
  });

  it('tells where to go on while a window is open, and can open it again', async () => {
    const element = await create();
    element.underWay = true;
    await element.updateComplete;
    expect(textIn(element, '#text')).to.equal(en.signIn.underWay);
    expect(find(element, 'button').matches(':disabled')).to.equal(false);
  });

  it('speaks Japanese', async () => {
    const element = await create();
    element.words = ja;
    await element.updateComplete;
    expect(find(element, 'button').textContent).to.equal(ja.signIn.button);
    expect(textIn(element, 'h2')).to.equal(ja.signIn.title);
  });
});
