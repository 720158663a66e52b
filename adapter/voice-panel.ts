import { isRecord } from './ports/json.js';
import type { TabChannel } from './ports/tab-channel.js';
import type { BrowserTabs } from './session/tabs/browser-tabs.js';

/**
 * Tabs as a page has them that only shows the panel: it follows, and can never lead, as it has no way to Omni-Channel.
 * `name` is that of the tabs' lock and channel.
 */
export function followingTabs(tabs: BrowserTabs, name: string): BrowserTabs {
  const { locks } = tabs;
  return {
    ...tabs,
    locks: locks && {
      // The lead is waited for and never got; nor is it taken from who does not answer at once.
      request: (wanted, options, callback) =>
        wanted === name ? new Promise(() => undefined) : locks.request(wanted, options, callback),
      query: () => locks.query(),
    },
    openChannel(opened) {
      const channel = tabs.openChannel(opened);
      return channel === null || opened !== name ? channel : uncounted(channel);
    },
  };
}

/**
 * It stands in the same browser tab as the connector's page, and goes when that one goes: whoever counts the agent's
 * other pages, to know whether one is left, does not count this one.
 */
const uncounted = (channel: TabChannel): TabChannel => ({
  ...channel,
  send(message) {
    channel.send(message);
    if (!isRecord(message)) return;
    const { is, from } = message;
    if (is === 'hello' || is === 'fitness') channel.send({ is: 'bye', from });
  },
});
