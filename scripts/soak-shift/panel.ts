import { isRecord } from '../../adapter/ports/json.js';
import { until } from '../day/until.js';
import type { Rig } from './rig.js';

/** What the panel shows. */
export interface Shown {
  readonly phase: string;
  readonly signIn: string;
  readonly sync: string;
  readonly omni: string | null;
  readonly pureCloud: string | null;
  readonly asks: boolean;
  /** Their kinds; `refused omni` and `refused pureCloud` with the side. */
  readonly troubles: readonly string[];
}

const READ = `(() => {
  const { view } = document.querySelector('omni-softphone');
  return {
    phase: view.phase,
    signIn: view.signIn,
    sync: view.sync.is,
    omni: view.omni.shown?.status ?? null,
    pureCloud: view.pureCloud.shown?.status ?? null,
    asks: view.question !== null,
    troubles: view.troubles.map(({ kind, side }) => kind === 'refused' ? kind + ' ' + side : kind),
  };
})()`;

/** Elements that can be pressed, in whatever shadow tree they are. */
const find = (selector: string, text: string | null): string => `(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) =>
    node.shadowRoot ? [node, ...all(node.shadowRoot)] : [node]);
  return all(document).filter((node) => node.matches(${JSON.stringify(selector)}) &&
    !node.matches(':disabled, [aria-disabled="true"]') &&
    (${JSON.stringify(text)} === null || node.textContent.trim() === ${JSON.stringify(text)}));
})()`;

const count = (selector: string, text: string): string => `${find(selector, text)}.length`;

/** Clicks the nth of them; tells how many there are. */
const click = (selector: string, text: string | null, nth: number): string => `(() => {
  const found = ${find(selector, text)};
  found[Math.floor(${nth} * found.length)]?.click();
  return found.length;
})()`;

const isShown = (value: unknown): value is Shown =>
  isRecord(value) && typeof value['phase'] === 'string' && Array.isArray(value['troubles']);

export async function readPanel(rig: Rig): Promise<Shown> {
  const shown = await rig.softphone.evaluate(READ);
  if (isShown(shown)) return shown;
  throw new Error('The panel is not there.');
}

/** Clicks a button by its words; false where there is none that can be pressed. */
export async function press(rig: Rig, text: string): Promise<boolean> {
  const found = await rig.softphone.evaluate(click('button', text, 0), true);
  await rig.settle();
  return found !== 0;
}

/** The switch *On Queue*, or a status of the menu: `part` from 0 to 1 says which. */
export async function choose(rig: Rig, part: number): Promise<boolean> {
  const flip = part < 0.5;
  const first = flip ? '[role="switch"]' : '[aria-haspopup="menu"]';
  const opened = await rig.softphone.evaluate(click(first, null, 0), true);
  await rig.settle();
  if (flip || opened === 0) return opened !== 0;
  const chosen = click('[role="menuitemradio"]', null, (part - 0.5) * 2);
  const found = await rig.softphone.evaluate(chosen, true);
  await rig.settle();
  return found !== 0;
}

/** Signs in as a person does: the panel's button, then the button in the popup. */
export async function signIn(rig: Rig): Promise<void> {
  // A page that has just been opened still fetches the code that knows of a sign-in.
  await until('the panel offers to sign in', async () => {
    await rig.pass(200);
    return (await rig.softphone.evaluate(count('button', 'Sign in'))) !== 0;
  });
  const popup = rig.tab.nextPopup();
  if (!(await press(rig, 'Sign in'))) throw new Error('The panel has no button to sign in.');
  const opened = await popup;
  await rig.tab.confirmSignIn(opened);
  // The popup lives by the real time; the token's exchange travels by the shift's clock.
  await until('the popup is closed', () => Promise.resolve(opened.isClosed()));
  await until('the agent is signed in', async () => {
    await rig.pass(200);
    const { signIn: is } = await readPanel(rig);
    return is === 'signedIn';
  });
  await until('the softphone listens', async () => {
    await rig.pass(200);
    const { channels } = await rig.report();
    return channels === 1;
  });
}
