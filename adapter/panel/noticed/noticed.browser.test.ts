import { fixture, html, waitUntil as until } from '@open-wc/testing';
import { alertSettings, FakeNoticed } from './testing/fake-noticed.js';
import { en as words } from '../messages/en.js';
import { ja as japaneseWords } from '../messages/ja.js';
import { expect } from '../testing/expect.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './routing-status.js';
import type { OmniRoutingStatus } from './routing-status.js';
import type { OmniTimeInState } from './time-in-state.js';
import { runningTime } from './running-time.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('a running time', () => {
  for (const [milliseconds, english, japanese] of [
    [0, '0:00', '0:00'],
    [-5 * SECOND, '0:00', '0:00'],
    [65 * SECOND, '1:05', '1:05'],
    [59 * MINUTE + 59 * SECOND, '59:59', '59:59'],
    [60 * MINUTE, '1 h 00 min', '1時間00分'],
    [605 * MINUTE, '10 h 05 min', '10時間05分'],
  ] as const) {
    it(`of ${milliseconds} ms is ${english}`, () => {
      expect(runningTime(milliseconds, en)).to.equal(english);
      expect(runningTime(milliseconds, ja)).to.equal(japanese);
    });
  }
});

describe('omni-time-in-state', () => {
  const show = (since: number | null): Promise<OmniTimeInState> =>
    fixture(
      html`<omni-time-in-state
        .words=${words}
        .since=${since}
        .ticker=${{
          watch(listener: (now: number) => void) {
            listeners.add(listener);
            return () => void listeners.delete(listener);
          },
        }}
      ></omni-time-in-state>`,
    );
  const listeners = new Set<(now: number) => void>();
  const textOf = ({ shadowRoot }: OmniTimeInState, selector: string): string =>
    shadowRoot?.querySelector(selector)?.textContent.trim() ?? '';

  it('is accessible', async () => {
    const element = await show(Date.now() - 65 * SECOND);
    await until(() => textOf(element, 'span') !== '');
    await expect(element).to.be.accessible();
  });

  it('runs for the eye, and says since when to a screen reader, which does not change', async () => {
    const since = Date.now() - 65 * SECOND;
    const element = await show(since);
    await until(() => textOf(element, 'span') !== '');
    const told = textOf(element, '.unseen');
    expect(told).to.match(/^since /);
    for (const tell of listeners) tell(since + 3 * MINUTE);
    await element.updateComplete;
    expect(textOf(element, '[aria-hidden]')).to.equal('3:00');
    expect(textOf(element, '.unseen')).to.equal(told);
    expect(element.shadowRoot?.querySelector('[aria-live], [role]')).to.equal(null);
  });

  it('shows nothing, and watches nothing, of a time that is not known', async () => {
    const element = await show(null);
    expect(element.shadowRoot?.textContent.trim()).to.equal('');
    expect(listeners.size).to.equal(0);
  });

  it('watches for as long as it is in the page', async () => {
    const element = await show(Date.now());
    expect(listeners.size).to.equal(1);
    element.remove();
    expect(listeners.size).to.equal(0);
  });
});

describe('omni-routing-status', () => {
  it('says what PureCloud does with who is on queue, and is accessible', async () => {
    for (const status of ['IDLE', 'INTERACTING', 'COMMUNICATING', 'NOT_RESPONDING'] as const) {
      const element = await fixture<OmniRoutingStatus>(
        html`<omni-routing-status
          .words=${words}
          .routing=${{ status, since: Date.now() }}
        ></omni-routing-status>`,
      );
      const text = (): string => element.shadowRoot?.textContent ?? '';
      await until(() => text().includes(en.routing[status]));
      await expect(element).to.be.accessible();
    }
  });
});

describe('omni-alert-settings', () => {
  it('is accessible, open and closed, whatever the browser allows', async () => {
    for (const permission of ['granted', 'ask', 'denied', 'framed', 'missing'] as const) {
      for (const sound of ['ready', 'blocked', 'missing'] as const) {
        const menu = await alertSettings(new FakeNoticed({ permission, sound }), words);
        await expect(menu.element).to.be.accessible();
        await menu.open();
        await expect(menu.element).to.be.accessible();
      }
    }
  });

  it('asks for nothing before the agent presses the button for it', async () => {
    const noticed = new FakeNoticed({ permission: 'ask' });
    const menu = await alertSettings(noticed, words);
    await menu.open();
    expect(noticed.did).to.deep.equal(['refresh']);
    menu.press(en.allow);
    expect(noticed.did).to.deep.equal(['refresh', 'ask']);
  });

  it('says in plain words what the browser refuses', async () => {
    const menu = await alertSettings(
      new FakeNoticed({ permission: 'framed', sound: 'blocked' }),
      words,
    );
    expect(menu.trigger().getAttribute('aria-label')).to.equal(`${en.title} (${en.attention})`);
    await menu.open();
    expect(menu.text()).to.include(en.permission.framed).and.include(en.sound.blocked);
    expect(menu.text()).to.not.include(en.allow);
  });

  it('says what the administrator has switched off, and offers it not', async () => {
    const noticed = new FakeNoticed({});
    noticed.become({ allowed: { ringtone: false, notifications: false } });
    const menu = await alertSettings(noticed, words);
    await menu.open();
    expect(menu.text()).to.include(en.sound.switchedOff).and.include(en.permission.switchedOff);
    expect(menu.inputs()).to.have.length(0);
  });

  it('takes what the agent prefers', async () => {
    const noticed = new FakeNoticed({});
    const menu = await alertSettings(noticed, words);
    await menu.open();
    const [ringtone, volume, notifications] = menu.inputs();
    ringtone?.click();
    notifications?.click();
    if (volume !== undefined) {
      volume.value = '30';
      volume.dispatchEvent(new Event('input'));
    }
    expect(noticed.view.preferences).to.deep.equal({
      ringtone: false,
      notifications: false,
      volume: 30,
    });
    noticed.become({ preferences: { ringtone: true, volume: 30, notifications: true } });
    await menu.drawn();
    menu.press(en.listen);
    expect(noticed.did).to.include('sample');
  });

  it('is used by keyboard: the focus goes in, Escape brings it back', async () => {
    const menu = await alertSettings(new FakeNoticed({}), words);
    menu.trigger().focus();
    await menu.open();
    expect(menu.focused()).to.equal(menu.inputs()[0]);
    menu.focused()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await menu.drawn();
    expect(menu.trigger().getAttribute('aria-expanded')).to.equal('false');
    expect(menu.focused()).to.equal(menu.trigger());
  });

  it('closes when the focus goes elsewhere, and not when the browser takes it to ask', async () => {
    const menu = await alertSettings(new FakeNoticed({ permission: 'ask' }), words);
    await menu.open();
    menu.focused()?.blur();
    await menu.drawn();
    expect(menu.trigger().getAttribute('aria-expanded')).to.equal('true');
    const other = await fixture<HTMLButtonElement>(html`<button>Other</button>`);
    menu.inputs()[0]?.focus();
    other.focus();
    await menu.drawn();
    expect(menu.trigger().getAttribute('aria-expanded')).to.equal('false');
  });

  it('speaks Japanese, and changes its language in place', async () => {
    const menu = await alertSettings(new FakeNoticed({ permission: 'framed' }), words);
    await menu.open();
    menu.element.words = japaneseWords;
    await until(() => menu.text().includes(ja.permission.framed));
    await expect(menu.element).to.be.accessible();
  });
});

describe('the words of being noticed', () => {
  /** Every sentence that is no function, by its place. */
  const sentences = (from: object, place = ''): readonly (readonly [string, string])[] =>
    Object.entries(from).flatMap(([name, value]: [string, unknown]) => {
      const here = `${place}/${name}`;
      if (typeof value === 'string') return [[here, value] as const];
      return typeof value === 'object' && value !== null ? sentences(value, here) : [];
    });

  it('are translated', () => {
    const english = new Map(sentences(en));
    const same = sentences(ja).filter(([place, text]) => english.get(place) === text);
    expect(same).to.deep.equal([]);
  });
});
