import { expect } from 'chai';
import { createListeners } from '../../ports/listeners.js';
import type { OmniPortEvent } from '../../ports/omni.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createSimulatedOmni } from '../../ports/simulated/simulated-omni.js';
import { settingsWith } from '../testing/agents-page.js';
import { createFakeSignIn } from '../testing/fake-sign-in.js';
import { createOwnSide } from './own-side.js';

async function setUp(connects: 'well' | 'not at all' = 'well') {
  const clock = createManualClock();
  const { port } = createSimulatedOmni({ clock });
  const events = createListeners<OmniPortEvent>();
  const disposals: string[] = [];
  const signIn = createFakeSignIn({ is: 'signedOut' });
  const own = createOwnSide({
    connectHost: () =>
      connects === 'well'
        ? Promise.resolve({
            org: 'org',
            settings: () => Promise.resolve(settingsWith()),
            omni: {
              ...port,
              listen: (listener: (event: OmniPortEvent) => void) => events.add(listener),
              retryNow: () => undefined,
              dispose: () => disposals.push('omni'),
            },
          })
        : Promise.reject(new Error('no frame')),
    makeSignIn: () => signIn,
  });
  await clock.advance(0);
  const borrow = async (): Promise<OmniPortEvent[]> => {
    const heard: OmniPortEvent[] = [];
    (await own.borrowHost()).omni.listen((event) => heard.push(event));
    return heard;
  };
  return { own, events, borrow, signIn, disposals };
}

const LEARNT = { type: 'learnt', statuses: [{ id: '0N5000000000001', label: 'Busy' }] } as const;
const READY = { type: 'condition', condition: 'ready' } as const;
const LOST = { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' } as const;
const BACK = { type: 'reach', side: 'omni', is: 'back' } as const;

describe('what a tab has of its own', () => {
  it('tells a leader that comes later what it has missed', async () => {
    const { events, borrow } = await setUp();
    for (const event of [LEARNT, READY, LOST]) events.tell(event);
    expect(await borrow()).to.deep.equal([LEARNT, READY, LOST]);
    events.tell(BACK);
    expect(await borrow(), 'a loss that is over is none').to.deep.equal([LEARNT, READY]);
  });

  it('is lent: what a leader disposes of is the loan', async () => {
    const { own, events, signIn, disposals } = await setUp();
    const heard: OmniPortEvent[] = [];
    const { omni } = await own.borrowHost();
    omni.listen((event) => heard.push(event));
    own.borrowSignIn({ environment: 'mypurecloud.de', clientId: 'client' }).dispose();
    omni.dispose();
    heard.length = 0;
    events.tell(LOST);
    expect(heard).to.deep.equal([]);
    expect([disposals, signIn.disposed]).to.deep.equal([[], false]);
    own.dispose();
    expect([disposals, signIn.disposed]).to.deep.equal([['omni'], true]);
  });

  it('is fit by a bridge that answers, and unfit without one or without a frame', async () => {
    const { own, events } = await setUp();
    expect(own.fitness).to.equal('unknown');
    events.tell(READY);
    expect(own.fitness).to.equal('fit');
    for (const condition of ['bridgeMissing', 'bridgeSilent'] as const) {
      events.tell({ type: 'condition', condition });
      expect(own.fitness).to.equal('unfit');
    }
    expect((await setUp('not at all')).own.fitness).to.equal('unfit');
  });
});
