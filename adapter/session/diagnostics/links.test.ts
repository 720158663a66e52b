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
    softphone: { mode: 'full' },
    problems: [],
  },
  omniCondition: 'ready',
  signIn: { is: 'signedIn', until: 0, endsSoon: false },
  pureCloudCondition: 'ready',
};

const HEALTH = { failedCalls: [], clockSkew: null, requests: 1, sockets: 1, ignoredFrames: 0 };

describe('the links of the chain', () => {
  it('wait in a page that has heard nothing yet', () => {
    expect(states(linksOf(chainOf({})))).to.deep.equal({
      frame: 'waiting',
      openCti: 'waiting',
      definition: 'waiting',
      bridge: 'waiting',
      omniChannel: 'unknown',
      signIn: 'unknown',
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
    ['scriptBlocked', 'openCti'],
    ['initFailed', 'openCti'],
    ['noAnswer', 'openCti'],
    ['settingsRefused', 'definition'],
  ];
  for (const [hostFailure, name] of HOST_LINKS) {
    it(`blame the ${name} where Salesforce’s side fails: ${hostFailure}`, () => {
      const trouble: Trouble = { kind: 'host', reason: hostFailure };
      const links = linksOf(chainOf({ hostFailure }, { troubles: [trouble] }));
      const broken = links.filter(({ state }) => state === 'broken');
      expect(broken.map((link) => [link.name, link.trouble])).to.deep.equal([[name, trouble]]);
    });
  }

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
