import type { SimulatorState } from '../simulator/world.js';
import type { Console } from './console-tab.js';
import type { PhoneStage } from './phone-stage.js';
import type { Step } from './stage.js';
import { until } from './until.js';

/** What shows that something was done; `button`: one that can be pressed now; `gone`: what is said no more. */
type Shown = { readonly says: string } | { readonly button: string } | { readonly gone: string };

/** What an agent does with a phone, one thing at a time, and how it is known that it was done, once. */
export interface Act {
  readonly name: string;
  /** Up to the click that sends it. */
  readonly prepare?: (tab: Console, phone: PhoneStage) => Promise<unknown>;
  /** The button that sends it. */
  readonly button: string;
  /** It is not the panel's, but stands in a record of the console. */
  readonly inRecord?: true;
  readonly method: 'PATCH' | 'POST' | 'PUT' | 'DELETE';
  /** In the path of what is sent. */
  readonly path: string;
  /** What the region then says that it carried out. */
  readonly deed: RegExp;
  /** What the panel says where it came to nothing. */
  readonly failed: string;
  /** What of another name goes the same way to PureCloud, and is known in the same way to be done. */
  readonly like?: string;
  /** Nothing that PureCloud tells shows whether it was done, so that a lost answer is told. */
  readonly untold?: true;
  /** The panel shows that it was done. */
  readonly done: Shown;
  /** Both products, once it was done. */
  readonly statuses: Partial<Pick<SimulatorState, 'omni' | 'pureCloud' | 'routingStatus'>>;
  /** What others do next. */
  readonly next?: (phone: PhoneStage) => Promise<unknown>;
}

export const FREE = 'No interactions.';

export const patch = (path = '/participants/'): Pick<Act, 'method' | 'path'> => ({
  method: 'PATCH',
  path,
});

/** What becomes of the agent's only interaction next. */
export const step =
  (how: (id: string) => Step) =>
  async (phone: PhoneStage): Promise<unknown> =>
    phone.stage.step(how(await phone.only()));

/** What sends it is there. */
export async function isReady(tab: Console, { button, inRecord }: Act): Promise<void> {
  if (inRecord !== true) await tab.find('button', button);
  else
    await until(`${button} is a link`, () =>
      tab.page.$(`::-p-aria([name="${button}"][role="button"])`),
    );
}

/** The click that sends it. */
export const send = (tab: Console, { button, inRecord }: Act): Promise<void> =>
  inRecord === true ? tab.clickNumber(button) : tab.press('button', button);
