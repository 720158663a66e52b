import { expect } from 'chai';
import { pureCloudContract } from '../ports/pure-cloud.contract.js';
import type { PureCloudPortEvent } from '../ports/pure-cloud.js';
import { PortError } from '../ports/port-error.js';
import { startRegion, type LiveRegion } from './testing/live-region.js';
import { sdkInNode } from './testing/sdk-in-node.js';

const AVAILABLE = '6a3af858-942f-489d-9700-5f9bcdcdae9b';
const BUSY = '31fe3bac-dea6-44b7-bed7-47f91660a1a0';
const ON_QUEUE = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';

const loadSdk = sdkInNode();

pureCloudContract('the SDK over HTTP and WebSocket to the simulated region', async () => {
  const region = await startRegion(loadSdk);
  await region.signIn.signIn();
  const nameOf = new Map([
    [AVAILABLE, 'AVAILABLE'],
    [BUSY, 'BUSY'],
    [ON_QUEUE, 'ON_QUEUE'],
  ]);
  return {
    port: region.client,
    available: AVAILABLE,
    busy: BUSY,
    onQueue: ON_QUEUE,
    agentId: region.world.pureCloud.user.id,
    supervisorSets: (status) =>
      region.step({ pureCloud: nameOf.get(status) ?? status, by: 'supervisor' }),
    interaction: (id, is, media) => region.step({ interaction: id, is, media }),
    refuse: (status, how) =>
      region.step({ refuse: 'pureCloud', status: nameOf.get(status) ?? status, how }),
    lose: () => region.step({ reach: 'pureCloud', is: 'lost' }),
    restore: () => region.step({ reach: 'pureCloud', is: 'back' }),
    signsOutAfter: (timeout, who) =>
      region.step({
        fault: 'idle',
        timeout: timeout === null ? null : timeout / 1_000,
        readable: who?.mayRead ?? true,
      }),
    writes: () => region.world.state().writes.pureCloud,
    interactionId: (id) => region.world.pureCloud.findConversation(id)?.id ?? id,
    until: (condition) => region.until(condition),
    dispose: () => region.close(),
  };
});

describe('PureCloud client over the wire', () => {
  let region: LiveRegion;
  let heard: PureCloudPortEvent[];

  async function start(options: Parameters<typeof startRegion>[1] = {}): Promise<void> {
    region = await startRegion(loadSdk, options);
    heard = [];
    region.client.listen((event) => heard.push(event));
    await region.signIn.signIn();
  }
  afterEach(() => region.close());

  const failure = async (call: Promise<unknown>): Promise<PortError> => {
    const error: unknown = await call.catch((reason: unknown) => reason);
    if (!(error instanceof PortError))
      throw new Error(`Expected a PortError, got ${String(error)}.`);
    return error;
  };
  const reaches = (): readonly string[] =>
    heard.flatMap((event) =>
      event.type === 'reach' ? [event.is === 'lost' ? `lost ${event.reason}` : event.is] : [],
    );

  it('starts with six calls, the first read included', async () => {
    await start();
    const before = region.world.state().requests;
    await region.client.connect();
    await region.client.read();
    expect(region.world.state().requests - before).to.equal(6);
    expect(region.world.state().channels).to.equal(1);
    expect(region.client.counters).to.deep.equal({ requests: 6, sockets: 1, ignoredFrames: 0 });
  });

  it('writes with the SDK and tells the agent’s clicks from the rules’ writes', async () => {
    await start();
    await region.client.connect();
    await region.client.set(BUSY, 'sync');
    await region.client.set(AVAILABLE, 'agent');
    const { writes, byAgent } = region.world.state();
    expect({ writes: writes.pureCloud, byAgent }).to.deep.equal({ writes: 1, byAgent: 1 });
  });

  it('leaves neither a global nor the token behind', async () => {
    await start();
    await region.client.connect();
    expect(globalThis).to.not.have.property('ApiClient');
  });

  it('tells a missing permission from a passing failure, and how long to wait', async () => {
    await start();
    await region.client.connect();
    region.step({ fault: 'rest', status: 403, times: 1 });
    expect((await failure(region.client.set(BUSY, 'sync'))).failure).to.deep.equal({
      kind: 'permanent',
      reason: 'notPermitted',
    });
    region.step({ fault: 'rest', status: 429, retryAfter: 7, times: 1 });
    expect((await failure(region.client.set(BUSY, 'sync'))).failure).to.deep.equal({
      kind: 'transient',
      reason: 'rateLimited',
      retryAfter: 7,
    });
    region.step({ fault: 'rest', status: 500, times: 1 });
    expect((await failure(region.client.set(BUSY, 'sync'))).failure).to.deep.equal({
      kind: 'transient',
      reason: 'serverError',
    });
    expect(reaches()).to.deep.equal([]);
  });

  it('reads again what failed for the moment', async () => {
    await start();
    await region.client.connect();
    region.step({ fault: 'rest', status: 503, times: 2 });
    expect((await region.client.read()).status).to.equal(AVAILABLE);
  });

  it('comes back from a dropped socket, and from one that is refused at first', async () => {
    await start();
    await region.client.connect();
    region.step({ fault: 'socket', is: 'drop' });
    await region.until(() => reaches().length === 2);
    expect(reaches()).to.deep.equal(['lost connection', 'back']);
    region.step({ fault: 'socket', is: 'refuse' });
    region.step({ fault: 'socket', is: 'drop' });
    await region.until(() => reaches().length === 3);
    region.client.retryNow();
    region.step({ fault: 'socket', is: 'back' });
    await region.until(() => reaches().length === 4);
    expect(region.world.state()).to.include({ channels: 1, sockets: 1 });
  }).timeout(10_000);

  it('moves to a new socket when the old one is about to close, without a loss', async () => {
    await start();
    await region.client.connect();
    region.step({ fault: 'socket', is: 'closing' });
    await region.until(() => region.client.counters.sockets === 2);
    await region.until(() => region.world.state().sockets === 1);
    region.step({ pureCloud: 'BUSY', by: 'supervisor' });
    await region.until(() =>
      heard.some((event) => event.type === 'status' && event.status === BUSY),
    );
    expect(reaches()).to.deep.equal([]);
  });

  it('says that the token is gone, and connects again after another sign-in', async () => {
    await start();
    await region.client.connect();
    region.step({ fault: 'token', is: 'revoked' });
    await region.until(() => reaches().includes('lost tokenExpired'));
    expect(region.signIn.state).to.deep.equal({ is: 'signedOut', because: 'revoked' });
    expect(heard.at(-1)).to.deep.equal({ type: 'condition', condition: 'signedOut' });
    await region.signIn.signIn();
    await region.client.connect();
    expect(reaches().slice(-2)).to.deep.equal(['lost tokenExpired', 'back']);
    region.step({ pureCloud: 'BUSY', by: 'supervisor' });
    await region.until(() =>
      heard.some((event) => event.type === 'status' && event.status === BUSY),
    );
  });

  it('is lost by signing out, which revokes the token', async () => {
    await start();
    await region.client.connect();
    const token = region.signIn.token() ?? '';
    await region.signIn.signOut();
    expect(reaches()).to.deep.equal(['lost signedOut']);
    const answer = await fetch(`${region.settings.gateway}/api/v2/tokens/me`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(answer.status).to.equal(401);
  });

  it('does not sign in an agent who cancels', async () => {
    region = await startRegion(loadSdk);
    region.presses('cancel');
    const error: unknown = await region.signIn.signIn().catch((reason: unknown) => reason);
    expect(error).to.include({ name: 'SignInError', reason: 'denied' });
  });

  it('shows what PureCloud holds back as such', async () => {
    await start();
    await region.client.connect();
    region.step({ pureCloud: 'ON_QUEUE', by: 'agent' });
    region.step({ interaction: 'c1', is: 'connected' });
    region.step({ fault: 'offQueue', is: 'held' });
    const answer = await region.client.set(BUSY, 'agent');
    expect(answer).to.include({ status: ON_QUEUE, future: BUSY });
    expect(await region.client.read()).to.include({ status: ON_QUEUE, future: BUSY });
  });
});
