import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { ON_A_CALL, PAIRED, type PhoneStage } from './phone-stage.js';
import { until } from './until.js';

/** What an agent does with a call, one thing at a time, and how it is known that it was done, once. */
export interface Act {
  readonly name: string;
  /** Up to the click that sends it. */
  readonly prepare?: (tab: Console, phone: PhoneStage) => Promise<void>;
  /** The button that sends it. */
  readonly button: string;
  readonly method: 'PATCH' | 'POST' | 'DELETE';
  /** In the path of what is sent. */
  readonly path: string;
  /** What the region then says that it carried out. */
  readonly deed: RegExp;
  /** What the panel says where it came to nothing. */
  readonly failed: string;
  /** The panel shows that it was done; `button`: one that can be pressed now. */
  readonly done: { readonly says: string } | { readonly button: string };
  /** Both products, once it was done. */
  readonly statuses: { readonly omni?: string; readonly pureCloud?: string };
  /** What others do next. */
  readonly next?: (phone: PhoneStage) => Promise<unknown>;
}

const FREE = 'No interactions.';
const NUMBER = '+4930555123';

const patch = (path = '/participants/'): Pick<Act, 'method' | 'path'> => ({
  method: 'PATCH',
  path,
});

const openTransfer =
  (text: string) =>
  async (tab: Console): Promise<void> => {
    await tab.press('button', 'Transfer');
    const field = await tab.find('searchbox', 'Person, queue or number');
    await field.type(text);
  };

const ACTS = {
  answer: {
    name: 'answer',
    button: 'Answer',
    ...patch(),
    deed: /: answered$/,
    failed: 'It was not answered',
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
  },
  decline: {
    name: 'decline',
    button: 'Decline',
    ...patch(),
    deed: /: declined$/,
    failed: 'It was not declined',
    done: { says: FREE },
    statuses: { omni: 'Available_Chat' },
  },
  mute: {
    name: 'mute',
    button: 'Mute',
    ...patch(),
    deed: /: muted$/,
    failed: 'You are not muted',
    done: { button: 'Unmute' },
    statuses: ON_A_CALL,
  },
  unmute: {
    name: 'unmute',
    button: 'Unmute',
    ...patch(),
    deed: /: unmuted$/,
    failed: 'You are still muted',
    done: { button: 'Mute' },
    statuses: ON_A_CALL,
  },
  hold: {
    name: 'hold',
    button: 'Hold',
    ...patch(),
    deed: /: held$/,
    failed: 'It was not put on hold',
    done: { button: 'Resume' },
    statuses: ON_A_CALL,
  },
  resume: {
    name: 'resume',
    button: 'Resume',
    ...patch(),
    deed: /: resumed$/,
    failed: 'It is still on hold',
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
  },
  hangUp: {
    name: 'hang up',
    button: 'Hang up',
    ...patch(),
    deed: /: hung up$/,
    failed: 'It was not ended',
    done: { says: 'A code is required.' },
    statuses: ON_A_CALL,
  },
  wrapUp: {
    name: 'wrap-up',
    async prepare(tab, phone) {
      await phone.codes(tab);
      const code = await tab.find('combobox', 'Code');
      await code.type('Sol');
    },
    button: 'Save and finish',
    ...patch(),
    deed: /: wrap-up saved$/,
    failed: 'The wrap-up was not saved',
    done: { says: FREE },
    statuses: PAIRED,
  },
  transfer: {
    name: 'transfer',
    prepare: openTransfer('Bill'),
    button: 'Transfer to Billing',
    method: 'POST',
    path: '/replace/queue',
    deed: /: to queue Billing$/,
    failed: 'It was not transferred',
    done: { says: FREE },
    statuses: PAIRED,
  },
  consult: {
    name: 'consult',
    prepare: openTransfer(NUMBER),
    button: `Ask first: ${NUMBER}`,
    method: 'POST',
    path: '/voice/consult',
    deed: /: asks /,
    failed: 'The other person was not called',
    done: { says: 'is being called.' },
    statuses: ON_A_CALL,
  },
  cancel: {
    name: 'cancel the consultation',
    button: 'Cancel transfer',
    method: 'DELETE',
    path: '/consult',
    deed: /: consult cancelled$/,
    failed: 'The transfer was not cancelled',
    done: { button: 'Hold' },
    statuses: ON_A_CALL,
  },
  complete: {
    name: 'complete the transfer',
    async prepare(tab, phone) {
      await phone.stage.step({ consulted: await phone.only(), is: 'connected' });
      await tab.says('is on the line.');
    },
    button: 'Complete transfer',
    ...patch(),
    deed: /: hung up$/,
    failed: 'The transfer was not completed',
    done: { says: FREE },
    statuses: PAIRED,
  },
  dial: {
    name: 'dial',
    async prepare(tab) {
      const field = await tab.find('combobox', 'Number to call');
      await field.evaluate((node) => node instanceof HTMLInputElement && node.select());
      await field.type(NUMBER);
    },
    button: 'Call',
    method: 'POST',
    path: '/conversations/calls',
    deed: /^calls /,
    failed: 'The number was not called',
    done: { button: 'Hang up' },
    statuses: ON_A_CALL,
    async next(phone) {
      await phone.stage.step({ interaction: await phone.only(), is: 'connected' });
    },
  },
} as const satisfies Readonly<Record<string, Act>>;

/** A story: what is done one after another. */
export interface Story {
  readonly name: string;
  readonly rings: boolean;
  readonly acts: readonly Act[];
}

const { answer, decline, mute, unmute, hold, resume, hangUp, wrapUp } = ACTS;

export const STORIES: readonly Story[] = [
  {
    name: 'answer, mute, unmute, hold, resume, hang up, wrap-up',
    rings: true,
    acts: [answer, mute, unmute, hold, resume, hangUp, wrapUp],
  },
  { name: 'decline', rings: true, acts: [decline] },
  { name: 'answer, transfer', rings: true, acts: [answer, ACTS.transfer] },
  {
    name: 'dial, consult, cancel, consult, complete',
    rings: false,
    acts: [ACTS.dial, ACTS.consult, ACTS.cancel, ACTS.consult, ACTS.complete],
  },
];

/** What a machine under load needs beyond the time that the softphone may take, in milliseconds. */
const LOAD = 1_500;

/** Both the panel and the region show it in time, in milliseconds since recovery. */
const IN_TIME = 2_000 + LOAD;

export class Played {
  private constructor(
    private readonly phone: PhoneStage,
    private readonly act: Act,
    private readonly before: number,
  ) {}

  static async begin(phone: PhoneStage, act: Act): Promise<Played> {
    const deeds = (await phone.deeds()).filter((deed) => act.deed.test(deed));
    return new Played(phone, act, deeds.length);
  }

  /** How often it was carried out. */
  async times(): Promise<number> {
    const deeds = (await this.phone.deeds()).filter((deed) => this.act.deed.test(deed));
    return deeds.length - this.before;
  }

  /** It shows in this tab; in one that is not in front, nothing can be pressed. */
  private async shows(tab: Console, isInFront: boolean): Promise<void> {
    const { done, name } = this.act;
    if ('says' in done) await tab.says(done.says);
    else if (!isInFront) await tab.says(done.button);
    else {
      await until(`"${done.button}" can be pressed after ${name}`, async () => {
        const found = await tab.look('button', done.button);
        return found?.evaluate((node) => !node.matches('[aria-disabled="true"]'));
      });
    }
  }

  /**
   * Since `recovered` it took no longer than it may, it was done once, and both products agree. The first of the tabs is in
   * front.
   */
  async isDone(tabs: readonly Console[], recovered = Date.now()): Promise<void> {
    for (const [index, tab] of tabs.entries()) await this.shows(tab, index === 0);
    const took = Date.now() - recovered;
    expect(took, `milliseconds until ${this.act.name} shows`).to.be.lessThan(IN_TIME);
    const times = await this.times();
    if (times !== 1) throw new Error(`${this.act.name} was carried out ${times} times.`);
    for (const tab of tabs) expect(await tab.text()).not.to.contain(this.act.failed);
    await this.phone.stage.shows(this.act.statuses);
  }
}

/** Plays a story in a fresh world: `play` does one thing of it, and sees to it that it was done. */
export async function tell(
  phone: PhoneStage,
  { rings, acts }: Story,
  play: (act: Act) => Promise<unknown>,
): Promise<void> {
  await phone.begin();
  // Nobody picks up by themselves.
  await phone.stage.step({ answering: null });
  if (rings) await phone.ring({ wrapUp: acts.includes(wrapUp) ? 'mandatory' : null });
  for (const act of acts) {
    await play(act);
    await act.next?.(phone);
  }
}
