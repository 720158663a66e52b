import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import type { Console } from './console-tab.js';
import { version1Settings } from '../../adapter/definition/testing/catalogs.js';
import { isRecord, isString } from '../../adapter/ports/json.js';
import { onOneStage } from './one-stage.js';
import { Stage, type Step } from './stage.js';
import { until } from './until.js';

/** Ringtone and notifications of the built softphone: one, and not one a tab. */

const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };

/**
 * The browser's audio and notifications, so that they can be counted. What the page asks for is kept in
 * `window.noticed`.
 */
const stubs = (permission: NotificationPermission): string => `(() => {
  const noticed = { sounding: 0, rings: 0, shown: [], asked: 0, running: true };
  window.noticed = noticed;
  class Audio extends EventTarget {
    state = 'suspended';
    currentTime = 0;
    destination = {};
    createGain() {
      const gain = { value: 0, setValueAtTime() {}, linearRampToValueAtTime() {} };
      return { gain, connect() {}, disconnect() {} };
    }
    createOscillator() {
      return {
        frequency: { value: 0 },
        connect() {},
        start() { noticed.sounding += 1; noticed.rings += 1; },
        stop() { noticed.sounding -= 1; },
      };
    }
    become(state) { this.state = state; this.dispatchEvent(new Event('statechange')); }
    async resume() { this.become('running'); }
    async suspend() { this.become('suspended'); }
    async close() { this.become('closed'); }
  }
  window.AudioContext = Audio;
  window.Notification = class extends EventTarget {
    static permission = ${JSON.stringify(permission)};
    static async requestPermission() {
      noticed.asked += 1;
      this.permission = 'granted';
      return this.permission;
    }
    constructor(title, { body, tag }) {
      super();
      this.text = title + ': ' + body;
      this.tag = tag;
      noticed.shown = [...noticed.shown.filter((one) => one.tag !== tag), this];
    }
    close() { noticed.shown = noticed.shown.filter((one) => one !== this); }
  };
})()`;

interface Noticed {
  readonly sounding: number;
  readonly rings: number;
  readonly asked: number;
  readonly shown: readonly string[];
}

const isNoticed = (value: unknown): value is Noticed =>
  isRecord(value) &&
  ['sounding', 'rings', 'asked'].every((name) => typeof value[name] === 'number') &&
  Array.isArray(value['shown']) &&
  value['shown'].every(isString);

describe('being noticed in the console', function () {
  let stage: Stage;
  let first: Console;

  const prepare = (page: Page): Promise<unknown> => page.evaluateOnNewDocument(stubs('granted'));

  before(async () => {
    stage = await Stage.open();
    first = await stage.openConsole(prepare);
    await first.signIn();
    await stage.shows({ channels: 1 });
  });
  after(() => stage.close());

  async function begin(seed: Step = { start: PAIRED }): Promise<void> {
    await stage.begin(first, seed);
    await first.says('No interactions.');
  }

  const ring = (more: Step = {}): Promise<unknown> =>
    stage.step({
      interaction: 'c1',
      is: 'alerting',
      from: { name: 'Casey Morgan', address: '+15551234567' },
      queue: 'Support',
      ...more,
    });

  async function noticedIn(console: Console): Promise<Noticed> {
    const frame = await console.softphone();
    const told: unknown = await frame.evaluate(
      `JSON.stringify({ ...window.noticed, shown: window.noticed.shown.map(({ text }) => text) })`,
    );
    const value: unknown = JSON.parse(String(told));
    if (!isNoticed(value)) throw new Error(`The page told of no sound: ${String(told)}`);
    return value;
  }

  /** Tabs whose softphone sounds, and those that show a notification. */
  async function noticed(...consoles: readonly Console[]): Promise<readonly [number, number]> {
    const all = await Promise.all(consoles.map(noticedIn));
    return [
      all.filter(({ sounding }) => sounding > 0).length,
      all.filter(({ shown }) => shown.length > 0).length,
    ];
  }

  const settlesAt = (wanted: readonly [number, number], ...consoles: readonly Console[]) =>
    until(
      `${String(wanted)} tabs ring and notify`,
      async () => String(await noticed(...consoles)) === String(wanted),
    );

  const hear = async (console: Console): Promise<void> => {
    await console.says('Incoming call');
  };

  it('rings and notifies for a call, and is silent at once when it is answered', async () => {
    await begin();
    await ring();
    await hear(first);
    await settlesAt([1, 1], first);
    expect((await noticedIn(first)).shown).to.deep.equal(['Incoming call: Casey Morgan – Support']);
    await first.press('button', 'Answer');
    await settlesAt([0, 0], first);
    await first.says('Connected');
    expect((await noticedIn(first)).sounding).to.equal(0);
    await stage.step({ interaction: 'c1', is: 'ended' });
    await first.says('No interactions.');
    await stage.verify(first);
  });

  it('is silent when it is declined, and when nobody answered', async () => {
    await begin();
    await ring();
    await settlesAt([1, 1], first);
    await first.press('button', 'Decline');
    await settlesAt([0, 0], first);
    await begin();
    await ring();
    await settlesAt([1, 1], first);
    await stage.step({ interaction: 'c1', is: 'ended' });
    await settlesAt([0, 0], first);
    await stage.verify(first);
  });

  it('rings once with two tabs, and on when the one that rings closes in mid-ring', async () => {
    await begin();
    const second = await stage.openConsole(prepare);
    await second.says('Sync is on');
    await second.says('No interactions.');
    await ring();
    await hear(first);
    await hear(second);
    await settlesAt([1, 1], first, second);
    // Nothing more begins anywhere while it rings.
    const rings = async (): Promise<number> =>
      (await Promise.all([first, second].map(noticedIn))).reduce((sum, one) => sum + one.rings, 0);
    const before = await rings();
    await stage.rest(1_000);
    expect(await noticed(first, second)).to.deep.equal([1, 1]);
    expect(await rings()).to.equal(before);

    // The tab that rings goes, and with it the leader, or the other way round: one of the two is closed at a time.
    const isFirst = (await noticedIn(first)).sounding > 0;
    const [ringing, other] = isFirst ? [first, second] : [second, first];
    await ringing.page.close();
    await settlesAt([1, 1], other);
    await other.press('button', 'Answer');
    await settlesAt([0, 0], other);
    await other.says('Connected');
    first = other;
    await stage.step({ interaction: 'c1', is: 'ended' });
    await first.says('No interactions.');
    await stage.verify(first);
  });

  it('rings on in the same tab when another one takes the lead in mid-ring', async () => {
    await begin();
    const second = await stage.openConsole(prepare);
    await second.says('No interactions.');
    await ring();
    await hear(first);
    await hear(second);
    await settlesAt([1, 1], first, second);
    const isFirst = (await noticedIn(first)).sounding > 0;
    const [ringing, other] = isFirst ? [first, second] : [second, first];
    const { rings } = await noticedIn(ringing);
    await other.page.close();
    await ringing.press('button', 'Answer');
    expect((await noticedIn(ringing)).rings, 'it never began anew').to.equal(rings);
    await settlesAt([0, 0], ringing);
    await ringing.says('Connected');
    first = ringing;
    await stage.step({ interaction: 'c1', is: 'ended' });
    await first.says('No interactions.');
    await stage.verify(first);
  });

  it('rings on after a refresh in mid-ring, and once', async () => {
    await begin();
    await ring();
    await settlesAt([1, 1], first);
    await first.whileReloading(() => first.page.reload());
    await hear(first);
    await settlesAt([1, 1], first);
    await first.press('button', 'Decline');
    await settlesAt([0, 0], first);
    await stage.verify(first);
  });

  it('brings the call to the front by a click on its notification', async () => {
    await begin();
    await ring({ interaction: 'c1', is: 'connected' });
    await first.says('Connected');
    await ring({
      interaction: 'c2',
      media: 'chat',
      from: { name: 'Robin Weber', address: '' },
    });
    await first.says('New chat');
    await settlesAt([1, 1], first);
    const frame = await first.softphone();
    await frame.evaluate(`window.noticed.shown[0].dispatchEvent(new Event('click'))`);
    await until('Robin Weber is selected', async () => {
      const selected: unknown = await frame.evaluate(`(() => {
        const all = (root) => [...root.querySelectorAll('*')].flatMap((node) =>
          node.shadowRoot ? [node, ...all(node.shadowRoot)] : [node]);
        return all(document).find((node) => node.matches('[aria-current="true"]'))?.textContent ?? '';
      })()`);
      return String(selected).includes('Robin Weber');
    });
    await settlesAt([1, 0], first);
    await stage.verify(first);
  });

  it('is switched off by the definition', async () => {
    await begin({
      start: PAIRED,
      settings: {
        ...version1Settings(),
        '/softphone/ringtone': 'false',
        '/softphone/notifications': 'false',
      },
    });
    await ring();
    await hear(first);
    await stage.rest(600);
    expect(await noticed(first)).to.deep.equal([0, 0]);
    await first.press('button', 'Sound and notifications');
    await first.says('Your administrator has switched the ringtone off.');
    await stage.verify(first);
  });
});

describe('what an agent chooses of being noticed', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  async function open(prepare?: (page: Page) => Promise<unknown>): Promise<void> {
    await stage.reset({ start: PAIRED });
    console = await stage.openConsole(prepare);
    await console.signIn();
    await console.says('No interactions.');
  }
  afterEach(async () => {
    await stage.verify(console);
    await console.page.close();
  });

  const ring = (): Promise<unknown> =>
    stage.step({
      interaction: 'c1',
      is: 'alerting',
      from: { name: 'Casey Morgan', address: '+15551234567' },
    });

  const ask = async (expression: string): Promise<unknown> =>
    (await console.softphone()).evaluate(expression);

  it('is asked for by the agent’s own click, and by nothing else', async () => {
    await open((page) => page.evaluateOnNewDocument(stubs('default')));
    await ring();
    await console.says('Incoming call');
    await until('it rings', async () => (await ask('window.noticed.sounding > 0')) === true);
    expect(await ask('window.noticed.asked')).to.equal(0);
    expect(await ask('window.noticed.shown.length')).to.equal(0);
    await console.press('button', 'Sound and notifications');
    await console.press('button', 'Allow notifications…');
    await until('the call is shown', async () => (await ask('window.noticed.shown.length')) === 1);
    expect(await ask('window.noticed.asked')).to.equal(1);
    await console.page.keyboard.press('Escape');
    await console.press('button', 'Decline');
    await until('it is over', async () => (await ask('window.noticed.shown.length')) === 0);
  });

  it('is kept for the next page, and is in force at once', async () => {
    await open((page) => page.evaluateOnNewDocument(stubs('granted')));
    await ring();
    await until('it rings', async () => (await ask('window.noticed.sounding > 0')) === true);
    await console.press('button', 'Sound and notifications');
    await console.press('checkbox', 'Ringtone');
    await until('it is silent', async () => (await ask('window.noticed.sounding')) === 0);
    await console.whileReloading(() => console.page.reload());
    await console.says('Incoming call');
    await until('the call is shown', async () => (await ask('window.noticed.shown.length')) === 1);
    expect(await ask('window.noticed.rings')).to.equal(0);
    await console.press('button', 'Decline');
    await until('it is over', async () => (await ask('window.noticed.shown.length')) === 0);
    await ask('localStorage.removeItem("omni-sync.noticed")');
  });

  it('says that a real browser refuses notifications in another site’s page, and names the caller in its title', async () => {
    const { origin } = new URL(stage.addresses.softphone);
    await stage.browser
      .defaultBrowserContext()
      .setPermission(origin, { permission: { name: 'notifications' }, state: 'granted' });
    await open();
    expect(await ask('Notification.permission')).to.equal('denied');
    await console.press('button', 'Sound and notifications');
    await console.says('The browser shows no notifications of a page inside another site’s page');
    await console.page.keyboard.press('Escape');
    const title = await ask('document.title');
    await ring();
    await until('the title tells', async () =>
      String(await ask('document.title')).startsWith('Incoming call: Casey Morgan'),
    );
    await console.press('button', 'Decline');
    await until('the title is as before', async () => (await ask('document.title')) === title);
  });

  it('rings in a real browser', async () => {
    await open();
    // The agent has clicked in this page, to sign in.
    await ring();
    await console.says('Incoming call');
    await console.press('button', 'Sound and notifications');
    expect(await console.text()).to.not.contain('plays no sound');
    await console.page.keyboard.press('Escape');
    await console.press('button', 'Decline');
    await console.says('No interactions.');
  });
});

describe('time in state and language in the console', function () {
  let stage: Stage;
  let console: Console;

  onOneStage((opened) => {
    ({ stage, console } = opened);
  });

  it('says how long each status has been so, as far as it is known, and the same after a refresh', async () => {
    await stage.begin(console, { start: PAIRED });
    await console.says(/PureCloud \d:\d\d since .*On Queue/);
    /** What stands on Omni-Channel's card. */
    const card = async (): Promise<string> =>
      /Omni-Channel (.*?) Sync is on/.exec(await console.text())?.[1] ?? '';
    // PureCloud says itself since when; of Omni-Channel nobody saw the change.
    expect(await card())
      .to.contain('Available')
      .and.not.contain('since');
    await stage.step({ omni: 'Lunch' });
    await until('the change was seen', async () => /Lunch .*\d:\d\d since /.test(await card()));
    await stage.rest();
    await console.whileReloading(() => console.page.reload());
    await console.says('Sync is on');
    await console.says(/PureCloud \d:\d\d since /);
    expect(await card())
      .to.contain('Lunch')
      .and.not.contain('since');
  });

  it('says what PureCloud does with who is on queue', async () => {
    await stage.begin(console, { start: PAIRED });
    await console.says(/Waiting for an interaction \d:\d\d/);
    await stage.step({ interaction: 'c1', is: 'connected' });
    await console.says(/In an interaction \d:\d\d/);
    await stage.step({ routingStatus: 'NOT_RESPONDING' });
    await console.says(/Not responding \d:\d\d/);
  });

  it('changes the language in mid-shift and keeps everything', async () => {
    await stage.begin(console, { start: PAIRED });
    await console.says('No interactions.');
    const field = await console.find('combobox', 'Number to call');
    await field.type('+1555');
    const before = await stage.rest();
    await stage.step({ definition: { 'softphone/language': 'ja' } });
    const frame = await console.softphone();
    // The console hears of what was saved some time after the step; an agent looks again, too.
    const comeBackUntil = (words: string): Promise<unknown> =>
      until(`the panel says ${words}`, async () => {
        await console.later(15_000);
        await frame.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
        return until(words, async () => (await console.text()).includes(words), 1_000);
      });
    await comeBackUntil('サインアウト');
    await console.says('インタラクション待ち');
    expect(await frame.evaluate('document.documentElement.lang')).to.equal('ja');
    expect(await field.evaluate((node) => 'value' in node && node.value)).to.contain('555');
    await stage.step({ definition: { 'softphone/language': 'en' } });
    await comeBackUntil('Sign out');
    const after = await stage.rest();
    expect(after.writes).to.deep.equal(before.writes);
    expect([after.channels, after.omni, after.pureCloud]).to.deep.equal([
      1,
      before.omni,
      before.pureCloud,
    ]);
    expect(await field.evaluate((node) => 'value' in node && node.value)).to.contain('555');
  });
});
