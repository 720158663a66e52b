import { expect } from 'chai';
import fc from 'fast-check';
import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createCallLog } from '../../purecloud/call-log.js';
import { RestError } from '../../purecloud/rest-error.js';
import { isRecord, readJson } from '../../ports/json.js';
import { createEngineHost } from '../engine-host.js';
import { freshModel, type Model } from '../model.js';
import { settingsWith } from '../testing/agents-page.js';
import { viewOf } from '../view-model.js';
import { diagnose } from './diagnose.js';
import type { Diagnostics } from '../view.js';

const CATALOG = {
  omni: [{ id: '0N5000000000001', apiName: 'Available_Case' }],
  omniComplete: false,
  presences: [],
};
const BROWSER = { userAgent: 'a browser', languages: ['en'], online: true, timeZone: 'UTC' };
const BUILD = { version: '1.2.3', id: 'abc' };

/** What must not leave the page. */
interface Planted {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly token: string;
  readonly user: string;
}

function diagnosticsOf(planted: Planted, more: Partial<Model> = {}): Diagnostics {
  const { name, email, phone, token, user } = planted;
  const clock = createManualClock();
  const settings = settingsWith({
    '/reqGeneralInfo/reqInternalName': name,
    '/reqGeneralInfo/reqDisplayName': name,
    '/reqDialingOptions/reqOutsidePrefix': phone,
    '/pureCloud/organization': name,
    '/pureCloud/identityProvider': email,
    '/omniSync/revision': `7 2026-11-22 ${name} (tel:${phone})`,
    '/omniSync/note': email,
    [`/omniSync/${token}`]: token,
    '/omniSync/enabled/label': phone,
  });
  const definition = readDefinition(settings);
  const model: Model = {
    ...freshModel(),
    definition,
    resolved: resolveDefinition(definition, CATALOG),
    catalog: CATALOG,
    signIn: { is: 'signedIn', until: 0, endsSoon: true },
    agent: { id: user, name, email },
    ...more,
  };
  const engine = createEngineHost({
    sides: () => ({ omni: null, pureCloud: null }),
    clock,
    random: () => 0,
  });
  const log = createCallLog(clock);
  const call = `PATCH /api/v2/users/${user}/presences/${phone}`;
  log.failed(
    call,
    new RestError('status', call, { status: 400, code: `${name} ${phone}`, correlationId: email }),
  );
  return diagnose({
    at: clock.now(),
    model,
    settings,
    view: viewOf(model, engine, 'en', BUILD),
    summary: engine.summary(),
    recording: engine.recording(),
    since: {},
    health: { ...log.health, requests: 1, sockets: 1, ignoredFrames: 0 },
    leadership: null,
    language: 'en',
    browser: BROWSER,
    host: 'voice',
    omniWay: 'bridge',
    redirectUri: 'https://acme--c.vf.force.com/apex/SoftphoneSignIn',
    foreignMessages: 3,
  });
}

const EXAMPLE: Planted = {
  name: 'Aiko Tanaka',
  email: 'aiko@example.com',
  phone: '+81 3-1234-5678',
  token: 'tok-1234567890',
  user: '11111111-2222-4333-8444-555555555555',
};

describe('diagnostics', () => {
  it('never hold a name, an email, a number or a token', () => {
    const word = fc.stringMatching(/^[a-z]{8,12}$/);
    const planted = fc.record({
      name: fc.tuple(word, word).map(([first, last]) => `${first}X ${last}Y`),
      email: word.map((local) => `${local}@example.com`),
      phone: fc.stringMatching(/^\+[1-9][0-9]{9,13}$/),
      token: fc.stringMatching(/^[A-Za-z0-9_-]{24,60}$/),
      user: fc.uuid(),
    });
    fc.assert(
      fc.property(planted, (secrets) => {
        const { bundleFile, timelineFile, links, rows } = diagnosticsOf(secrets);
        const all = [bundleFile, timelineFile, JSON.stringify([rows])].join('\n');
        for (const [kind, secret] of Object.entries(secrets)) {
          expect(all, kind).not.to.include(secret);
        }
        expect(links).to.have.length(11);
      }),
      { numRuns: 100, seed: 20_261_122 },
    );
  });

  it('hold what support asks for first', () => {
    const bundle = readJson(diagnosticsOf(EXAMPLE).bundleFile);
    if (!isRecord(bundle)) throw new Error('the bundle is no JSON object');
    expect(bundle).to.have.keys(
      'format',
      'madeAt',
      'versions',
      'browser',
      'host',
      'omniWay',
      'foreignMessages',
      'links',
      'leadership',
      'panel',
      'problems',
      'engine',
      'pureCloud',
      'clockSkew',
      'timeline',
    );
    expect(bundle['versions']).to.deep.equal({
      softphone: '1.2.3',
      build: 'abc',
      definition: 1,
      revision: '7 2026-11-22',
    });
    expect(bundle['browser']).to.deep.equal(BROWSER);
    expect(JSON.stringify(bundle['pureCloud'])).to.include('/api/v2/users/{id}/presences/{id}');
    expect(JSON.stringify(bundle['problems'])).to.include('item-unknown');
  });

  it('tell what is wrong with the phone’s settings, which keep nothing from working', () => {
    const definition = readDefinition(settingsWith());
    const { links, bundleFile } = diagnosticsOf(EXAMPLE, {
      definition,
      resolved: resolveDefinition(definition, CATALOG),
      settings: { '/softphone/screenPop': 'alarm' },
    });
    const link = links.find(({ name }) => name === 'definition');
    expect(link?.state).to.equal('ok');
    expect(link?.trouble).to.deep.include({ kind: 'definition' });
    expect(JSON.stringify(link?.trouble)).to.include('softphone/screenPop');
    expect(bundleFile).not.to.include('alarm');
  });

  it('name our own settings and the region in the saved timeline, and nothing else', () => {
    const [header = ''] = diagnosticsOf(EXAMPLE).timelineFile.split('\n');
    const parsed = readJson(header);
    const settings = isRecord(parsed) && isRecord(parsed['settings']) ? parsed['settings'] : {};
    const others = Object.keys(settings).filter((key) => !key.startsWith('/omniSync/'));
    expect(others).to.deep.equal(['/pureCloud/environment']);
    expect(settings).to.include({
      '/omniSync/revision': '7 2026-11-22',
      '/omniSync/mappedOmniStatus': '0N5000000000001',
    });
  });

  it('can be made when everything is broken', () => {
    const { links, timelineFile, bundleFile } = diagnosticsOf(EXAMPLE, {
      hostFailure: 'notFramed',
      definition: null,
      resolved: null,
    });
    expect(links.map(({ state }) => state)).to.include('broken');
    expect(timelineFile.split('\n')).to.have.length(2);
    expect(readJson(bundleFile)).to.be.an('object');
  });
});
