import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** Signing in and out, as a person does it. */

describe('signing in', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(async () => {
    await stage.reset({ start: { omni: 'Lunch', pureCloud: 'AVAILABLE' } });
    console = await stage.openConsole();
    await console.says('Sign in to PureCloud');
  });
  afterEach(async () => {
    await stage.verify(console);
    await console.page.close();
  });

  it('by the popup, and not again after a refresh', async () => {
    await console.signIn();
    await console.says('Sync is on');
    await stage.shows({ channels: 1 });
    await console.whileReloading(() => console.page.reload());
    await console.says('Sync is on');
    await console.says('Robin Sato');
  });

  it('leaves no token in localStorage, nor any name', async () => {
    await console.signIn();
    await console.says('Sync is on');
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ pureCloud: 'ON_QUEUE' });
    const frame = await console.softphone();
    const [local, session] = await Promise.all(
      ['localStorage', 'sessionStorage'].map(async (name) =>
        String(await frame.evaluate(`JSON.stringify({ ...${name} })`)),
      ),
    );
    const token = /\\"value\\":\\"([\w-]{40,})\\"/.exec(session ?? '')?.[1];
    expect(token, 'the token is in sessionStorage').to.be.a('string');
    expect(local).not.to.contain(token);
    expect(console.page.frames().map((one) => one.url())).not.to.match(/code=|token=/);
    expect(local).not.to.contain('Robin');
    expect(local).to.contain('omni-sync.memory');
  });

  it('popup really blocked: told at once', async () => {
    await console.clickWithoutGesture('button', 'Sign in');
    await console.says('The browser blocked the sign-in window');
    await console.signIn();
    await console.says('Sync is on');
  });

  it('popup closed by the agent: told, and tried again', async () => {
    const popup = console.nextPopup();
    await console.press('button', 'Sign in');
    await (await popup).close();
    await console.says('The sign-in window was closed before you were signed in');
    await console.signIn();
    await console.says('Sync is on');
  });

  it('signs out: the token is revoked, and nothing of it stays', async () => {
    await console.signIn();
    await console.says('Sync is on');
    await stage.shows({ channels: 1 });
    await console.press('button', 'Sign out');
    await console.says('Sign in to PureCloud');
    await stage.shows({ channels: 0, sockets: 0 });
    const frame = await console.softphone();
    await until('sessionStorage is wiped', async () => {
      const stored = String(await frame.evaluate('JSON.stringify({ ...sessionStorage })'));
      return !stored.includes('value');
    });
    await until('the token is revoked', async () => {
      const { log } = await stage.state();
      return log.some(({ text }) => text.includes('DELETE /tokens/me'));
    });
  });

  it('token revoked in mid-shift: told, and one click goes on', async () => {
    await console.signIn();
    await console.says('Sync is on');
    await stage.step({ fault: 'token', is: 'revoked' });
    await console.says('Your PureCloud sign-in was withdrawn');
    await stage.step({ omni: 'Available_Chat' });
    await stage.rest();
    await stage.shows({ pureCloud: 'AVAILABLE', writes: { omni: 0, pureCloud: 0 } });
    await console.signIn();
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
  });
});
