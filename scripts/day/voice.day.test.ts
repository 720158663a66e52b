import type { ElementHandle } from 'puppeteer-core';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** What the agent has of the connector in Salesforce Voice: the phone that Salesforce draws, and its login. */
describe('the phone in Salesforce Voice, live', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open({ host: 'voice' });
    console = await stage.openSignedIn();
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  /** A button of the phone that Salesforce draws. */
  const find = (name: string): Promise<ElementHandle | null> =>
    console.page.$(`#panel-softphone ::-p-aria([name="${name}"][role="button"])`);

  async function press(name: string): Promise<void> {
    await until(`Salesforce's button "${name}" is pressed`, async () => {
      const found = await find(name);
      await found?.click();
      return found !== null;
    });
  }

  const phoneSays = (wanted: RegExp): Promise<unknown> =>
    until(`Salesforce's phone says ${wanted.source}`, async () => {
      const text = await console.page.$eval('#panel-softphone', (panel) => panel.textContent);
      return wanted.test(text);
    });

  const isShown = (): Promise<boolean> =>
    console.page.$eval('.connector-frame', (frame) => !frame.classList.contains('asleep'));

  it('answers a queue’s call, holds it, ends it and wraps it up', async () => {
    const start = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };
    await stage.begin(console, { start });
    await phoneSays(/No call/);
    await stage.step({
      interaction: 'c1',
      is: 'alerting',
      media: 'voice',
      wrapUp: 'optional',
      from: 'Ada',
    });
    await press('Accept Ada');
    await stage.shows({ routingStatus: 'INTERACTING', omni: 'Busy' });
    await press('Hold Ada');
    await phoneSays(/On hold/);
    await press('End Ada');
    await press('Close Ada');
    await phoneSays(/No call/);
    await stage.shows({ omni: 'Available_Chat', routingStatus: 'IDLE', interactions: [] });
  });

  it('hands a call over without a word, and nobody is left on the line', async () => {
    await stage.begin(console, { start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' } });
    await phoneSays(/No call/);
    await stage.step({ interaction: 'c1', is: 'alerting', media: 'voice', from: 'Ada' });
    await press('Accept Ada');
    await phoneSays(/On the call/);
    await press('Find contacts');
    await press('Transfer to Sales');
    await stage.shows({ omni: 'Available_Chat', routingStatus: 'IDLE', interactions: [] });
    await phoneSays(/After-conversation work/);
    await press('Close Ada');
    await phoneSays(/No call/);
  });

  it('calls the number of a record', async () => {
    await stage.begin(console, { start: { omni: 'Lunch', pureCloud: 'MEAL' } });
    await phoneSays(/No call/);
    await stage.step({ answering: null });
    await console.openRecord('Ken Sato');
    await console.clickNumber('+81 22 555 0143');
    await phoneSays(/\+81225550143\s*Calling/);
    await press('End +81225550143');
    await phoneSays(/No call/);
    await stage.shows({ interactions: [] });
  });

  it('tells the agent’s status in PureCloud, and logs out to the page that signs in again', async () => {
    await stage.begin(console, { start: { omni: 'Lunch', pureCloud: 'MEAL' } });
    await press('Ask the phone for its status');
    await phoneSays(/Phone: Meal/);
    if (await isShown()) throw new Error('The connector’s page is shown though it has no use.');
    await press('Log out of the phone');
    await stage.shows({ channels: 0 });
    await until('the connector’s page is shown', isShown);
    await console.signIn();
    await stage.shows({ channels: 1, omni: 'Lunch', pureCloud: 'MEAL' });
    await until('the connector’s page is hidden', async () => !(await isShown()));
  });

  it('is what the Connection page speaks of, with the way that Omni-Channel is reached by', async () => {
    await stage.begin(console, { start: { omni: 'Lunch', pureCloud: 'MEAL' } });
    const before = console.page.viewport();
    // The page is below the phone that Salesforce draws.
    await console.page.setViewport({ width: 1400, height: 900 });
    await press('The connector’s own page');
    await console.press('button', 'Connection');
    await console.says('Salesforce has set the connector up.');
    const text = await console.says('Salesforce Voice for statuses, and the bridge');
    if (/Open CTI|call center/i.test(text)) throw new Error(`It speaks of Open CTI: ${text}`);
    await console.press('button', 'Back');
    await press('The connector’s own page');
    await until('the connector’s page is hidden', async () => !(await isShown()));
    await console.page.setViewport(before);
  });

  it('keeps the statuses in step where the org has no bridge', async () => {
    await stage.begin(console, { start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' } });
    await stage.step({ fault: 'bridge', is: 'absent' });
    await console.whileReloading(() => stage.step({ restart: true }));
    await console.says('Sync is on');
    await stage.step({ omni: 'Lunch', by: 'agent' });
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE' });
    await stage.step({ pureCloud: 'ON_QUEUE', by: 'agent' });
    await stage.shows({
      omni: 'Available_Chat',
      pureCloud: 'ON_QUEUE',
      writes: { omni: 1, pureCloud: 1 },
    });
  });

  it('takes over what was saved once another page of the agent was given it', async () => {
    await stage.begin(console, { start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' } });
    const frame = await console.softphone();
    const language = (): Promise<unknown> => frame.evaluate('document.documentElement.lang');
    await stage.step({ definition: { 'softphone/language': 'ja' } });
    const second = await stage.openConsole();
    await second.says('Robin Sato');
    await console.page.bringToFront();
    await until('the page that was there before speaks Japanese', async () => {
      // The definition is looked at again when the agent comes back after a while.
      await console.later(15_000);
      await frame.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
      return (await language()) === 'ja';
    });
    await second.says('同期');
    await second.page.close();
    await stage.step({ definition: { 'softphone/language': 'en' } });
  });

  it('shows the panel in a page beside the connector, and does there what is asked for', async () => {
    await stage.begin(console, { start: { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' } });
    await stage.step({ interaction: 'c1', is: 'alerting', media: 'chat', from: 'Ada' });
    const url = JSON.stringify(`${stage.addresses.softphone}/apex/SoftphoneVoice?panel=1`);
    await console.page.evaluate(`(() => {
      const frame = document.createElement('iframe');
      frame.id = 'beside';
      frame.src = ${url};
      document.body.append(frame);
    })()`);
    const beside = await until('there is a page beside', () =>
      Promise.resolve(console.page.frames().find((frame) => frame.url().includes('panel=1'))),
    );
    await until('a chat is answered in it', async () => {
      const pressed: unknown = await beside.evaluate(`(${PRESS_ANSWER})(document)`);
      return pressed === true;
    });
    await stage.shows({ interactions: [{ id: 'c1', is: 'connected', media: 'chat' }] });
    await console.page.evaluate(`document.querySelector('#beside').remove()`);
  });
});

/** Whether there was a button in the panel to answer with. As text: what is compiled does not run in the page. */
const PRESS_ANSWER = `function press(root) {
  for (const part of root.querySelectorAll('*')) {
    if (part.localName === 'button' && part.textContent.trim().startsWith('Answer')) {
      part.click();
      return true;
    }
    if (part.shadowRoot !== null && press(part.shadowRoot)) return true;
  }
  return false;
}`;
