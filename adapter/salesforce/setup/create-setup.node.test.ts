import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import { importDefinition } from '../../../scripts/simulator/set-up.js';
import { parseSoap } from '../../../scripts/simulator/setup-api/parse-soap.js';
import {
  runSimulator,
  type RunningSimulator,
} from '../../../scripts/simulator/testing/simulator.js';
import { itemValue, withItems } from '../../call-center/edit.js';
import { SetupError, type Setup } from '../../ports/setup.js';
import { setupContract } from '../../ports/setup.contract.js';
import { systemClock } from '../../ports/system-clock.js';
import { createSetup } from './create-setup.js';

type Fetch = (address: string, init: RequestInit) => Promise<Response>;

const FILE = 'callcenter/version-1.xml';
const ASSIGNED = 'OmniSyncSoftphone';

async function open(org: object): Promise<RunningSimulator> {
  const settings = importDefinition(await readFile(FILE, 'utf8'), FILE);
  return runSimulator({ seed: { org }, settings });
}

const setupOf = ({ world, server }: RunningSimulator, ask: Fetch = fetch): Setup =>
  createSetup({
    origin: server.softphone,
    apiVersion: '66.0',
    session: world.setup.session,
    userName: world.salesforceUser.userName,
    parseXml: parseSoap,
    fetch: (address, init) => ask(address, init),
    clock: systemClock,
  });

/** The real client against the simulator's API, over HTTP. */
setupContract('the API of an org', async (org) => {
  const simulator = await open(org);
  const step = async (body: object): Promise<void> => {
    const answer = await simulator.step(body);
    if (answer.status !== 200) throw new Error(answer.text);
  };
  return {
    setup: setupOf(simulator),
    assigned: ASSIGNED,
    lacking: { agent: 'Luis Ortega', status: '0N505Y000001cA5' },
    given: '0N505Y000001cA1',
    somebodySaves: (item, value) => step({ definition: { [item]: value } }),
    trouble: (is, times) => step({ fault: 'metadata', is, times }),
    dispose: () => simulator.close(),
  };
});

describe('a save through the API of an org', () => {
  let simulator: RunningSimulator;

  beforeEach(async () => {
    simulator = await open({});
  });
  afterEach(() => simulator.close());

  const failureOf = async (call: Promise<unknown>): Promise<SetupError> => {
    const outcome = await call.catch((error: unknown) => error);
    if (outcome instanceof SetupError) return outcome;
    throw new Error('Expected a SetupError.');
  };
  const bodyOf = ({ body }: RequestInit): string => (typeof body === 'string' ? body : '');
  const writes = (init: RequestInit): boolean => bodyOf(init).includes('<updateMetadata');

  it('is told as saved though the answer to the write was lost', async () => {
    const setup = setupOf(simulator, async (address, init) => {
      const response = await fetch(address, init);
      if (writes(init)) throw new TypeError('The connection was lost.');
      return response;
    });
    const { record, stamp } = await setup.readCallCenter(ASSIGNED);
    const edited = withItems(record, 'omniSync', { revision: '2 2026-11-22 a.admin' });
    const outcome = await setup.saveCallCenter(edited, stamp);
    expect(outcome.is).to.equal('saved');
    expect(outcome.now.record).to.deep.equal(edited);
  });

  it('is told as failed where the write never arrived, and can be tried again', async () => {
    let broken = true;
    const setup = setupOf(simulator, (address, init) =>
      broken && writes(init) ? Promise.reject(new TypeError('No route.')) : fetch(address, init),
    );
    const { record, stamp } = await setup.readCallCenter(ASSIGNED);
    const edited = withItems(record, 'omniSync', { revision: '2 2026-11-22 a.admin' });
    expect((await failureOf(setup.saveCallCenter(edited, stamp))).reason).to.equal('unreachable');
    broken = false;
    expect((await setup.saveCallCenter(edited, stamp)).is).to.equal('saved');
  });

  it('names the item that the org keeps otherwise', async () => {
    const setup = setupOf(simulator, (address, init) =>
      writes(init)
        ? fetch(address, { ...init, body: bodyOf(init).replace('Available_Chat', 'none') })
        : fetch(address, init),
    );
    const { record, stamp } = await setup.readCallCenter(ASSIGNED);
    const edited = withItems(record, 'omniSync', { mappedOmniStatus: 'Available_Chat' });
    const { reason, detail } = await failureOf(setup.saveCallCenter(edited, stamp));
    expect(reason).to.equal('contentRefused');
    expect(detail).to.contain('mappedOmniStatus').and.to.contain('"none"');
  });

  it('sees a save within the same second by its revision', async () => {
    const setup = setupOf(simulator);
    const { record, stamp } = await setup.readCallCenter(ASSIGNED);
    await simulator.step({ definition: { revision: '2 2026-11-22 k.weber' }, by: 'Kim Weber' });
    const { changed } = (await setup.readCallCenter(ASSIGNED)).stamp;
    const outcome = await setup.saveCallCenter(withItems(record, 'omniSync', { enabled: 'true' }), {
      ...stamp,
      changed,
    });
    expect(outcome.is).to.equal('overtaken');
    expect(outcome.now.stamp.changedBy).to.equal('Kim Weber');
  });

  it('sees another save by the record’s date where the Metadata API tells none', async () => {
    const setup = setupOf(simulator, async (address, init) => {
      const response = await fetch(address, init);
      const text = await response.text();
      const dateless = text.replace(/(<lastModifiedDate>)[^<]+/g, '$11970-01-01T00:00:00.000Z');
      return new Response(dateless, { status: response.status });
    });
    const { record, stamp } = await setup.readCallCenter(ASSIGNED);
    expect(stamp.changed).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/);
    await simulator.step({ definition: { startupAuthority: 'omni' } });
    const edited = withItems(record, 'omniSync', { startupAuthority: 'pureCloud' });
    expect((await setup.saveCallCenter(edited, stamp)).is).to.equal('overtaken');
  });

  it('keeps what it does not know of other definitions and of its own', async () => {
    const setup = setupOf(simulator);
    const all = await setup.listCallCenters();
    const other = all.find(({ record }) => record.internalName === 'AcmeDialer');
    if (other === undefined) throw new Error('The org has no other adapter.');
    expect(itemValue(other.record, 'acme', 'queueName')).to.equal('Sales & "more"');
    const edited = withItems(other.record, 'acme', { tone: '<loud>' });
    const { now } = await setup.saveCallCenter(edited, other.stamp);
    expect(now.record).to.deep.equal(edited);
  });

  it('is refused with every other call in an org that takes no page’s session for its API', async () => {
    await simulator.close();
    simulator = await open({ api: 'refused' });
    const setup = setupOf(simulator);
    for (const ask of [
      () => setup.listCallCenters(),
      () => setup.listPresenceStatuses(),
      () => setup.whoIsCovered(ASSIGNED, []),
    ]) {
      const { reason, detail } = await failureOf(ask());
      expect(reason).to.equal('sessionRefused');
      expect(detail).to.contain('not valid for use with the');
    }
  });
});
