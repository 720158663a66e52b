import { expect } from 'chai';
import type { Console } from './console-tab.js';
import { send, type Act } from './phone-act.js';
import { ACTS } from './phone-acts.js';
import { MEDIA_ACTS } from './phone-media-acts.js';
import { PAIRED, type PhoneStage } from './phone-stage.js';
import type { Step } from './stage.js';
import { until } from './until.js';

/** A story: what is done one after another, from an agent who is free to one who is free again. */
export interface Story {
  readonly name: string;
  /** What others do first, with an interaction of that id. */
  readonly begins?: (phone: PhoneStage, id: string) => Promise<unknown>;
  readonly acts: readonly Act[];
  /** So many calls come about, each of which is logged. */
  readonly calls: number;
}

const rings =
  (more: Step) =>
  (phone: PhoneStage, interaction: string): Promise<unknown> =>
    phone.ring({ interaction, ...more });

/** Long enough that nothing ends by itself. */
const wrapUpTime = 3_600;

export const STORIES: readonly Story[] = [
  {
    name: 'answer, mute, unmute, hold, resume, a tone, hang up, wrap-up',
    begins: rings({ wrapUp: 'mandatory' }),
    acts: [
      ACTS.answer,
      ACTS.mute,
      ACTS.unmute,
      ACTS.hold,
      ACTS.resume,
      ACTS.digit,
      ACTS.hangUp,
      ACTS.wrapUp,
    ],
    calls: 1,
  },
  { name: 'decline', begins: rings({ wrapUp: null }), acts: [ACTS.decline], calls: 0 },
  {
    name: 'missed, back on queue',
    async begins(phone, interaction) {
      await phone.ring({ interaction, wrapUp: null });
      await phone.stage.step({ interaction, is: 'ended' });
    },
    acts: [ACTS.backOnQueue],
    calls: 0,
  },
  {
    name: 'answer, transfer, wrap-up that lasts until its time is over',
    begins: rings({ wrapUp: 'timedToTheEnd', wrapUpTime }),
    acts: [ACTS.answer, ACTS.transfer, ACTS.wrapUpToTheEnd],
    calls: 1,
  },
  {
    name: 'dial, consult, cancel, consult, complete',
    acts: [ACTS.dial, ACTS.consult, ACTS.cancel, ACTS.consult, ACTS.complete],
    calls: 1,
  },
  { name: 'click-to-dial', acts: [ACTS.click], calls: 1 },
  {
    name: 'merge two calls, have one leave',
    async begins(phone, first) {
      const second = `${first}b`;
      const connected = { is: 'connected', wrapUp: null };
      await phone.ring({ interaction: first, ...connected });
      const from = { name: 'Robin Weber', address: '+81225550143' };
      await phone.ring({ interaction: second, ...connected, from });
    },
    acts: [ACTS.merge, ACTS.remove],
    calls: 2,
  },
  {
    name: 'callback: answer, call back, hang up the call, hang up, timed wrap-up',
    begins: rings({ media: 'callback', wrapUp: 'timed', wrapUpTime }),
    acts: [
      MEDIA_ACTS.takeCallback,
      MEDIA_ACTS.callBack,
      MEDIA_ACTS.hangUpCall,
      MEDIA_ACTS.hangUpCallback,
      ACTS.wrapUp,
    ],
    calls: 1,
  },
  {
    name: 'message: answer, end, finish without a code',
    begins: rings({ media: 'message', wrapUp: 'optional' }),
    acts: [MEDIA_ACTS.open, MEDIA_ACTS.endOptional, MEDIA_ACTS.finish],
    calls: 0,
  },
  {
    name: 'email: answer, ask for a wrap-up, end, wrap-up',
    begins: rings({ media: 'email', wrapUp: 'onRequest' }),
    acts: [MEDIA_ACTS.open, MEDIA_ACTS.requestWrapUp, MEDIA_ACTS.end, ACTS.wrapUp],
    calls: 0,
  },
];

/** Nobody is as fast as these agents, with a fresh page at every click: more calls a minute than PureCloud takes. */
export const IN_A_HURRY = 10_000;

/** What a machine under load needs beyond the time that the softphone may take, in milliseconds. */
const LOAD = 1_500;

/** Both the panel and the region show it in time, in milliseconds since recovery. */
const IN_TIME = 2_000 + LOAD;

/** A machine whose pages answer slowly is given so many times as long as one answer takes. */
const TRIPS = 10;

/** How long a page takes to answer just now, in milliseconds. */
async function tripTo(tabs: readonly Console[]): Promise<number> {
  const begun = Date.now();
  for (const tab of tabs) await tab.text();
  return (Date.now() - begun) / tabs.length;
}

/** An act that is being done. */
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

  private async shows(tab: Console, isInFront: boolean): Promise<void> {
    try {
      await this.isShown(tab, isInFront);
    } catch (error) {
      throw new Error(`${String(error)}; the panel: ${await tab.text()}`, { cause: error });
    }
  }

  /** In a tab that is not in front, nothing can be pressed. */
  private async isShown(tab: Console, isInFront: boolean): Promise<void> {
    const { done, name } = this.act;
    if ('says' in done) await tab.says(done.says);
    else if ('gone' in done) {
      await until(`"${done.gone}" is said no more after ${name}`, async () => {
        const text = await tab.text();
        return text.includes('New call') && !text.includes(done.gone);
      });
    } else if (!isInFront) await tab.says(done.button.replace(/: .*$/, ''));
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
    const { name, failed, statuses } = this.act;
    for (const [index, tab] of tabs.entries()) await this.shows(tab, index === 0);
    await until(`${name} is carried out`, async () => (await this.times()) > 0);
    const took = Date.now() - recovered;
    const limit = took < IN_TIME ? IN_TIME : IN_TIME + TRIPS * (await tripTo(tabs));
    expect(took, `milliseconds until ${name} shows`).to.be.at.most(limit);
    const times = await this.times();
    if (times !== 1) throw new Error(`${name} was carried out ${times} times.`);
    for (const tab of tabs) expect(await tab.text()).not.to.contain(failed);
    await this.phone.stage.shows(statuses);
  }
}

/** Without a fault. */
export async function plainly(act: Act, phone: PhoneStage, tab: Console): Promise<void> {
  await act.prepare?.(tab, phone);
  const played = await Played.begin(phone, act);
  await send(tab, act);
  await played.isDone([tab], Number.POSITIVE_INFINITY);
}

/** Acts that go different ways to PureCloud, or are known in different ways to be done. */
export class Kinds {
  private readonly met = new Set<string>();

  /** The first of its kind. */
  isNew({ name, like = name }: Act): boolean {
    const isNew = !this.met.has(like);
    this.met.add(like);
    return isNew;
  }
}

/** One story after another in one world, as long as each leaves it as it found it. */
export class Shift {
  private stories = 0;
  /** What was told last, down to its end. */
  private told: Story | null = null;
  /** Since the world began. */
  private calls = 0;

  constructor(
    private readonly phone: PhoneStage,
    private readonly begin: () => Promise<unknown>,
  ) {}

  /** The next story begins in a fresh world. */
  anew(): void {
    this.told = null;
  }

  /** `play` does one thing of a story, and sees to it that it was done. */
  async tell(story: Story, play: (act: Act) => Promise<unknown>): Promise<void> {
    const { phone } = this;
    if (this.told === null) {
      await this.begin();
      // Nobody picks up by themselves.
      await phone.stage.step({ answering: null });
      this.calls = 0;
    }
    this.told = null;
    this.stories += 1;
    await phone.countAnew();
    await story.begins?.(phone, `c${this.stories}`);
    for (const act of story.acts) {
      await play(act);
      await act.next?.(phone);
    }
    this.calls += story.calls;
    await phone.stage.shows({ ...PAIRED, routingStatus: 'IDLE' });
    await until('nothing is left to do', async () => {
      return (await phone.stage.state()).interactions.length === 0;
    });
    await until('every call is logged', async () => {
      const logs = await this.logs();
      return logs.length >= this.calls && logs.every(({ Status }) => Status === 'Completed');
    });
    this.told = story;
  }

  /** To be called when everything has come to rest: each thing was done once and in its turn, and each call has one log. */
  async verify(): Promise<void> {
    if (this.told === null) return;
    const { acts } = this.told;
    const deeds = (await this.phone.deeds()).filter((deed) => !deed.endsWith(': wrap-up kept'));
    const fit = acts.every(({ deed }, index) => deed.test(deeds[index] ?? ''));
    if (deeds.length !== acts.length || !fit) throw new Error(`Was done: ${deeds.join(', ')}.`);
    const logs = await this.logs();
    const calls = new Set(logs.map(({ CallObject }) => CallObject));
    if (logs.length !== this.calls || calls.size !== this.calls) {
      throw new Error(`Expected ${this.calls} logs, seen ${JSON.stringify(logs)}`);
    }
  }

  private async logs(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { tasks } = await this.phone.stage.state();
    return tasks.filter(({ CallObject }) => typeof CallObject === 'string');
  }
}
