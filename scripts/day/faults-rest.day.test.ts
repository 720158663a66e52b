import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStageWithTools } from './one-stage.js';
import type { PageTools } from './page-tools.js';
import type { Stage } from './stage.js';
import { APART, PAIRED } from './statuses.js';

/** PureCloud's REST interface fails, or the token ends, in the middle of a shift. */

/** On Queue was refused: nobody may look paired who is not. */
const LEFT = { omni: 'Transition', pureCloud: 'AVAILABLE' };
const BECAUSE_PAIRED = 'PureCloud set to On Queue because Omni-Channel is Available - Chat';

describe('faults of PureCloud’s REST interface', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;

  onOneStageWithTools((opened) => {
    ({ stage, console, tools } = opened);
  });

  /** The next calls that set a presence meet the fault; the first of them sets On Queue. */
  async function whenPairingMeets(fault: Record<string, unknown>): Promise<void> {
    await stage.begin(console, { start: APART });
    await stage.step({ fault: 'rest', method: 'PATCH', ...fault });
    await stage.step({ omni: 'Available_Chat' });
  }

  /** Milliseconds from each attempt to set the presence to the next. */
  async function pauses(): Promise<readonly number[]> {
    const { log } = await stage.state();
    const at = log
      .filter(({ what, text }) => what === 'request' && text.startsWith('PATCH'))
      .map((entry) => entry.at);
    return at.slice(1).map((time, index) => time - (at[index] ?? 0));
  }

  const signInAgain = async (): Promise<void> => {
    await console.signIn();
    await stage.shows({ channels: 1 });
    await console.says('Sync is on');
  };

  it('401: told, nothing is written, and a new sign-in goes on', async () => {
    await whenPairingMeets({ status: 401 });
    await console.says('Your PureCloud sign-in was withdrawn.');
    await stage.shows({ omni: 'Available_Chat', pureCloud: 'AVAILABLE', channels: 0 });
    await stage.shows({ writes: { omni: 0, pureCloud: 0 } });
    await signInAgain();
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
  });

  it('403: On Queue is not permitted, and nobody looks paired', async () => {
    await whenPairingMeets({ status: 403 });
    await console.says('PureCloud did not take On Queue: you are not permitted to use it.');
    await stage.shows({ ...LEFT, writes: { omni: 1, pureCloud: 0 } });
    expect(await pauses()).to.deep.equal([]);
  });

  it('429 with Retry-After: waits as long as it is asked to', async () => {
    await whenPairingMeets({ status: 429, retryAfter: 2 });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
    const [pause] = await pauses();
    expect(pause).to.be.within(1_990, 4_000);
    await console.says(BECAUSE_PAIRED);
  });

  it('429 without Retry-After: tries again after a second', async () => {
    await whenPairingMeets({ status: 429 });
    await stage.shows({ ...PAIRED, writes: { omni: 0, pureCloud: 1 } });
    const [pause] = await pauses();
    expect(pause).to.be.within(990, 2_500);
    await console.says(BECAUSE_PAIRED);
  });

  it('500 again and again: given up after three more attempts, and told', async () => {
    await whenPairingMeets({ status: 500, times: 4 });
    await tools.hastily(() =>
      console.says('PureCloud did not take On Queue: it has an error of its own.'),
    );
    await stage.shows({ ...LEFT, writes: { omni: 1, pureCloud: 0 } });
    expect(await pauses()).to.have.length(3);
  });

  it('503 for a moment: tried again, and taken', async () => {
    await whenPairingMeets({ status: 503, times: 2 });
    await tools.hastily(() => stage.shows(PAIRED));
    await stage.shows({ writes: { omni: 0, pureCloud: 1 } });
    await console.says(BECAUSE_PAIRED);
  });

  it('503 while a status is read: the start waits, and is over when PureCloud answers', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ fault: 'rest', status: 503, method: 'GET', times: 3 });
    await console.whileReloading(() => console.page.reload());
    await tools.hastily(() => console.says('Sync is on'));
    await stage.step({ pureCloud: 'BREAK' });
    await stage.shows({ omni: 'Transition', pureCloud: 'BREAK' });
    await stage.shows({ writes: { omni: 1, pureCloud: 0 } });
  });

  it('no answer in time: tried again, and taken once', async () => {
    await whenPairingMeets({ timeout: true });
    await tools.hastily(() => stage.shows(PAIRED));
    await stage.shows({ writes: { omni: 0, pureCloud: 1 } });
    await console.says(BECAUSE_PAIRED);
  });

  it('token expired in mid-shift: told before and after, and goes on after the new sign-in', async () => {
    await stage.begin(console, { start: PAIRED });
    await stage.step({ fault: 'tokenLife', seconds: 4 });
    await stage.step({ fault: 'token', is: 'revoked' });
    await console.says('Your PureCloud sign-in was withdrawn.');
    await signInAgain();
    await stage.step({ fault: 'tokenLife', seconds: null });
    const heard = await console.heardWhile(() => console.says('Your PureCloud sign-in has ended.'));
    expect(heard.join('\n')).to.contain('Your PureCloud sign-in ends at');
    await stage.step({ pureCloud: 'MEAL' });
    await stage.shows({ ...PAIRED, pureCloud: 'MEAL', writes: { omni: 0, pureCloud: 0 } });
    await signInAgain();
    await stage.shows({ omni: 'Transition', pureCloud: 'MEAL', writes: { omni: 1, pureCloud: 0 } });
  });
});
