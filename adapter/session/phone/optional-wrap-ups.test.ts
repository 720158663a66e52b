import { expect } from 'chai';
import type { Interaction } from '../../ports/phone.js';
import { PortError } from '../../ports/port-error.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createSimulatedPhone } from '../../ports/simulated/simulated-phone.js';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import type { Failure } from '../../sync/events.js';
import { DRAFTS } from './code.js';
import { createPhoneDesk } from './desk.js';
import type { PhoneView, ShownInteraction } from './view.js';

const BACK = 100;
const DRAFT = { code: 'code-solved', notes: 'Asks for Monday', tags: [] };

/** An agent in a call whose wrap-up is optional, and a PureCloud that no longer lists it once it is over. */
async function open() {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  const { port, org } = createSimulatedPhone({ clock });
  const listeners = new Set<(now: readonly Interaction[]) => void>();
  const recalled: string[] = [];
  let failure: Failure | null = null;
  let isListed = true;
  let before: PhoneView | null = null;
  const seen = (): readonly Interaction[] =>
    port.interactions.filter(({ id }) => isListed || id !== 'c1');
  const tell = (): void => {
    for (const listener of listeners) listener(seen());
  };
  port.listen(tell);
  const make = () =>
    createPhoneDesk({
      phone: {
        ...port,
        get interactions() {
          return seen();
        },
        get notResponding() {
          return port.notResponding;
        },
        listen(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        recall(id) {
          recalled.push(id);
          if (failure !== null) return Promise.reject(new PortError(failure, 'GET'));
          isListed = true;
          tell();
          return Promise.resolve();
        },
        dispose: () => undefined,
      },
      clock,
      storage,
      agent: 'agent-1',
      before,
      onChange: () => undefined,
    });
  let desk = make();
  org.ring({ wrapUp: 'optional' });
  await clock.advance(BACK);
  desk.act({ is: 'perform', action: { do: 'answer', interaction: 'c1' } });
  await clock.advance(BACK);
  desk.act({ is: 'write', interaction: 'c1', draft: DRAFT });
  return {
    recalled,
    org,
    settle: () => clock.advance(BACK),
    fails(how: Failure | null) {
      failure = how;
    },
    async endsUnheard() {
      isListed = false;
      org.customerHangsUp('c1');
      await clock.advance(BACK);
    },
    async refresh(asNewLeader = false) {
      before = asNewLeader ? desk.view : null;
      if (asNewLeader) storage.removeItem(DRAFTS);
      desk.dispose();
      await this.endsUnheard();
      desk = make();
      await clock.advance(BACK);
    },
    the: (): ShownInteraction | undefined => desk.view.interactions.find(({ id }) => id === 'c1'),
  };
}

describe('an optional wrap-up', () => {
  it('of a call that ended during a loss can still be written, with what was written before', async () => {
    const page = await open();
    await page.endsUnheard();
    expect(page.recalled).to.deep.equal(['c1']);
    expect(page.the()).to.deep.include({ state: 'afterCallWork', draft: DRAFT });
  });

  it('of a call that ended during a refresh can still be written, and after another refresh, too', async () => {
    const page = await open();
    await page.refresh();
    expect(page.the()).to.deep.include({ state: 'afterCallWork', draft: DRAFT });
    await page.refresh();
    expect(page.recalled).to.deep.equal(['c1', 'c1']);
    expect(page.the()).to.deep.include({ state: 'afterCallWork', draft: DRAFT });
  });

  it('of a call that ended while the leader’s tab closed can still be written', async () => {
    const page = await open();
    await page.refresh(true);
    expect(page.the()).to.deep.include({ state: 'afterCallWork', draft: DRAFT });
  });

  it('that cannot be read just now is not lost, and read at the next change', async () => {
    const page = await open();
    page.fails({ kind: 'transient', reason: 'network' });
    await page.endsUnheard();
    expect(page.the()).to.equal(undefined);
    page.fails(null);
    page.org.ring();
    await page.settle();
    expect(page.the()).to.deep.include({ state: 'afterCallWork', draft: DRAFT });
  });

  it('that PureCloud does not know any more is over', async () => {
    const page = await open();
    page.fails({ kind: 'permanent', reason: 'refused' });
    await page.endsUnheard();
    page.org.ring();
    await page.settle();
    expect(page.recalled).to.deep.equal(['c1']);
    expect(page.the()).to.equal(undefined);
  });
});
