import type { Destination, Interaction, PhoneDeed, PhonePort, WrapUpDemand } from '../phone.js';
import { portCalls, type PortCalls } from '../testing/port-calls.js';

/** A port and the organisation behind it. */
export interface PhoneContractWorld {
  readonly port: PhonePort;
  /** A customer rings; the interaction's id. */
  ring(how: {
    readonly media?: string;
    /** `null`: rings the agent directly. */
    readonly queue?: null;
    readonly wrapUp?: WrapUpDemand['mode'];
    /** Of the timed ones, in milliseconds. */
    readonly wrapUpTime?: number;
  }): string;
  readonly customer: { readonly name: string; readonly address: string };
  /** The queue of who rings. */
  readonly queue: { readonly id: string; readonly name: string };
  misses(id: string): void;
  answeredElsewhere(id: string): void;
  customerAnswers(id: string): void;
  customerHangsUp(id: string): void;
  consultedAnswers(id: string): void;
  consultedHangsUp(id: string): void;
  /** The next action of this kind fails. */
  failNext(how: 'permanent' | 'transient' | 'gone', deed: PhoneDeed): void;
  /** The agent's roles no longer permit it. */
  takeAway(deed: 'merge'): void;
  /** Actions and calls that were carried out. */
  carriedOut(): number;
  readonly colleague: { readonly id: string; readonly name: string };
  readonly otherQueue: { readonly id: string; readonly name: string };
  /** What is associated at the start, and another one that is free. */
  readonly station: { readonly id: string; readonly name: string };
  /** One that somebody else has. */
  readonly takenStation: { readonly id: string; readonly name: string };
  readonly otherStation: { readonly id: string; readonly name: string };
  /** Another client of the agent's has the agent use that one. */
  choosesElsewhere(station: string): void;
  lose(): void;
  restore(): void;
  /** Lets time pass until the condition holds; rejects when it does not within a few seconds. */
  until(condition: () => boolean): Promise<void>;
  dispose(): Promise<void>;
}

/** A world that is another in each test, and what a test does in it all the time. */
export interface PhoneStage extends PortCalls {
  readonly world: PhoneContractWorld;
  readonly port: PhonePort;
  begin(world: PhoneContractWorld): void;
  of(id: string): Interaction | undefined;
  /** As it is now; fails where it is not there. */
  seen(id: string): Interaction;
  /** Waits until it is so. */
  sees(id: string, matches: (interaction: Interaction) => boolean): Promise<Interaction>;
  is(id: string, state: Interaction['state']): Promise<Interaction>;
  gone(id: string): Promise<void>;
  /** The id of one that the agent has answered. */
  talking(how?: Parameters<PhoneContractWorld['ring']>[0]): Promise<string>;
  consulting(to: Destination): Promise<string>;
}

export function createPhoneStage(): PhoneStage {
  let now: PhoneContractWorld | null = null;
  const world = (): PhoneContractWorld => {
    if (now === null) throw new Error('The world has not begun.');
    return now;
  };
  const calls = portCalls((met) => world().until(met));
  const { done } = calls;
  const port = (): PhonePort => world().port;

  const of = (id: string): Interaction | undefined =>
    port().interactions.find((each) => each.id === id);
  const seen = (id: string): Interaction => {
    const found = of(id);
    if (found === undefined) throw new Error(`There is no interaction ${id}.`);
    return found;
  };
  const sees: PhoneStage['sees'] = (id, matches) =>
    world()
      .until(() => {
        const found = of(id);
        return found !== undefined && matches(found);
      })
      .then(() => seen(id));
  const is: PhoneStage['is'] = (id, state) => sees(id, (each) => each.state === state);
  const talking: PhoneStage['talking'] = async (how = {}) => {
    const id = world().ring(how);
    await is(id, 'alerting');
    await done(port().perform({ do: 'answer', interaction: id }));
    await is(id, 'connected');
    return id;
  };
  return {
    ...calls,
    get world() {
      return world();
    },
    get port() {
      return port();
    },
    begin(begun) {
      now = begun;
    },
    of,
    seen,
    sees,
    is,
    gone: (id) => world().until(() => of(id) === undefined),
    talking,
    async consulting(to) {
      const id = await talking();
      await done(port().perform({ do: 'consult', interaction: id, to }));
      await sees(id, ({ consultation }) => consultation !== null);
      return id;
    },
  };
}
