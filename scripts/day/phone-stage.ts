import type { Console } from './console-tab.js';
import type { Stage, Step } from './stage.js';
import { until } from './until.js';

/** What tests of the phone have in common: the statuses of a shift, and an agent's hands. */

export const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };
export const ON_A_CALL = { omni: 'Busy', pureCloud: 'ON_QUEUE' };

/** The focus may have to go all the way round through the console; in milliseconds. */
const ROUND = 40_000;

/** What has the focus, through every shadow root. */
const AT = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const label = at?.labels?.[0]?.textContent;
  return (at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '').trim();
})()`;

export class PhoneStage {
  constructor(
    readonly stage: Stage,
    readonly console: Console,
  ) {}

  /** A fresh world whose phone is there. */
  async begin(seed: Step = { start: PAIRED }): Promise<void> {
    await this.stage.begin(this.console, seed);
    await this.console.says('No interactions.');
  }

  /** A call of a queue rings. */
  async ring(more: Step = {}): Promise<void> {
    await this.stage.step({
      interaction: 'c1',
      is: 'alerting',
      // A contact's number: nobody is asked to make a new one.
      from: { name: 'Casey Morgan', address: '+14155550117' },
      queue: 'Support',
      ...more,
    });
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
    const { log } = await this.stage.state();
    return log.filter(
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

  /** The newest such call was not answered, and the softphone waits no more. */
  async givesUp(method: string, path: string): Promise<void> {
    const begun = await this.requests(method, path);
    await until(`the softphone waits no more for ${method} ${path}`, async () => {
      const ended = (await this.stage.state()).log.filter(
        ({ text }) => text.startsWith(`given up: ${method} `) && text.includes(path),
      );
      return ended.length >= begun;
    });
  }

  /** What the region carried out of the agent's deeds, in its own words. */
  async deeds(): Promise<readonly string[]> {
    const { log } = await this.stage.state();
    return log.flatMap(({ text }) => (text.startsWith('phone: ') ? [text.slice(7)] : []));
  }

  /** The name of what has the focus. */
  async focused(): Promise<string> {
    const frame = await this.console.softphone();
    return String(await frame.evaluate(AT));
  }

  /** By keyboard alone, from wherever the focus is. */
  async tabTo(name: string): Promise<void> {
    const look = async (): Promise<boolean> => {
      if ((await this.focused()).startsWith(name)) return true;
      await this.console.page.keyboard.press('Tab');
      return false;
    };
    await until(`the focus comes to ${name}`, look, ROUND);
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
