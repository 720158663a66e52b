import type { CDPSession } from 'puppeteer-core';
import type { Console } from './console-tab.js';

/** Which of several tabs leads, and tabs that stop. */

/** Whether the frame's own client holds the lock of the leader. */
const LEADS = `navigator.locks.request('who ' + Math.random(), async ({ name }) => {
  const { held } = await navigator.locks.query();
  const own = held.find((lock) => lock.name === name).clientId;
  return held.some((lock) => lock.clientId === own && /^omni-sync\\.tabs \\S+$/.test(lock.name));
})`;

export const leads = async (tab: Console): Promise<boolean> =>
  (await (await tab.softphone()).evaluate(LEADS)) === true;

/** As Chromium freezes a tab in the background; it is told so where it listens. */
export async function freeze(tab: Console): Promise<CDPSession> {
  const session = await tab.page.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  return session;
}

/** As in a browser that says nothing before it freezes a tab. */
export async function freezeUntold(tab: Console): Promise<CDPSession> {
  await (
    await tab.softphone()
  ).evaluate(`addEventListener('freeze', (event) => event.stopImmediatePropagation(), true)`);
  return freeze(tab);
}

export const thaw = (session: CDPSession): Promise<unknown> =>
  session.send('Page.setWebLifecycleState', { state: 'active' });
