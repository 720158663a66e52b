import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { PageTools } from './page-tools.js';
import { Played, STORIES, tell, type Act } from './phone-acts.js';
import { PhoneStage } from './phone-stage.js';
import { Stage, type Step } from './stage.js';

/** PureCloud's REST interface fails in the middle of what an agent does with a call. */

/** What the next call of an act meets, and what comes of it. */
interface Fault {
  readonly name: string;
  readonly step: Step;
  /** What the panel says, after what came to nothing; left out: it says nothing, since it is done. */
  readonly says?: string;
  /** The softphone waits longer than a test does. */
  readonly isSlow?: true;
}

const FAULTS: readonly Fault[] = [
  {
    name: '500, not carried out: said so, and done when it is wanted again',
    step: { status: 500 },
    says: 'PureCloud has an error of its own. Try again.',
  },
  {
    name: '500 after it was carried out: done, and nothing is said',
    step: { status: 500, after: true },
  },
  {
    name: 'no answer, not carried out: said so, and done when it is wanted again',
    step: { timeout: true },
    says: 'PureCloud did not answer in time. Try again.',
    isSlow: true,
  },
  {
    name: 'no answer after it was carried out: shown without waiting for one, and nothing is said',
    step: { timeout: true, after: true },
    isSlow: true,
  },
  { name: '429 for a moment: done by itself', step: { status: 429, retryAfter: 1 } },
  {
    name: '429 for long: said for how long, and done when it is wanted again',
    step: { status: 429, retryAfter: 30 },
    says: 'PureCloud received too many requests. Try again in 30 seconds.',
  },
];

describe('a call while PureCloud’s REST interface fails', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;
  let phone: PhoneStage;

  before(async () => {
    stage = await Stage.open();
    ({ console, tools } = await PageTools.openSignedIn(stage));
    phone = new PhoneStage(stage, console);
  });
  after(() => stage.close());
  afterEach(() => stage.verify(console));

  async function play(act: Act, { step, says, isSlow }: Fault): Promise<void> {
    const { method, path, button } = act;
    await act.prepare?.(console, phone);
    const played = await Played.begin(phone, act);
    const sent = await phone.requests(method, path);
    await stage.step({ fault: 'rest', method, path, ...step });
    await console.press('button', button);
    const begun = Date.now();
    if (says === undefined) {
      await played.isDone([console], step['status'] === 429 ? begun + 1_000 : begun);
      // A DELETE is kept alive by the browser, whoever waits for it.
      if (isSlow && method !== 'DELETE') await tools.hastily(() => phone.givesUp(method, path));
      expect(await console.text()).not.to.contain(act.failed);
      expect(await played.times()).to.equal(1);
      return;
    }
    const told = (): Promise<unknown> => console.says(`${act.failed}: ${says}`);
    await (isSlow ? tools.hastily(told) : told());
    expect(await played.times(), `times that ${act.name} was carried out`).to.equal(0);
    expect(await phone.requests(method, path)).to.equal(sent + 1);
    await console.press('button', button);
    await played.isDone([console]);
  }

  for (const fault of FAULTS) {
    describe(fault.name, () => {
      for (const story of STORIES) {
        it(story.name, () => tell(phone, story, (act) => play(act, fault)));
      }
    });
  }
});
