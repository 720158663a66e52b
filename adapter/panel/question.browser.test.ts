import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ja } from './messages/ja.js';
import './question.js';
import type { OmniQuestion } from './question.js';
import { deepText, findAll, focused, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { ASKING } from './view-fixtures.js';

describe('<omni-question>', () => {
  let answers: boolean[];

  const create = (): Promise<OmniQuestion> => {
    answers = [];
    return fixture<OmniQuestion>(html`
      <omni-question
        .question=${ASKING.question}
        .answer=${(yes: boolean) => answers.push(yes)}
      ></omni-question>
    `);
  };

  const buttons = (element: Element): readonly HTMLElement[] =>
    findAll(element, 'button').filter((button) => button instanceof HTMLElement);

  it('is accessible', async () => {
    await expect(await create()).to.be.accessible();
  });

  it('draws nothing where nothing is asked', async () => {
    const element = await fixture<OmniQuestion>(html`<omni-question></omni-question>`);
    expect(deepText(element)).to.equal('');
  });

  it('asks with what both products say', async () => {
    expect(textIn(await create(), '#text')).to.equal(
      'PureCloud says On Queue, Omni-Channel says Offline. Go on queue in both?',
    );
  });

  it('takes no focus by itself', async () => {
    const before = focused();
    await create();
    expect(focused()).to.equal(before);
  });

  it('is answered by a click', async () => {
    const [yes, no] = buttons(await create());
    yes?.click();
    no?.click();
    expect(answers).to.deep.equal([true, false]);
  });

  it('is answered by the keyboard, Yes first', async () => {
    const [yes] = buttons(await create());
    yes?.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    expect(answers).to.deep.equal([true, false]);
  });

  it('speaks Japanese', async () => {
    const element = await create();
    element.words = ja;
    await element.updateComplete;
    expect(textIn(element, '#text')).to.equal(
      'PureCloud は「On Queue」、Omni-Channel は「Offline」です。両方をオンキューにしますか?',
    );
    expect(buttons(element).map((button) => button.textContent.trim())).to.deep.equal([
      'はい',
      'いいえ',
    ]);
  });
});
