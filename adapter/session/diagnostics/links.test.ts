import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import type { HostFailure } from '../../ports/host.js';
import { freshModel, type Model } from '../model.js';
import type { Link, LinkName, Trouble } from '../view.js';
import { createFactWatch, factsOf } from './facts.js';
import { linksOf, type Chain } from './links.js';

const chainOf = (model: Partial<Model>, more: Partial<Chain> = {}): Chain => ({
  facts: factsOf({ ...freshModel(), ...model }),
  since: {},
  troubles: [],
  health: null,
  tokenLife: null,
  leadership: null,
  ...more,
});

const states = (links: readonly Link[]): Record<string, string> =>
  Object.fromEntries(links.map(({ name, state }) => [name, state]));

const linkIn = (chain: Chain, name: LinkName): Link | undefined =>
  linksOf(chain).find((link) => link.name === name);

const CONNECTED: Partial<Model> = {
  definition: {
    version: 1,
    enabled: true,
    rules: [],
    startupAuthority: 'ask',
    duringHold: 'override',
    externallyRoutedWork: [],
    sessionEndStatus: null,
    sessionEndGrace: 10,
    revision: '',
    internalName: '',
    displayName: '',
    pureCloud: { environment: 'mypurecloud.de', clientId: '' },
    softphone: {
      mode: 'full',
      language: 'salesforce',
      ringtone: true,
      notifications: true,
      identityMatch: 'email',
      omniAccess: 'bridge',
      timeline: true,
      build: null,
    },
    problems: [],
  },
  omniCondition: 'ready',
  signIn: { is: 'signedIn', until: 0, endsSoon: false },
  pureCloudCondition: 'ready',
  identity: { is: 'same' },
};

const HEALTH = { failedCalls: [], clockSkew: null, requests: 1, sockets: 1, ignoredFrames: 0 };

describe('the links of the chain', () => {
  it('wait in a page that has heard nothing yet', () => {
    expect(states(linksOf(chainOf({})))).to.deep.equal({
      frame: 'waiting',
      host: 'waiting',
      definition: 'waiting',
      bridge: 'waiting',
      omniChannel: 'unknown',
      signIn: 'unknown',
      identity: 'unknown',
      rest: 'unknown',
      notifications: 'unknown',
      leader: 'unknown',
      storage: 'ok',
    });
  });

  it('are all there in the middle of a shift', () => {
    const chain = chainOf(CONNECTED, {
      health: { ...HEALTH, rest: { ok: true, since: 5 } },
      leadership: { is: 'leader', since: 1 },
    });
    expect(new Set(linksOf(chain).map(({ state }) => state))).to.deep.equal(new Set(['ok']));
    expect(linkIn(chain, 'rest')?.since).to.equal(5);
  });

  it('tell a browser that keeps nothing', () => {
    expect(linkIn(chainOf({ keeps: false }), 'storage')?.state).to.equal('broken');
  });

  const HOST_LINKS: readonly (readonly [HostFailure, LinkName])[] = [
    ['notFramed', 'frame'],
    ['originMissing', 'frame'],
    ['modeMissing', 'frame'],
    ['otherFrame', 'frame'],
    ['classicFrame', 'frame'],
    ['scriptBlocked', 'host'],
    ['initFailed', 'host'],
    ['noAnswer', 'host'],
    ['settingsRefused', 'definition'],
    ['noCallCenter', 'definition'],
  ];
  for (const [hostFailure, name] of HOST_LINKS) {
    it(`blame the ${name} where Salesforce’s side fails: ${hostFailure}`, () => {
      const trouble: Trouble = { kind: 'host', reason: hostFailure };
      const links = linksOf(chainOf({ hostFailure }, { troubles: [trouble] }));
      const broken = links.filter(({ state }) => state === 'broken');
      expect(broken.map((link) => [link.name, link.trouble])).to.deep.equal([[name, trouble]]);
    });
  }

  it('tell a sign-in that is shorter than a shift, and none that is as long', () => {
    const life = 4 * 3_600_000;
    const short = chainOf(CONNECTED, { tokenLife: life });
    expect(linkIn(short, 'signIn')).to.deep.include({
      state: 'ok',
      trouble: { kind: 'tokenShort', life },
    });
    const long = chainOf(CONNECTED, { tokenLife: 18 * 3_600_000 });
    expect(linkIn(long, 'signIn')?.trouble).to.equal(null);
  });

  it('name the permission that is missing, while everything else works', () => {
    const call = { at: 1, call: 'PATCH /api/v2/x', code: 'missing.permissions', words: '' };
    const failedCalls = [
      { ...call, status: 403, permission: 'routing:agent:onqueue', correlationId: null },
      { ...call, status: 503, correlationId: null },
    ];
    const chain = chainOf(CONNECTED, {
      health: { ...HEALTH, failedCalls, rest: { ok: true, since: 5 } },
    });
    expect(linkIn(chain, 'rest')).to.deep.include({
      state: 'ok',
      trouble: {
        kind: 'permission',
        permission: 'routing:agent:onqueue',
        call: 'PATCH /api/v2/x',
      },
    });
  });

  it('hold the two users against each other once somebody is signed in', () => {
    const trouble = {
      kind: 'otherUser',
      by: 'email',
      salesforce: 'a@example.com',
      pureCloud: 'b@example.com',
    } as const;
    const link = (identity: Model['identity'], more: Partial<Model> = {}) =>
      linkIn(chainOf({ ...CONNECTED, ...more, identity }, { troubles: [trouble] }), 'identity');
    expect(link({ is: 'same' })).to.deep.include({ state: 'ok', trouble: null });
    expect(link({ is: 'notCompared' })).to.deep.include({ state: 'ok', trouble: null });
    expect(link({ is: 'unknown' })).to.deep.include({
      state: 'ok',
      trouble: { kind: 'identityUnknown' },
    });
    expect(link({ is: 'different', trouble })).to.deep.include({ state: 'broken', trouble });
    expect(link({ is: 'waiting' })?.state).to.equal('waiting');
    expect(link({ is: 'waiting' }, { signIn: { is: 'signedOut' } })?.state).to.equal('unknown');
  });

  it('do not blame Omni-Channel for its bridge', () => {
    const silent = chainOf({ ...CONNECTED, omniCondition: 'bridgeSilent' });
    expect(states(linksOf(silent))).to.include({ bridge: 'broken', omniChannel: 'unknown' });
    const lost = chainOf({ ...CONNECTED, omniCondition: 'connectionError' });
    expect(states(linksOf(lost))).to.include({ bridge: 'ok', omniChannel: 'broken' });
  });

  it('know a definition with errors from one that cannot be used', () => {
    const { definition } = CONNECTED;
    if (definition === null || definition === undefined) throw new Error('no definition');
    const problem = {
      code: 'mapped-missing',
      kind: 'error',
      item: '',
      value: '',
      expected: '',
    } as const;
    const trouble: Trouble = { kind: 'definition', problem };
    const wrong = { ...CONNECTED, definition: { ...definition, problems: [problem] } };
    const link = linkIn(chainOf(wrong, { troubles: [trouble] }), 'definition');
    expect(link).to.include({ state: 'broken', trouble });
    const unusable = chainOf({ ...CONNECTED, definition: { ...definition, pureCloud: null } });
    expect(states(linksOf(unusable))).to.include({ definition: 'broken', signIn: 'unknown' });
  });

  it('say what the sign-in waits for, or why it ended', () => {
    const signIn = (is: Model['signIn'], more: Partial<Model> = {}): string | undefined =>
      linkIn(chainOf({ ...CONNECTED, signIn: is, ...more }), 'signIn')?.state;
    expect(signIn({ is: 'signedOut' })).to.equal('waiting');
    expect(signIn({ is: 'signingIn' })).to.equal('waiting');
    expect(signIn({ is: 'signedOut', because: 'revoked' })).to.equal('broken');
    expect(signIn({ is: 'signedOut' }, { signInFailure: 'denied' })).to.equal('broken');
  });

  it('tell REST from the notifications', () => {
    const lost = chainOf(
      { ...CONNECTED, pureCloudCondition: 'lost' },
      { health: { ...HEALTH, rest: { ok: true, since: 0 } } },
    );
    expect(states(linksOf(lost))).to.include({ rest: 'ok', notifications: 'broken' });
    const failing = chainOf(CONNECTED, { health: { ...HEALTH, rest: { ok: false, since: 0 } } });
    expect(states(linksOf(failing))).to.include({ rest: 'broken', notifications: 'ok' });
  });

  it('know since when: what one link does leaves the time of the others', async () => {
    const clock = createManualClock(0);
    const watch = createFactWatch(clock);
    const model = { ...freshModel(), ...CONNECTED };
    watch.note(factsOf(model));
    await clock.advance(50);
    const lost = { ...model, omniCondition: 'connectionError' } as const;
    watch.note(factsOf(lost));
    await clock.advance(50);
    watch.note(factsOf(lost));
    const chain = { ...chainOf(lost), since: watch.since };
    expect(linkIn(chain, 'bridge')).to.include({ state: 'ok', since: 0 });
    expect(linkIn(chain, 'omniChannel')).to.include({ state: 'broken', since: 50 });
  });
});
