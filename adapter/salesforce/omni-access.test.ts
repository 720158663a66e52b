import { expect } from 'chai';
import { createListeners } from '../ports/listeners.js';
import type { OmniPortEvent } from '../ports/omni.js';
import { createOmniAccess } from './omni-access.js';
import type { OmniChannel } from './omni-client.js';

function fakeChannel(name: string) {
  const listeners = createListeners<OmniPortEvent>();
  const log: string[] = [];
  const channel: OmniChannel = {
    listen: (listener) => listeners.add(listener),
    read: () => Promise.resolve({ side: 'omni', status: name, work: [] }),
    set(status) {
      log.push(`set ${status}`);
      return Promise.resolve();
    },
    retryNow: () => void log.push('retry'),
    dispose: () => void log.push('disposed'),
  };
  return { channel, log, tell: (event: OmniPortEvent) => listeners.tell(event) };
}

const READY = { type: 'condition', condition: 'ready' } as const;
const LOST = { type: 'reach', side: 'omni', is: 'lost', reason: 'bridgeSilent' } as const;

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the way to Omni-Channel', () => {
  function begin(found: 'there' | 'absent' | 'broken' = 'there') {
    const bridge = fakeChannel('bridge');
    const console = fakeChannel('console');
    let loads = 0;
    const access = createOmniAccess({
      bridge: bridge.channel,
      loadConsole() {
        loads += 1;
        if (found === 'broken') return Promise.reject(new Error('no chunk'));
        return Promise.resolve(found === 'there' ? console.channel : null);
      },
    });
    const heard: OmniPortEvent[] = [];
    access.listen((event) => heard.push(event));
    return { bridge, console, access, heard, loads: () => loads };
  }

  it('is the bridge, and nothing else is loaded for it', async () => {
    const { access, bridge, heard, loads } = begin();
    access.use('bridge');
    access.use('console');
    await settle();
    bridge.tell(READY);
    expect([access.way(), loads(), heard]).to.deep.equal(['bridge', 0, [READY]]);
  });

  it('is the toolkit where that is asked for: the bridge is left, and heard no more', async () => {
    const { access, bridge, console, heard } = begin();
    access.use('console');
    await settle();
    bridge.tell(READY);
    const afresh = [
      { type: 'reach', side: 'omni', is: 'lost', reason: 'connection' },
      READY,
      { type: 'reach', side: 'omni', is: 'back' },
    ];
    expect(heard).to.deep.equal(afresh.slice(0, 1));
    console.tell(READY);
    expect([access.way(), heard, bridge.log]).to.deep.equal(['console', afresh, ['disposed']]);
    expect((await access.read()).status).to.equal('console');
    access.retryNow();
    await access.set('0N5', 'sync');
    expect(console.log).to.deep.equal(['retry', 'set 0N5']);
    access.dispose();
    expect(console.log).to.include('disposed');
  });

  it('gives back what the bridge had lost before', async () => {
    const { access, bridge, console, heard } = begin();
    bridge.tell(LOST);
    access.use('console');
    await settle();
    console.tell(READY);
    console.tell(READY);
    const back = { type: 'reach', side: 'omni', is: 'back' } as const;
    expect(heard).to.deep.equal([LOST, READY, back, READY]);
  });

  for (const found of ['absent', 'broken'] as const) {
    it(`stays with the bridge where the toolkit is ${found}, and says so`, async () => {
      const { access, bridge, heard } = begin(found);
      access.use('console');
      await settle();
      bridge.tell(READY);
      expect([access.way(), heard, bridge.log]).to.deep.equal(['bridgeInstead', [READY], []]);
    });
  }

  it('disposed of while it loads, leaves nothing behind', async () => {
    const { access, console, bridge } = begin();
    access.use('console');
    access.dispose();
    await settle();
    expect([bridge.log, console.log]).to.deep.equal([['disposed'], ['disposed']]);
  });
});
