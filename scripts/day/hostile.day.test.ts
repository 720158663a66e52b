import { expect } from 'chai';
import { REDIRECT_MESSAGE } from '../../adapter/purecloud/sign-in/redirect-message.js';
import type { Console } from './console-tab.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** Messages that nobody should send, to the softphone in its real frame. */

/** What runs in a page is given as text. The values are nasty in their own ways, and can all be copied. */
const NASTY = `[
  null, undefined, 0, NaN, Infinity, '', '<img src=x onerror="globalThis.pwned = true">', '\\ud800',
  [], {}, new Date(NaN), new Map([['__proto__', 1]]), 10n ** 40n, 'x'.repeat(1e6),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  (() => { const ring = {}; ring.self = ring; return ring; })(),
  { methodName: '__proto__', callId: {}, args: null },
  { methodName: 'publish', args: { message: { protocol: 1, source: 'bridge', kind: 'event' } } },
  { type: '${REDIRECT_MESSAGE}', code: 'stolen', state: '' },
]`;

describe('messages to the softphone’s window', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
    await stage.reset({ start: { omni: 'Lunch', pureCloud: 'AVAILABLE' } });
    console = await stage.openConsole();
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  const isClean = async (): Promise<unknown> =>
    (await console.softphone()).evaluate(
      `!('polluted' in {}) && !('pwned' in globalThis) && document.querySelector('img, script:not([src])') === null`,
    );

  it('from a foreign origin: ignored, counted, and told on the Connection page', async () => {
    const popup = console.nextPopup();
    await console.press('button', 'Sign in');
    const page = await popup;
    const sent = Number(
      await until('the popup is PureCloud’s', () =>
        page.evaluate(`(() => {
          if (!location.pathname.startsWith('/oauth/')) return false;
          const values = ${NASTY};
          for (const value of values) opener.postMessage(value, '*');
          return values.length;
        })()`),
      ),
    );
    await console.says('Finish signing in');
    await console.confirmSignIn(page);
    await console.says('Sync is on');
    await console.press('button', 'Connection');
    await console.says(`${sent} messages from other web pages were ignored.`);
    await console.press('button', 'Back');
    expect(await isClean()).to.equal(true);
    await stage.shows({ writes: { omni: 0, pureCloud: 0 } });
  });

  it('from the console itself, in no form that it should have: nothing is set, and the sync goes on', async () => {
    await console.page.evaluate(`(() => {
      const frame = [...document.querySelectorAll('iframe')].find((one) => one.src.includes('/apex/Softphone'));
      for (const value of ${NASTY}) frame.contentWindow.postMessage(value, '*');
    })()`);
    await stage.rest();
    await stage.shows({ omni: 'Lunch', pureCloud: 'AVAILABLE', writes: { omni: 0, pureCloud: 0 } });
    await stage.step({ omni: 'Available_Chat' });
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
    expect(await isClean()).to.equal(true);
  });
});
