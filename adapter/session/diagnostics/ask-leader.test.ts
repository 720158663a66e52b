import { expect } from 'chai';
import { createListeners } from '../../ports/listeners.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import type { TabChannel } from '../../ports/tab-channel.js';
import { openPage } from '../testing/agents-page.js';
import type { Diagnostics } from '../view.js';
import { answerTabs, askLeader } from './ask-leader.js';
import type { FollowingTab } from './code.js';

/** A channel hears what the others send, as a copy. */
function channels(): { openChannel(name: string): TabChannel } {
  const wire = createListeners<{
    readonly from: object;
    readonly name: string;
    readonly message: unknown;
  }>();
  return {
    openChannel(name) {
      const own = {};
      return {
        send: (message) => wire.tell({ from: own, name, message: structuredClone(message) }),
        listen: (listener) =>
          wire.add((sent) => {
            if (sent.from !== own && sent.name === name) listener(sent.message);
          }),
        close: () => undefined,
      };
    },
  };
}

const PAGE = openPage();
PAGE.softphone.dispose();

const told: Diagnostics = {
  at: 7,
  links: [],
  omniWay: 'bridge',
  signInNeeds: null,
  foreignMessages: 2,
  rows: [],
  timelineFile: 'the timeline',
  bundleFile: 'the bundle',
};

describe('the diagnostics of a tab that does not lead', () => {
  const setUp = () => {
    const clock = createManualClock();
    const tabs = channels();
    const { view } = PAGE;
    const tab: FollowingTab = { clock, tabs, name: 'org', random: () => 0, language: 'en', view };
    return { clock, tabs, tab };
  };

  it('are the leader’s', async () => {
    const { tabs, tab, clock } = setUp();
    const stop = answerTabs({ tabs, name: 'org' }, () => told);
    expect(await askLeader(tab)).to.deep.equal(told);
    stop();
    expect(clock.waiting).to.equal(0);
  });

  it('say that the leader is silent where it is', async () => {
    const { clock, tabs, tab } = setUp();
    answerTabs({ tabs, name: 'org', mayWrite: () => Promise.resolve(false) }, () => told);
    answerTabs({ tabs, name: 'another org' }, () => told);
    const asked = askLeader(tab);
    await clock.advance(2_000);
    const { links, timelineFile } = await asked;
    expect(links.find(({ name }) => name === 'leader')?.state).to.equal('broken');
    expect(timelineFile, 'no timeline in which nothing has happened').to.equal('');
  });

  it('are not taken from what is none', async () => {
    const { clock, tabs, tab } = setUp();
    const other = tabs.openChannel('org diagnostics');
    other.listen(() => {
      for (const nonsense of [null, 3, 'diagnose', {}, { at: 1, links: 'x' }]) other.send(nonsense);
    });
    const asked = askLeader(tab);
    await clock.advance(2_000);
    expect((await asked).bundleFile).not.to.equal(told.bundleFile);
  });
});
