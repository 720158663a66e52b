import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { onOneStageWithTools } from './one-stage.js';
import type { PageTools } from './page-tools.js';
import { send, type Act } from './phone-act.js';
import type { PhoneStage } from './phone-stage.js';
import { IN_A_HURRY, Kinds, plainly, Played, Shift, STORIES } from './phone-stories.js';
import type { Stage, Step } from './stage.js';
import { until } from './until.js';

/** PureCloud's REST interface fails in the middle of what an agent does with a phone. */

/** What the next call of an act meets, and what comes of it. */
interface Fault {
  readonly name: string;
  readonly step: Step;
  /** It is carried out all the same. */
  readonly isDone: boolean;
  /** Why nothing comes of it, as the panel says. */
  readonly why?: string;
  /** The softphone waits longer than a test does. */
  readonly isSlow?: true;
  /** It costs a while each time, so that it meets one act of each kind. */
  readonly isLong?: true;
}

const FAULTS: readonly Fault[] = [
  {
    name: '500, not carried out: said so, and done when it is wanted again',
    step: { status: 500 },
    isDone: false,
    why: 'PureCloud has an error of its own.',
  },
  {
    name: '500 after it was carried out: done, and nothing is said',
    step: { status: 500, after: true },
    isDone: true,
    why: 'PureCloud has an error of its own.',
  },
  {
    name: 'no answer, not carried out: said so, and done when it is wanted again',
    step: { timeout: true },
    isDone: false,
    why: 'PureCloud did not answer in time.',
    isSlow: true,
    isLong: true,
  },
  {
    name: 'no answer after it was carried out: shown without waiting for one, and nothing is said',
    step: { timeout: true, after: true },
    isDone: true,
    why: 'PureCloud did not answer in time.',
    isSlow: true,
    isLong: true,
  },
  {
    name: '429 for a moment: done by itself',
    step: { status: 429, retryAfter: 1 },
    isDone: true,
    isLong: true,
  },
  {
    name: '429 for long: said for how long, and done when it is wanted again',
    step: { status: 429, retryAfter: 30 },
    isDone: false,
    why: 'PureCloud received too many requests. Try again in 30 seconds.',
  },
];

describe('a phone while PureCloud’s REST interface fails', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;
  let phone: PhoneStage;
  let shift: Shift;

  onOneStageWithTools(
    (opened) => {
      ({ stage, console, tools, phone } = opened);
      shift = new Shift(phone, () => phone.begin());
    },
    { callsAMinute: IN_A_HURRY },
  );
  afterEach(() => shift.verify());

  async function play(act: Act, { step, isDone, why = '', isSlow }: Fault): Promise<void> {
    const { method, path } = act;
    await act.prepare?.(console, phone);
    const played = await Played.begin(phone, act);
    const sent = await phone.requests(method, path);
    const given = await phone.givenUp(method, path);
    await stage.step({ fault: 'rest', method, path, ...step });
    await send(console, act);
    const told = async (): Promise<void> => {
      await console.says(new RegExp(`${act.failed}[^.]*: ${why}`));
      expect(await played.times(), `times that ${act.name} was done`).to.equal(isDone ? 1 : 0);
    };
    if (isDone && (act.untold === undefined || why === '')) {
      const seesIt = async (): Promise<void> => {
        await played.isDone([console], step['status'] === 429 ? Date.now() + 1_000 : Date.now());
        // A DELETE is kept alive by the browser, whoever waits for it.
        if (!isSlow || method === 'DELETE') return;
        await until(`the softphone waits no more for ${method} ${path}`, async () => {
          return (await phone.givenUp(method, path)) > given;
        });
      };
      await (isSlow ? tools.hastily(seesIt) : seesIt());
      expect(await console.text()).not.to.contain(act.failed);
      expect(await played.times()).to.equal(1);
      return;
    }
    await (isSlow ? tools.hastily(told) : told());
    expect(await phone.requests(method, path)).to.equal(sent + 1);
    if (isDone) {
      await console.press('button', 'Dismiss');
      return;
    }
    await send(console, act);
    await played.isDone([console]);
  }

  for (const fault of FAULTS) {
    describe(fault.name, () => {
      const kinds = new Kinds();
      // The page's clock, which has hurried, is right again.
      before(() => shift.anew());
      for (const story of STORIES) {
        it(story.name, () =>
          shift.tell(story, (act) =>
            fault.isLong !== true || kinds.isNew(act)
              ? play(act, fault)
              : plainly(act, phone, console),
          ),
        );
      }
    });
  }
});
