import { fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './presence-menu.js';
import type { OmniPresenceMenu } from './presence-menu.js';
import { find, findAll, focused, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { AVAILABLE, BUSY, CHOICES, COFFEE } from './view-fixtures.js';

const CLOSED = 'false';
const OPEN = 'true';

describe('<omni-presence-menu>', () => {
  let chosen: string[];

  const create = async (): Promise<OmniPresenceMenu> => {
    chosen = [];
    return fixture<OmniPresenceMenu>(html`
      <omni-presence-menu
        .shown=${BUSY}
        .choices=${CHOICES}
        .choose=${(status: string) => chosen.push(status)}
      ></omni-presence-menu>
    `);
  };

  const trigger = (element: Element): HTMLElement => find(element, '#trigger');
  const expanded = (element: Element): string | null =>
    trigger(element).getAttribute('aria-expanded');
  const focusedLabel = (): string => focused()?.querySelector('.label')?.textContent ?? '';

  const opened = async (): Promise<OmniPresenceMenu> => {
    const element = await create();
    element.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    return element;
  };

  it('is accessible, closed and open', async () => {
    const element = await create();
    await expect(element).to.be.accessible();
    trigger(element).click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('shows the status and is closed', async () => {
    const element = await create();
    expect(textIn(element, '#trigger')).to.equal('PureCloud status: Busy');
    expect(expanded(element)).to.equal(CLOSED);
    expect(findAll(element, '[role=menu]')).to.have.length(0);
  });

  it('says so where the status is not known, and cannot be opened without choices', async () => {
    const element = await fixture<OmniPresenceMenu>(
      html`<omni-presence-menu></omni-presence-menu>`,
    );
    expect(textIn(element, '#trigger')).to.include(en.pureCloud.unknown);
    expect(trigger(element).matches(':disabled')).to.equal(true);
  });

  it('groups the secondary statuses under their primary', async () => {
    const element = await opened();
    const groups = findAll(element, '[role=group]').map((group) => [
      group.getAttribute('aria-label'),
      ...[...group.querySelectorAll('.label')].map((label) => label.textContent),
    ]);
    expect(groups).to.deep.equal([
      ['Busy', 'Busy', 'Paperwork', 'Escalation Call'],
      ['Break', 'Break', 'Coffee Break'],
    ]);
  });

  it('enters the menu at the status that is set, and marks it', async () => {
    const element = await opened();
    expect(expanded(element)).to.equal(OPEN);
    expect(focusedLabel()).to.equal('Busy');
    expect(findAll(element, '[aria-checked=true]')).to.have.length(1);
    expect(focused()?.getAttribute('aria-checked')).to.equal('true');
  });

  it('moves by the arrows, Home and End, round both ends, and sets nothing by that', async () => {
    await opened();
    const labels: string[] = [];
    for (const press of ['ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'ArrowUp', 'Home']) {
      await sendKeys({ press });
      labels.push(focusedLabel());
    }
    expect(labels).to.deep.equal([
      'Paperwork',
      'Busy',
      'On Queue',
      'Available',
      'On Queue',
      'Available',
    ]);
    expect(chosen).to.deep.equal([]);
  });

  it('opens at the current status with ArrowDown and at the last one with ArrowUp', async () => {
    const element = await create();
    element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect(focusedLabel()).to.equal('Busy');
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'ArrowUp' });
    await element.updateComplete;
    expect(focusedLabel()).to.equal('On Queue');
  });

  it('finds a status by its first letters, and the next one by the same letter', async () => {
    await opened();
    await sendKeys({ press: 'm' });
    expect(focusedLabel()).to.equal('Meal');
    await sendKeys({ press: 'm' });
    expect(focusedLabel()).to.equal('Meeting');
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'aw' });
    expect(focusedLabel()).to.equal('Away');
  });

  for (const press of ['Enter', 'Space']) {
    it(`sets a status by ${press} and gives the focus back`, async () => {
      const element = await opened();
      await sendKeys({ press: 'Home' });
      await sendKeys({ press });
      await element.updateComplete;
      expect(chosen).to.deep.equal([AVAILABLE.status]);
      expect(expanded(element)).to.equal(CLOSED);
      expect(focused()).to.equal(trigger(element));
    });
  }

  it('sets a status by a click', async () => {
    const element = await create();
    const centre = (target: Element): [number, number] => {
      const { x, y, width, height } = target.getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    };
    await sendMouse({ type: 'click', position: centre(trigger(element)) });
    await element.updateComplete;
    const item = findAll(element, '[role=menuitemradio]').find((entry) =>
      entry.textContent.includes(COFFEE.label),
    );
    if (item === undefined) throw new Error('no entry for the coffee break');
    await sendMouse({ type: 'click', position: centre(item) });
    await resetMouse();
    expect(chosen).to.deep.equal([COFFEE.status]);
    expect(expanded(element)).to.equal(CLOSED);
  });

  it('is closed by a second click on its button', async () => {
    const element = await create();
    const { x, y } = trigger(element).getBoundingClientRect();
    const position: [number, number] = [Math.round(x) + 10, Math.round(y) + 10];
    await sendMouse({ type: 'click', position });
    await element.updateComplete;
    expect(expanded(element)).to.equal(OPEN);
    await sendMouse({ type: 'click', position });
    await element.updateComplete;
    await resetMouse();
    expect(expanded(element)).to.equal(CLOSED);
  });

  it('is closed by Escape, which sets nothing and gives the focus back', async () => {
    const element = await opened();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(expanded(element)).to.equal(CLOSED);
    expect(focused()).to.equal(trigger(element));
    expect(chosen).to.deep.equal([]);
  });

  it('is closed by Tab, which goes on to what follows the button', async () => {
    const element = await opened();
    const after = document.createElement('button');
    after.textContent = 'after';
    element.after(after);
    await sendKeys({ press: 'Tab' });
    await element.updateComplete;
    expect(expanded(element)).to.equal(CLOSED);
    expect(focused()).to.equal(after);
    after.remove();
  });

  it('is closed when the focus goes elsewhere', async () => {
    const element = await opened();
    const elsewhere = document.createElement('button');
    element.after(elsewhere);
    elsewhere.focus();
    await element.updateComplete;
    expect(expanded(element)).to.equal(CLOSED);
    expect(focused()).to.equal(elsewhere);
    elsewhere.remove();
  });

  it('is closed when it cannot be used any more', async () => {
    const element = await opened();
    element.disabled = true;
    await element.updateComplete;
    expect(findAll(element, '[role=menu]')).to.have.length(0);
  });

  it('stays inside the window, and scrolls where it is short', async () => {
    const element = await create();
    element.style.position = 'fixed';
    element.style.insetBlockEnd = '0';
    trigger(element).click();
    await element.updateComplete;
    const menu = find(element, '#menu').getBoundingClientRect();
    expect(menu.top).to.be.at.least(0);
    expect(menu.bottom).to.be.at.most(trigger(element).getBoundingClientRect().top);
  });

  it('shows labels as text', async () => {
    const element = await create();
    element.shown = { ...BUSY, label: '<img src=x>' };
    await element.updateComplete;
    expect(textIn(element, '#trigger .label')).to.equal('<img src=x>');
  });

  it('speaks Japanese', async () => {
    const element = await create();
    element.words = ja;
    await element.updateComplete;
    expect(textIn(element, '#trigger')).to.equal('PureCloud のステータス: Busy');
  });
});
