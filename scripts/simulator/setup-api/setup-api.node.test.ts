import { expect } from 'chai';
import { isRecord } from '../../../adapter/ports/json.js';
import {
  ask,
  runSimulator,
  SETTINGS,
  type Answered,
  type RunningSimulator,
} from '../testing/simulator.js';

const METADATA = 'http://soap.sforce.com/2006/04/metadata';

describe('the API of the simulated org', () => {
  let simulator: RunningSimulator;

  beforeEach(async () => {
    simulator = await runSimulator();
  });
  afterEach(() => simulator.close());

  const soap = (
    content: string,
    session = simulator.world.setup.session,
    origin = simulator.server.softphone,
  ): Promise<Answered> =>
    ask(`${origin}/services/Soap/m/66.0`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml; charset=UTF-8', SOAPAction: '""' },
      body:
        `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
        `<e:Header><m:SessionHeader xmlns:m="${METADATA}"><m:sessionId>${session}</m:sessionId></m:SessionHeader></e:Header>` +
        `<e:Body>${content}</e:Body></e:Envelope>`,
    });
  const call = (method: string, inside: string): string =>
    `<${method} xmlns="${METADATA}">${inside}</${method}>`;
  const LIST = call('listMetadata', '<queries><type>CallCenter</type></queries>');
  const metadata = (fullName: string, inside: string): string =>
    call(
      'updateMetadata',
      `<metadata xsi:type="CallCenter"><fullName>${fullName}</fullName>${inside}</metadata>`,
    );
  const NAMES =
    '<displayName>D</displayName><displayNameLabel>DL</displayNameLabel><internalNameLabel>IL</internalNameLabel>';
  const section = (name: string, items: string): string =>
    `<sections>${items}<label>${name}</label><name>${name}</name></sections>`;
  const item = (name: string, value: string, label = name): string =>
    `<items><label>${label}</label><name>${name}</name><value>${value}</value></items>`;

  const query = (soql: string, session = simulator.world.setup.session): Promise<Answered> =>
    ask(`${simulator.server.softphone}/services/data/v66.0/query?q=${encodeURIComponent(soql)}`, {
      headers: { Authorization: `Bearer ${session}` },
    });
  const records = ({ json }: Answered): readonly unknown[] =>
    isRecord(json) && Array.isArray(json['records']) ? json['records'] : [];

  it('gives the session to the settings page, and to no other', async () => {
    const { server, world } = simulator;
    const { status, text } = await ask(`${server.softphone}/apex/SoftphoneSettings`);
    expect(status).to.equal(200);
    expect(text).to.contain(`data-session="${world.setup.session}"`);
    expect(text).to.contain('data-user-name="robin.sato@acme.example"');
    expect((await ask(`${server.softphone}/apex/Softphone`)).text).to.not.contain(
      world.setup.session,
    );
    const nosy = await ask(`${server.softphone}/apex/Nosy`);
    expect([nosy.status, nosy.text.includes(world.setup.session)]).to.deep.equal([500, false]);
  });

  it('is on the pages’ host, not on the console’s, and for that session alone', async () => {
    const { session } = simulator.world.setup;
    expect((await soap(LIST)).status).to.equal(200);
    expect((await soap(LIST, session, simulator.server.console)).status).to.not.equal(200);
    const stranger = await soap(LIST, 'not-it');
    expect(stranger.status).to.equal(500);
    expect(stranger.text).to.contain('<faultcode>sf:INVALID_SESSION_ID</faultcode>');
    const asked = await query('SELECT Id FROM CallCenter', 'not-it');
    expect([asked.status, asked.json]).to.deep.equal([
      401,
      [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    ]);
    // A page of another site may send it blindly, and is let read nothing.
    expect((await soap(LIST)).headers.get('access-control-allow-origin')).to.equal(null);
  });

  it('has several definitions, this softphone’s and others', async () => {
    const { text } = await soap(LIST);
    const names = [...text.matchAll(/<fullName>(\w+)</g)].map(([, name]) => name);
    expect(names).to.include.members(['OmniSyncSoftphone', 'OmniSyncSoftphone2', 'AcmeDialer']);
    const read = await soap(
      call(
        'readMetadata',
        '<type>CallCenter</type><fullNames>AcmeDialer</fullNames><fullNames>No</fullNames>',
      ),
    );
    expect(read.text).to.contain('Sales &amp; "more"').and.to.contain('&lt;none&gt;');
    expect(read.text).to.contain('<records xsi:nil="true"/>').and.not.to.contain('omniSync');
  });

  it('gives softphones what was saved, and tells open consoles', async () => {
    const tab = await simulator.openTab();
    const saved = await soap(
      metadata('OmniSyncSoftphone', `${NAMES}${section('omniSync', item('enabled', 'false'))}`),
    );
    expect(saved.text).to.contain('<success>true</success>');
    expect(simulator.world.settings['/omniSync/enabled']).to.equal('false');
    const told = await tab.first('settings');
    expect(told.settings['/omniSync/enabled']).to.equal('false');
    expect(told.settings['/omniSync/enabled/label']).to.equal('enabled');
    const later = await simulator.openTab();
    expect((await later.first('hello')).settings['/omniSync/enabled']).to.equal('false');
  });

  it('leaves softphones alone when another definition is saved', async () => {
    const before = simulator.world.settings;
    await soap(metadata('AcmeDialer', `${NAMES}${section('acme', item('tone', 'x'))}`));
    expect(simulator.world.settings).to.equal(before);
  });

  it('begins anew with what was imported', async () => {
    await soap(metadata('OmniSyncSoftphone', `${NAMES}${section('x', item('y', 'z'))}`));
    await ask(`${simulator.server.console}/simulator/reset`, { method: 'POST', body: '{}' });
    expect(simulator.world.settings).to.deep.equal(SETTINGS);
    const { text } = await soap(
      call('readMetadata', '<type>CallCenter</type><fullNames>OmniSyncSoftphone</fullNames>'),
    );
    expect(text).to.contain('<value>true</value>');
  });

  for (const [what, inside, code] of [
    ['no label', section('s', item('a', 'b', '')), 'REQUIRED_FIELD_MISSING'],
    ['no value', section('s', item('a', ' ')), 'REQUIRED_FIELD_MISSING'],
    ['a name that is no name', section('s', item('a-b', 'c')), 'FIELD_INTEGRITY_EXCEPTION'],
    ['a forbidden name', section('s', item('sortOrder', 'c')), 'FIELD_INTEGRITY_EXCEPTION'],
    ['a long name', section('a'.repeat(41), item('a', 'c')), 'FIELD_INTEGRITY_EXCEPTION'],
    ['an item twice', section('s', item('a', 'b') + item('a', 'c')), 'DUPLICATE_VALUE'],
    ['a section twice', section('s', '') + section('s', ''), 'DUPLICATE_VALUE'],
    ['a long label', section('s', item('a', 'b', 'c'.repeat(1_001))), 'STRING_TOO_LONG'],
  ] as const) {
    it(`does not keep a definition with ${what}`, async () => {
      const before = simulator.world.setup.definitions;
      const { status, text } = await soap(metadata('OmniSyncSoftphone', NAMES + inside));
      expect(status).to.equal(200);
      expect(text).to.contain(`<statusCode>${code}</statusCode>`).and.to.contain('<success>false<');
      expect(simulator.world.setup.definitions).to.equal(before);
    });
  }

  it('refuses a definition that it does not have, and messages that it does not know', async () => {
    expect((await soap(metadata('Nowhere', NAMES))).text).to.contain('INVALID_CROSS_REFERENCE_KEY');
    for (const content of [call('deleteMetadata', ''), '', `${LIST}${LIST}`, '<unclosed>']) {
      const { status, text } = await soap(content);
      expect(status, content).to.equal(500);
      expect(text).to.contain('sf:UNKNOWN_EXCEPTION');
    }
    const many = '<fullNames>A</fullNames>'.repeat(11);
    expect((await soap(call('readMetadata', `<type>CallCenter</type>${many}`))).text).to.contain(
      'sf:LIMIT_EXCEEDED',
    );
  });

  it('answers queries, Ids of 15 characters and escaped texts included', async () => {
    const named = await query(
      `SELECT Id, MasterLabel FROM ServicePresenceStatus WHERE DeveloperName IN ('Busy', 'Lunch') ORDER BY MasterLabel`,
    );
    expect(records(named).map((row) => isRecord(row) && row['MasterLabel'])).to.deep.equal([
      'Busy',
      'Lunch',
    ]);
    const online = await query(
      `SELECT ServicePresenceStatusId FROM ServiceChannelStatus WHERE ServicePresenceStatusId = '0N505Y000001cA1'`,
    );
    expect(records(online)).to.have.length(1);
    expect(
      records(await query(`SELECT Id FROM CallCenter WHERE InternalName = 'a\\' OR'`)),
    ).to.deep.equal([]);
  });

  for (const [soql, code] of [
    ['SELECT Id FROM Nothing', 'INVALID_TYPE'],
    ['SELECT Nothing FROM User', 'INVALID_FIELD'],
    ['SELECT Id FROM User WHERE Nothing = null', 'INVALID_FIELD'],
    ['SELECT Id FROM User WHERE Name LIKE 1', 'MALFORMED_QUERY'],
    [`SELECT Id FROM User WHERE Name = 'a' OR Name = 'b'`, 'MALFORMED_QUERY'],
    ['DELETE FROM User', 'MALFORMED_QUERY'],
    ['', 'MALFORMED_QUERY'],
  ] as const) {
    it(`refuses the query ${soql === '' ? 'of nothing' : soql}`, async () => {
      const { status, json } = await query(soql);
      expect(status).to.equal(400);
      expect(json).to.have.nested.property('[0].errorCode', code);
    });
  }

  it('withholds from an administrator what needs a permission', async () => {
    await ask(`${simulator.server.console}/simulator/reset`, {
      method: 'POST',
      body: JSON.stringify({ org: { administrator: 'noDeveloperName' } }),
    });
    const names = await query('SELECT DeveloperName FROM ServicePresenceStatus');
    expect(names.json).to.have.nested.property('[0].errorCode', 'INVALID_FIELD');
    const grants = await query('SELECT ParentId FROM SetupEntityAccess');
    expect(grants.json).to.have.nested.property('[0].errorCode', 'INVALID_TYPE');
    expect((await query('SELECT MasterLabel FROM ServicePresenceStatus')).status).to.equal(200);
  });

  it('refuses steps and worlds that do not fit, with the reason', async () => {
    for (const [body, reason] of [
      [{ fault: 'metadata', is: 'angry' }, 'refused, expired, down, limit, failed'],
      [{ definition: 'enabled' }, 'object of items'],
      [{ definition: { nothing: 'x' } }, 'no item omniSync/nothing'],
      [{ definition: { enabled: true } }, 'must be a text'],
      [{ definition: { enabled: 'x' }, of: 'Nowhere' }, 'no call center definition Nowhere'],
    ] as const) {
      const { status, text } = await simulator.step(body);
      expect(status, reason).to.equal(400);
      expect(text).to.contain(reason);
    }
    const { status, text } = await ask(`${simulator.server.console}/simulator/reset`, {
      method: 'POST',
      body: JSON.stringify({ org: { administrator: 'nobody' } }),
    });
    expect([status, text.includes('noMetadata')]).to.deep.equal([400, true]);
  });
});
