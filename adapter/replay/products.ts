import type { ReadCommand, SetCommand } from '../sync/commands.js';
import { RETRY_DELAYS } from '../sync/constants.js';
import type { AnswerEvent, OmniReason, Reading, SyncEvent } from '../sync/events.js';
import { OMNI_OFFLINE, SIDES, type PerSide, type Side, type Status } from '../sync/status.js';
import type { Agenda } from './agenda.js';
import { Link, type Ticket } from './link.js';
import { printStatus } from './org.js';
import type { Carrier } from './page.js';
import type { Scenario } from './scenario.js';
import { SimulatedOmni, SimulatedPureCloud } from './simulated-orgs.js';
import type { OmniActor, Step } from './step.js';

/** What the products tell the world that they are part of. */
export interface Witness {
  /** Something arrives at the softphone's page. `step`: the index of the step that it tells of, where there is one. */
  arrived(event: SyncEvent, step: number | null): void;
  /** A command was carried out; `from` is what the side showed. */
  carriedOut(command: SetCommand, sentAt: number, from: Status): void;
  failed(command: SetCommand, how: 'permanent' | 'transient'): void;
}

interface Refusal {
  readonly status: Status;
  readonly how: 'permanent' | 'transient';
  times: number;
}

/** Only the softphone's own commands and other components of the console come through the toolkit. */
const REASONS: Readonly<Record<OmniActor, OmniReason>> = {
  agent: 'manual',
  supervisor: 'supervisor',
  pushTimeout: 'pushTimeout',
  decline: 'decline',
  login: 'login',
  automation: 'toolkit',
};

/** A logout does not tell the softphone's own from the agent's. */
const ownReason = (status: Status): OmniReason => (status === OMNI_OFFLINE ? 'manual' : 'toolkit');

/** Both products with the networks before them: what a softphone's commands meet, and where its events come from. */
export class Products implements Carrier {
  readonly links: PerSide<Link>;
  private readonly omni: SimulatedOmni;
  private readonly pureCloud: SimulatedPureCloud;
  private readonly refusals: PerSide<Refusal[]> = { omni: [], pureCloud: [] };
  /** What failed for a moment and has not been sent again. */
  private readonly toRetry: PerSide<Status | null> = { omni: null, pureCloud: null };
  /** The step that is being played. */
  private step: number | null = null;

  constructor(
    private readonly scenario: Scenario,
    private readonly agenda: Agenda,
    private readonly witness: Witness,
  ) {
    const { network, start } = scenario;
    const { duplicates, reorder } = network;
    this.links = {
      omni: new Link(agenda, { latency: network.omniLatency, duplicates, reorder }),
      pureCloud: new Link(agenda, { latency: network.pureCloudLatency, duplicates, reorder }),
    };
    this.omni = new SimulatedOmni(start);
    this.pureCloud = new SimulatedPureCloud(start, agenda.now - 1);
  }

  status(side: Side): Status {
    return side === 'omni' ? this.omni.status : this.pureCloud.status;
  }

  /** Retries that the engine has not sent yet. */
  retries(): readonly string[] {
    return SIDES.flatMap((side) => {
      const status = this.toRetry[side];
      return status === null ? [] : [`retry ${side} ${this.print(side, status)}`];
    });
  }

  /** Plays what happens in a product: everything but what happens to the softphone or its connections. */
  play(
    step: Extract<
      Step,
      {
        kind:
          'omni' | 'pureCloud' | 'work' | 'workload' | 'interaction' | 'routingStatus' | 'refuse';
      }
    >,
    index: number,
  ): void {
    this.step = index;
    this.happen(step);
    this.step = null;
  }

  private happen(step: Parameters<Products['play']>[0]): void {
    switch (step.kind) {
      case 'omni':
        this.setOmni(step.status, REASONS[step.by]);
        return;
      case 'pureCloud':
        this.setPureCloud(step.status);
        return;
      case 'work':
        this.send(
          'omni',
          `work ${step.id} ${step.is}`,
          this.omni.moveWork(step.id, step.is, step.channel),
        );
        return;
      case 'workload':
        this.omni.setWorkload(step.percent);
        this.send('omni', `workload ${step.percent}`, { type: 'workload', percent: step.percent });
        return;
      case 'interaction':
        this.send(
          'pureCloud',
          `interaction ${step.id} ${step.is}`,
          this.pureCloud.moveInteraction(step.id, step.is, step.media),
        );
        return;
      case 'routingStatus':
        this.pureCloud.setRoutingStatus(step.status);
        this.send('pureCloud', `routing status ${step.status}`, {
          type: 'routingStatus',
          status: step.status,
        });
        return;
      case 'refuse':
        this.refusals[step.side].push({ status: step.status, how: step.how, times: step.times });
    }
  }

  set(command: SetCommand): void {
    const { side, status } = command;
    const sentAt = this.agenda.now;
    const what = `${side} ${this.print(side, status)}`;
    this.toRetry[side] = null;
    this.links[side].outward(`command ${what}`, (ticket) => {
      const refusal = this.refusals[side].find((one) => one.status === status && one.times > 0);
      if (refusal === undefined) this.carryOut(command, sentAt, ticket, what);
      else this.refuse(command, refusal, ticket, what);
    });
  }

  read(command: ReadCommand): void {
    const { side } = command;
    this.links[side].outward(`read ${side}`, (ticket) => {
      const reading = this.reading(side);
      this.links[side].answer(ticket, `read ${side}`, () =>
        this.witness.arrived({ type: 'read', command: command.id, ok: true, reading }, null),
      );
    });
  }

  private carryOut(command: SetCommand, sentAt: number, ticket: Ticket, what: string): void {
    const { side, status } = command;
    this.witness.carriedOut(command, sentAt, this.status(side));
    // The event is sent first, so that it arrives before the answer.
    if (side === 'omni') this.setOmni(status, ownReason(status));
    else this.setPureCloud(status);
    const answer: AnswerEvent = {
      type: 'answer',
      command: command.id,
      ok: true,
      ...(side === 'pureCloud' ? { status, ...this.modifiedDate() } : {}),
    };
    this.links[side].answer(ticket, `answer ${what}`, () => this.witness.arrived(answer, null));
  }

  private refuse(command: SetCommand, refusal: Refusal, ticket: Ticket, what: string): void {
    const { side, status } = command;
    const { how } = refusal;
    refusal.times -= 1;
    this.witness.failed(command, how);
    this.links[side].answer(ticket, `answer ${what}`, () => {
      const triesAgain = how === 'transient' && command.attempt <= RETRY_DELAYS.length;
      if (triesAgain) this.toRetry[side] = status;
      // After `network` or `timeout` a command may have worked after all; here it has no effect.
      const reason = how === 'transient' ? 'serverError' : 'refused';
      const failure = { kind: how, reason } as const;
      this.witness.arrived({ type: 'answer', command: command.id, ok: false, failure }, null);
    });
  }

  private setOmni(status: Status, reason: OmniReason): void {
    if (!this.omni.set(status)) return;
    this.send('omni', this.print('omni', status), {
      type: 'status',
      side: 'omni',
      status,
      ...(this.scenario.network.reasons ? { reason } : {}),
    });
  }

  private setPureCloud(status: Status): void {
    if (!this.pureCloud.set(status, this.agenda.now)) return;
    this.send('pureCloud', this.print('pureCloud', status), {
      type: 'status',
      side: 'pureCloud',
      status,
      ...this.modifiedDate(),
    });
  }

  private modifiedDate(): { readonly modifiedDate?: number } {
    return this.scenario.network.modifiedDates ? { modifiedDate: this.pureCloud.modifiedDate } : {};
  }

  private reading(side: Side): Reading {
    return side === 'omni'
      ? this.omni.read()
      : this.pureCloud.read(this.scenario.network.modifiedDates);
  }

  private send(side: Side, what: string, event: SyncEvent): void {
    const { step } = this;
    this.links[side].event(`event ${side} ${what}`, () => this.witness.arrived(event, step));
  }

  private print(side: Side, status: Status): string {
    return printStatus(side, status, this.scenario.org);
  }
}
