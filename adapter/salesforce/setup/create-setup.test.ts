import { expect } from 'chai';
import type { XmlElement } from '../../call-center/xml.js';
import { NOWHERE } from '../../call-center/xml.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import { SetupError, type Setup, type SetupFailure } from '../../ports/setup.js';
import { CALL_LIMIT } from './api.js';
import { createSetup } from './create-setup.js';

/** An org that answers as it is told, to see what is asked of it and what is made of strange answers. */

const ORIGIN = 'https://acme--c.vf.force.com';
const SESSION = '00D5Y000000AcmE!AQ.secret&session<"';

interface Asked {
  readonly address: string;
  readonly init: RequestInit;
}

interface Told {
  readonly status?: number;
  readonly text?: string;
  readonly type?: ResponseType;
}

type Reply = Told | 'never' | 'fails';

interface Rig {
  readonly setup: Setup;
  readonly clock: ManualClock;
  readonly asked: Asked[];
}

/** SOAP answers are written here as ready elements: what parses them is tested by itself. */
function rig(
  reply: (asked: Asked, nth: number) => Reply,
  xml: (text: string) => XmlElement | undefined = () => undefined,
): Rig {
  const asked: Asked[] = [];
  const clock = createManualClock();
  const setup = createSetup({
    origin: ORIGIN,
    apiVersion: '66.0',
    session: SESSION,
    userName: 'a.admin@acme.example.sandbox',
    parseXml: xml,
    clock,
    fetch: (address, init) => {
      const call = { address, init };
      asked.push(call);
      const told = reply(call, asked.length - 1);
      if (told === 'fails') return Promise.reject(new TypeError(`fetch failed ${SESSION}`));
      if (told === 'never') return new Promise(() => undefined);
      const { status = 200, text = '', type } = told;
      const response = new Response(text, { status });
      if (type !== undefined) Object.defineProperty(response, 'type', { value: type });
      return Promise.resolve(response);
    },
  });
  return { setup, clock, asked };
}

const rows = (records: readonly object[], nextRecordsUrl?: string): Told => ({
  text: JSON.stringify({
    totalSize: records.length,
    done: nextRecordsUrl === undefined,
    records,
    ...(nextRecordsUrl === undefined ? {} : { nextRecordsUrl }),
  }),
});

const error = (status: number, errorCode: string, message: string): Told => ({
  status,
  text: JSON.stringify([{ errorCode, message }]),
});

const soqlOf = ({ address }: Asked): string => new URL(address).searchParams.get('q') ?? '';

async function failureOf(call: Promise<unknown>): Promise<SetupError> {
  const outcome = await call.catch((thrown: unknown) => thrown);
  if (outcome instanceof SetupError) return outcome;
  throw new Error('Expected a SetupError.');
}

const element = (name: string, ...inside: readonly (XmlElement | string)[]): XmlElement => ({
  name,
  attributes: new Map(),
  children: inside.filter((part) => typeof part !== 'string'),
  text: inside.filter((part) => typeof part === 'string').join(''),
  place: NOWHERE,
});

const envelope = (...inside: readonly XmlElement[]): XmlElement =>
  element('soap:Envelope', element('soap:Body', ...inside));

describe('the client of Salesforce’s Setup', () => {
  it('sends the session to its own host alone, in header or envelope, and follows no redirect', async () => {
    const { setup, asked } = rig(() => ({ status: 500 }));
    await failureOf(setup.listCallCenters());
    await failureOf(setup.listPresenceStatuses());
    const [soap, query] = asked;
    expect(soap?.address).to.equal(`${ORIGIN}/services/Soap/m/66.0`);
    expect(soap?.init.body).to.contain('<sessionId>00D5Y000000AcmE!AQ.secret&amp;session&lt;');
    expect(query?.address).to.match(
      /^https:\/\/acme--c\.vf\.force\.com\/services\/data\/v66\.0\/query\?q=/,
    );
    expect(new Headers(query?.init.headers).get('authorization')).to.equal(`Bearer ${SESSION}`);
    for (const { address, init } of asked) {
      expect(address).to.not.contain('secret');
      expect(init.redirect).to.equal('manual');
      expect(init.credentials).to.equal('omit');
    }
  });

  it('takes the session out of what an org says', async () => {
    const { setup } = rig(() => error(403, 'API_DISABLED_FOR_ORG', `no API for ${SESSION}`));
    const { reason, detail, message } = await failureOf(setup.listPresenceStatuses());
    expect(reason).to.equal('sessionRefused');
    expect(detail).to.equal('API_DISABLED_FOR_ORG: no API for …');
    expect(message).to.not.contain('secret');
    const failing = rig(() => 'fails');
    expect((await failureOf(failing.setup.listCallCenters())).message).to.not.contain('secret');
  });

  it('gives a call twenty seconds, and leaves no timer behind', async () => {
    const { setup, clock } = rig(() => 'never');
    const failed = failureOf(setup.listCallCenters());
    await clock.advance(CALL_LIMIT - 1);
    expect(clock.waiting).to.equal(1);
    await clock.advance(1);
    expect((await failed).reason).to.equal('unreachable');
    expect(clock.waiting).to.equal(0);
    const quick = rig(() => rows([]));
    await quick.setup.listPresenceStatuses();
    expect(quick.clock.waiting).to.equal(0);
  });

  for (const [what, reply, reason] of [
    ['a network fault', 'fails', 'unreachable'],
    ['a redirect to a sign-in page', { status: 200, type: 'opaqueredirect' }, 'sessionRefused'],
    ['401 without words', { status: 401, text: '<html>' }, 'sessionRefused'],
    ['404: the host has no API', { status: 404 }, 'sessionRefused'],
    ['429', { status: 429 }, 'limitReached'],
    ['503', { status: 503, text: 'Down for maintenance' }, 'unreachable'],
    ['a page where rows are expected', { status: 200, text: '<html>' }, 'answerUnreadable'],
    ['rows of another form', { status: 200, text: '{"records":{}}' }, 'answerUnreadable'],
    ['a limit', error(403, 'REQUEST_LIMIT_EXCEEDED', 'Too many'), 'limitReached'],
    ['an ended session', error(401, 'INVALID_SESSION_ID', 'Session expired'), 'sessionRefused'],
    ['an unknown refusal', error(400, 'SOMETHING_NEW', 'No.'), 'contentRefused'],
  ] as const satisfies readonly (readonly [string, Reply, SetupFailure])[]) {
    it(`tells ${reason} of ${what}`, async () => {
      const { setup } = rig(() => reply);
      expect((await failureOf(setup.listPresenceStatuses())).reason).to.equal(reason);
    });
  }

  it('reads on where an answer has further pages', async () => {
    const next = '/services/data/v66.0/query/01g5Y-2000';
    const status = (nth: number): object => ({
      Id: `0N505Y000001cA${nth}AAA`,
      MasterLabel: `Status ${nth}`,
      DeveloperName: `Status_${nth}`,
    });
    const { setup, asked } = rig(({ address }) => {
      if (address.includes('ServiceChannelStatus')) return rows([]);
      return address.endsWith(next) ? rows([status(3)]) : rows([status(1), status(2)], next);
    });
    const { statuses } = await setup.listPresenceStatuses();
    expect(statuses.map(({ label }) => label)).to.deep.equal(['Status 1', 'Status 2', 'Status 3']);
    expect(asked.some(({ address }) => address === `${ORIGIN}${next}`)).to.equal(true);
  });

  for (const elsewhere of [
    'https://evil.example/services/data/x',
    '//evil.example/services/data/x',
    '/services/data/../../secret',
  ]) {
    it(`does not go where an answer leads it: ${elsewhere}`, async () => {
      const { setup, asked } = rig(() => rows([], elsewhere));
      const { reason } = await failureOf(setup.listPresenceStatuses());
      expect(reason).to.equal('answerUnreadable');
      for (const { address } of asked) expect(address).to.match(/\/query\?q=/);
    });
  }

  it('does not tell which statuses take work where it may not read their channels', async () => {
    const { setup } = rig((call) =>
      soqlOf(call).includes('ServiceChannelStatus')
        ? error(400, 'INVALID_TYPE', "sObject type 'ServiceChannelStatus' is not supported.")
        : rows([{ Id: '0N505Y000001cA1AAA', MasterLabel: 'Busy', DeveloperName: 'Busy' }]),
    );
    expect(await setup.listPresenceStatuses()).to.deep.equal({
      statuses: [{ id: '0N505Y000001cA1', label: 'Busy', apiName: 'Busy' }],
      developerNames: true,
      channels: false,
    });
  });

  it('escapes what it asks for', async () => {
    const { setup, asked } = rig(() => rows([]));
    await failureOf(setup.whoIsCovered(`a' OR InternalName != '\\`, []));
    expect(asked.map(soqlOf)).to.deep.equal([
      String.raw`SELECT Id FROM CallCenter WHERE InternalName = 'a\' OR InternalName != \'\\'`,
    ]);
  });

  it('asks for many agents in batches of 200', async () => {
    const agents = Array.from({ length: 450 }, (_, nth) => ({
      Id: `0055Y0000000${nth.toString().padStart(3, '0')}`,
      Name: `Agent ${nth}`,
      ProfileId: '00e5Y000001pAgt',
    }));
    const status = '0N505Y000001cA1';
    const set = '0PS5Y000001sOmn';
    const { setup, asked } = rig((call) => {
      const soql = soqlOf(call);
      if (soql.includes('FROM CallCenter')) return rows([{ Id: '04v5Y0000000001' }]);
      if (soql.includes('FROM User')) return rows(agents);
      if (soql.includes('FROM SetupEntityAccess')) {
        return rows([{ ParentId: set, SetupEntityId: `${status}AAA` }]);
      }
      if (soql.includes('FROM PermissionSetAssignment')) {
        const ids = soql.match(/0055Y\d{10}/g) ?? [];
        return rows(
          ids
            .filter((id) => id !== agents[449]?.Id)
            .map((id) => ({ AssigneeId: `${id}AAA`, PermissionSetId: `${set}AAA` })),
        );
      }
      return rows([]);
    });
    const coverage = await setup.whoIsCovered('X', [status]);
    expect(coverage).to.deep.equal({
      agents: 450,
      uncovered: [{ name: 'Agent 449', lacks: [status] }],
      unchecked: [],
    });
    const batches = asked.map(soqlOf).filter((soql) => soql.includes('PermissionSetAssignment'));
    expect(batches.map((soql) => soql.match(/0055Y/g)?.length)).to.deep.equal([200, 200, 50]);
  });

  it('says that it could not look at the agents where it may not', async () => {
    const { setup } = rig((call) =>
      soqlOf(call).includes('FROM User')
        ? error(400, 'INVALID_FIELD', "No such column 'CallCenterId' on entity 'User'.")
        : rows([{ Id: '04v5Y0000000001' }]),
    );
    expect(await setup.whoIsCovered('X', ['0N505Y000001cA1'])).to.deep.equal({
      agents: 0,
      uncovered: [],
      unchecked: [{ what: 'agents', because: 'permissionMissing' }],
    });
  });

  it('counts a profile’s grants also where assignments do not show them', async () => {
    const profile = '00e5Y000001pAgt';
    const { setup } = rig((call) => {
      const soql = soqlOf(call);
      if (soql.includes('FROM CallCenter')) return rows([{ Id: '04v5Y0000000001' }]);
      if (soql.includes('FROM User')) {
        return rows([{ Id: '0055Y0000000001', Name: 'Robin', ProfileId: `${profile}AAA` }]);
      }
      if (soql.includes('FROM SetupEntityAccess')) {
        return rows([{ ParentId: '0PS5Y000001sPrf', SetupEntityId: '0N505Y000001cA1' }]);
      }
      if (soql.includes('FROM PermissionSet WHERE')) {
        return rows([{ Id: '0PS5Y000001sPrfAAA', ProfileId: profile }]);
      }
      return rows([]);
    });
    expect((await setup.whoIsCovered('X', ['0N505Y000001cA1'])).uncovered).to.deep.equal([]);
  });

  describe('of the Metadata API', () => {
    const ask = (answer: XmlElement | undefined, status = 200): Promise<SetupError> =>
      failureOf(
        rig(
          () => ({ status }),
          () => answer,
        ).setup.listCallCenters(),
      );
    const fault = (code: string, words: string): XmlElement =>
      envelope(element('soap:Fault', element('faultcode', code), element('faultstring', words)));

    for (const [code, reason] of [
      ['sf:INVALID_SESSION_ID', 'sessionRefused'],
      ['sf:INSUFFICIENT_ACCESS', 'permissionMissing'],
      ['sf:REQUEST_LIMIT_EXCEEDED', 'limitReached'],
      ['sf:UNKNOWN_EXCEPTION', 'unreachable'],
      ['soapenv:Client', 'contentRefused'],
    ] as const) {
      it(`tells ${reason} of a fault ${code}, in the org’s words`, async () => {
        const told = await ask(fault(code, 'These are the words.'), 500);
        expect(told.reason).to.equal(reason);
        expect(told.detail).to.contain('These are the words.');
      });
    }

    it('says so where an answer is of no known form', async () => {
      for (const answer of [
        undefined,
        element('html'),
        envelope(),
        envelope(element('readMetadataResponse')),
        envelope(element('listMetadataResponse', element('result'))),
      ]) {
        expect((await ask(answer)).reason).to.equal('answerUnreadable');
      }
    });

    it('takes no definitions for none', async () => {
      const { setup } = rig(
        () => ({}),
        () => envelope(element('listMetadataResponse')),
      );
      expect(await setup.listCallCenters()).to.deep.equal([]);
    });

    it('reads ten definitions a call', async () => {
      const names = Array.from({ length: 23 }, (_, nth) => `Center${nth}`);
      const asked: string[][] = [];
      const { setup } = rig(
        ({ init }) => {
          // The definitions have no dates, and their records may not be read.
          if (init.method === 'GET') return error(400, 'INVALID_TYPE', 'not supported');
          return { text: typeof init.body === 'string' ? init.body : '' };
        },
        (text) => {
          if (text.includes('listMetadata')) {
            return envelope(
              element(
                'listMetadataResponse',
                ...names.map((name) => element('result', element('fullName', name))),
              ),
            );
          }
          const wanted = [...text.matchAll(/<fullNames>(\w+)/g)].map(([, name = '']) => name);
          asked.push(wanted);
          const records = wanted.map((name) => ({
            ...element(
              'records',
              element('fullName', name),
              element('displayName', name),
              element('displayNameLabel', 'Display Name'),
              element('internalNameLabel', 'Internal Name'),
            ),
            attributes: new Map([['xsi:type', 'sf:CallCenter']]),
          }));
          return envelope(element('readMetadataResponse', element('result', ...records)));
        },
      );
      const all = await setup.listCallCenters();
      expect(all).to.have.length(23);
      expect(asked.map(({ length }) => length)).to.deep.equal([10, 10, 3]);
      expect(all[2]?.record.internalName).to.equal('Center2');
      expect(all[0]?.stamp).to.deep.equal({ changed: '', changedBy: '' });
    });
  });
});
