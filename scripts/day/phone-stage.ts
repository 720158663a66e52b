import type { Console } from './console-tab.js';
import { Keyboard } from './keyboard.js';
import type { Stage, Step } from './stage.js';
import type { SimulatorState } from '../simulator/world.js';
import { ON_A_CALL, PAIRED } from './statuses.js';
import { until } from './until.js';

/** What tests of the phone have in common: the statuses of a shift, and an agent's hands. */

export { ON_A_CALL, PAIRED };

export class PhoneStage {
  readonly keyboard: Keyboard;
  /** What the log told until then is an old story; in milliseconds since the world began. */
  private since = Number.NEGATIVE_INFINITY;

  constructor(
    readonly stage: Stage,
    readonly console: Console,
  ) {
    this.keyboard = new Keyboard(console);
  }

  /** A fresh world whose phone is there. */
  async begin(seed: Step = { start: PAIRED }): Promise<void> {
    this.since = Number.NEGATIVE_INFINITY;
    await this.stage.begin(this.console, seed);
    await this.console.says('No interactions.');
  }

  /** From now on only what happens from now on is counted: the log does not keep everything. */
  async countAnew(): Promise<void> {
    this.since = (await this.stage.state()).log.at(-1)?.at ?? this.since;
  }

  private async news(): Promise<SimulatorState['log']> {
    return (await this.stage.state()).log.filter(({ at }) => at > this.since);
  }

  /** A call of a queue rings, or what else has that medium. */
  async ring(more: Step = {}): Promise<void> {
    // A contact's number or address: nobody is asked to make a new one.
    const address = more['media'] === 'email' ? 'maria.alvarez@example.com' : '+14155550117';
    await this.stage.step({
      interaction: 'c1',
      is: 'alerting',
      from: { name: 'Casey Morgan', address },
      queue: 'Support',
      ...more,
    });
  }

  /** The agent has nothing to do any more, and is free. */
  async isFree(): Promise<void> {
    await this.console.says('No interactions.');
    await this.stage.shows(PAIRED);
  }

  /** The agent talks to who rang. */
  async talk(more: Step = { wrapUp: null }): Promise<void> {
    await this.ring(more);
    await this.console.press('button', 'Answer');
    await this.console.says('Connected');
    await this.stage.shows(ON_A_CALL);
  }

  /** Calls of that method in whose path this stands, carried out or not. */
  async requests(method: string, path: string): Promise<number> {
    return (await this.news()).filter(
      ({ what, text }) =>
        what === 'request' && text.startsWith(`${method} `) && text.includes(path),
    ).length;
  }

  /** So many of them have come in. */
  async sent(method: string, path: string, times: number): Promise<void> {
    await until(`${method} ${path} is on its way`, async () => {
      return (await this.requests(method, path)) >= times;
    });
  }

  /** The agent's part of an interaction is so in the region. */
  async world(id: string, is: 'alerting' | 'connected' | 'afterCallWork' | 'ended'): Promise<void> {
    await until(`${id} is ${is}`, async () => {
      const { interactions } = await this.stage.state();
      return (interactions.find((one) => one.id === id)?.is ?? 'ended') === is;
    });
  }

  /** Such calls that were not answered, and for which the softphone waits no more. */
  async givenUp(method: string, path: string): Promise<number> {
    const ended = (await this.news()).filter(
      ({ text }) => text.startsWith(`given up: ${method} `) && text.includes(path),
    );
    return ended.length;
  }

  /** What the region carried out of the agent's deeds, in its own words. */
  async deeds(): Promise<readonly string[]> {
    return (await this.news()).flatMap(({ text }) =>
      text.startsWith('phone: ') ? [text.slice(7)] : [],
    );
  }

  async write(label: string, role: string, text: string): Promise<void> {
    const field = await this.console.find(role, label);
    await field.click();
    await field.type(text);
  }

  /** The id of the agent's only interaction. */
  async only(): Promise<string> {
    const { interactions } = await this.stage.state();
    const [one, more] = interactions;
    if (one === undefined || more !== undefined) {
      throw new Error(`There is not one interaction, but ${JSON.stringify(interactions)}.`);
    }
    return one.id;
  }

  /** The names of all codes are there. */
  async codes(tab = this.console): Promise<void> {
    const code = await tab.find('combobox', 'Code');
    await until('the codes are there', async () =>
      (await code.evaluate((node) => node.textContent)).includes('Solved'),
    );
  }
}
