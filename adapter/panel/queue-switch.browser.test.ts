import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './queue-switch.js';
import type { OmniQueueSwitch } from './queue-switch.js';
import { find, findAll, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';

describe('<omni-queue-switch>', () => {
  let toggled: boolean[];

  const create = (on = false, pending: boolean | null = null): Promise<OmniQueueSwitch> => {
    toggled = [];
    return fixture<OmniQueueSwitch>(html`
      <omni-queue-switch
        .pending=${pending}
        .toggle=${(wanted: boolean) => toggled.push(wanted)}
        ?on=${on}
      ></omni-queue-switch>
    `);
  };

  const checked = (element: Element): string | null =>
    find(element, '[role=switch]').getAttribute('aria-checked');

  it('is accessible in each of its states', async () => {
    for (const element of [await create(), await create(true), await create(false, true)]) {
      await expect(element).to.be.accessible();
      element.disabled = true;
      await element.updateComplete;
      await expect(element).to.be.accessible();
    }
  });

  it('is off by default', async () => {
    const element = await create();
    expect(checked(element)).to.equal('false');
    expect(textIn(element, '#name')).to.equal('On Queue');
    expect(textIn(element, '#line')).to.equal(en.queue.off);
  });

  it('is on where PureCloud is', async () => {
    const element = await create(true);
    expect(checked(element)).to.equal('true');
    expect(textIn(element, '#line')).to.equal(en.queue.on);
  });

  it('stands where the agent put it, and says that PureCloud has not followed', async () => {
    const going = await create(false, true);
    expect(checked(going)).to.equal('true');
    expect(textIn(going, '#line')).to.equal(en.queue.goingOn);
    const leaving = await create(true, false);
    expect(checked(leaving)).to.equal('false');
    expect(textIn(leaving, '#line')).to.equal(en.queue.goingOff);
    expect(findAll(leaving, '.spinner')).to.have.length(1);
  });

  it('promises nothing while PureCloud is not connected', async () => {
    const element = await create(true, false);
    element.unconnected = true;
    await element.updateComplete;
    expect(textIn(element, '#line')).to.equal(en.queue.unknown);
    expect(findAll(element, '.spinner')).to.have.length(0);
  });

  it('asks for the opposite of what the agent last wanted, by a click', async () => {
    find(await create(), 'button').click();
    expect(toggled).to.deep.equal([true]);
    find(await create(true, false), 'button').click();
    expect(toggled).to.deep.equal([true]);
  });

  for (const press of ['Enter', 'Space']) {
    it(`is turned by ${press}`, async () => {
      const element = await create(true);
      find(element, 'button').focus();
      await sendKeys({ press });
      expect(toggled).to.deep.equal([false]);
    });
  }

  it('cannot be turned while it is disabled', async () => {
    const element = await create();
    element.disabled = true;
    await element.updateComplete;
    find(element, 'button').click();
    expect(toggled).to.deep.equal([]);
  });

  it('speaks Japanese', async () => {
    const element = await create();
    element.words = ja;
    await element.updateComplete;
    expect(textIn(element, '#name')).to.equal(ja.queue.label);
    expect(textIn(element, '#line')).to.equal(ja.queue.off);
  });
});
