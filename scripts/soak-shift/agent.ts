import type { Chance } from './chance.js';
import { MAPPED, ON_QUEUE } from './divergence.js';
import type { Step } from '../day/stage.js';
import { choose } from './panel.js';
import type { Rig } from './rig.js';
import type { WorldReport } from './world-link.js';

/** What happens to the agent: statuses that people choose, work that comes and goes. */

const OMNI: readonly (readonly [number, string])[] = [
  [8, MAPPED],
  [2, 'Available_All'],
  [2, 'Busy'],
  [3, 'Lunch'],
  [1, 'Transition'],
  [2, 'Back_Office'],
  [1, 'Offline'],
];

const PURE_CLOUD: readonly (readonly [number, string])[] = [
  [8, ON_QUEUE],
  [3, 'AVAILABLE'],
  [2, 'BUSY'],
  [1, 'AWAY'],
  [2, 'BREAK'],
  [2, 'MEAL'],
  [1, 'MEETING'],
  [1, 'TRAINING'],
  [1, '9f1c3c5e-7a44-4c0d-9c52-0d6f2f3b7a11'],
  [1, 'OFFLINE'],
];

const OMNI_ACTORS: readonly (readonly [number, string])[] = [
  [12, 'agent'],
  [3, 'supervisor'],
  [1, 'pushTimeout'],
  [1, 'decline'],
  [1, 'automation'],
];

const PURE_CLOUD_ACTORS: readonly (readonly [number, string])[] = [
  [6, 'agent'],
  [1, 'supervisor'],
];

const CHANNELS = ['Case', 'MessagingSession', 'LiveChatTranscript', 'Lead'];
const MEDIA = ['voice', 'callback', 'chat', 'email', 'message'];

/** What counts as a status change: a status that somebody chooses, and work that begins or ends. */
export interface Changes {
  chosen: number;
  inPanel: number;
  work: number;
}

export class Agent {
  readonly changes: Changes = { chosen: 0, inPanel: 0, work: 0 };
  private ids = 0;

  constructor(
    private readonly rig: Rig,
    private readonly chance: Chance,
  ) {}

  get count(): number {
    return this.changes.chosen + this.changes.inPanel + this.changes.work;
  }

  /** One change, now. */
  async change(): Promise<void> {
    const { chance } = this;
    const report = await this.rig.report();
    const move = chance.of([
      [38, 'omni'],
      [30, 'pureCloud'],
      [6, 'panel'],
      [13, 'salesforceWork'],
      [13, 'pureCloudWork'],
    ] as const);
    if (move === 'panel' && (await choose(this.rig, chance.next()))) this.changes.inPanel += 1;
    else if (move === 'salesforceWork') await this.salesforceWork(report);
    else if (move === 'pureCloudWork') await this.pureCloudWork(report);
    else await this.choice(report, move === 'omni' ? 'omni' : 'pureCloud');
  }

  /** A status of that side that is another than the one there. */
  async choice(report: WorldReport, side: 'omni' | 'pureCloud'): Promise<void> {
    const { chance } = this;
    const all = side === 'omni' ? OMNI : PURE_CLOUD;
    const status = chance.of(all.filter(([, one]) => one !== report[side]));
    const by = chance.of(side === 'omni' ? OMNI_ACTORS : PURE_CLOUD_ACTORS);
    this.changes.chosen += 1;
    await this.rig.step({ [side]: status, by });
  }

  /** Ends everything that the agent works on. */
  async endWork(): Promise<void> {
    const { work, interactions } = await this.rig.report();
    for (const { id } of work) await this.play({ work: id, is: 'closed' });
    for (const { id } of interactions) await this.play({ interaction: id, is: 'ended' });
  }

  private async salesforceWork({ work }: WorldReport): Promise<void> {
    const { chance } = this;
    const open = work.length > 0 && (work.length > 2 || chance.next() < 0.55);
    if (!open) {
      this.ids += 1;
      const is = chance.next() < 0.3 ? 'assigned' : 'accepted';
      await this.play({ work: `w${this.ids}`, is, channel: chance.one(CHANNELS) });
      return;
    }
    const { id, is } = chance.one(work);
    const next =
      is === 'accepted'
        ? 'closed'
        : chance.of([[3, 'accepted'] as const, [1, 'declined'] as const]);
    await this.play({ work: id, is: next });
  }

  private async pureCloudWork({ interactions }: WorldReport): Promise<void> {
    const { chance } = this;
    const open = interactions.length > 0 && (interactions.length > 1 || chance.next() < 0.6);
    if (!open) {
      this.ids += 1;
      const is = chance.next() < 0.4 ? 'alerting' : 'connected';
      await this.play({ interaction: `c${this.ids}`, is, media: chance.one(MEDIA) });
      return;
    }
    const { id, is } = chance.one(interactions);
    const next =
      is === 'alerting'
        ? chance.of([[4, 'connected'] as const, [1, 'ended'] as const])
        : is === 'connected'
          ? chance.of([[1, 'afterCallWork'] as const, [1, 'ended'] as const])
          : 'ended';
    await this.play({ interaction: id, is: next });
  }

  private async play(step: Step): Promise<void> {
    this.changes.work += 1;
    await this.rig.step(step);
  }
}
