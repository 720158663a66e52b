import type { PureCloudHealth } from '../../ports/pure-cloud.js';
import type { Link, LinkName, LinkState, Trouble } from '../view.js';
import type { LinkFacts, Since } from './facts.js';

/** Whether a tab keeps the statuses in step, or the one that should says nothing. `since` is in milliseconds since the epoch. */
export interface Leadership {
  readonly is: 'leader' | 'silent';
  readonly since: number;
}

export interface Chain {
  readonly facts: LinkFacts;
  readonly since: Since;
  readonly troubles: readonly Trouble[];
  /** `null`: no connection to PureCloud was made yet. */
  readonly health: PureCloudHealth | null;
  /** For how long the sign-in was given, in milliseconds; `null`: not known. */
  readonly tokenLife: number | null;
  /** `null`: not known. */
  readonly leadership: Leadership | null;
}

type Told = Omit<Link, 'name'>;

/** The chain, link by link, in the order in which each needs the one before. */
export function linksOf(chain: Chain): readonly Link[] {
  const told: Readonly<Record<LinkName, Told>> = {
    frame: frame(chain),
    host: host(chain),
    definition: definition(chain),
    bridge: bridge(chain),
    omniChannel: omniChannel(chain),
    signIn: signIn(chain),
    identity: identity(chain),
    rest: rest(chain),
    notifications: notifications(chain),
    leader: leader(chain),
    storage: storage(chain),
  };
  return ORDER.map((name) => ({ name, ...told[name] }));
}

const ORDER: readonly LinkName[] = [
  'frame',
  'host',
  'definition',
  'bridge',
  'omniChannel',
  'signIn',
  'identity',
  'rest',
  'notifications',
  'leader',
  'storage',
];

const FRAME_FAILURES = ['notFramed', 'otherFrame', 'classicFrame', 'originMissing', 'modeMissing'];
const HOST_FAILURES = ['scriptBlocked', 'initFailed', 'noAnswer', 'codeMissing'];

const DEFINITION_FAILURES = ['noCallCenter', 'settingsRefused'];

/** A sign-in that lasts less interrupts an agent at work, in milliseconds. */
const SHIFT = 8 * 3_600_000;

const link = (state: LinkState, since?: number, trouble?: Trouble): Told => ({
  state,
  since: state === 'unknown' ? null : (since ?? null),
  trouble: trouble ?? null,
});

const find = <K extends Trouble['kind']>(
  { troubles }: Chain,
  kind: K,
): Extract<Trouble, { kind: K }> | undefined =>
  troubles.find((trouble): trouble is Extract<Trouble, { kind: K }> => trouble.kind === kind);

function frame(chain: Chain): Told {
  const { facts, since } = chain;
  if (facts.host === 'waiting') return link('waiting', since.host);
  return FRAME_FAILURES.includes(facts.host)
    ? link('broken', since.host, find(chain, 'host'))
    : link('ok', since.host);
}

function host(chain: Chain): Told {
  const { facts, since } = chain;
  if (facts.host === 'waiting') return link('waiting', since.host);
  if (FRAME_FAILURES.includes(facts.host)) return link('unknown');
  return HOST_FAILURES.includes(facts.host)
    ? link('broken', since.host, find(chain, 'host'))
    : link('ok', since.host);
}

function definition(chain: Chain): Told {
  const { facts, since, troubles } = chain;
  if (DEFINITION_FAILURES.includes(facts.host)) {
    return link('broken', since.host, find(chain, 'host'));
  }
  if (facts.host === 'waiting') return link('waiting', since.host);
  if (facts.host !== 'connected') return link('unknown');
  // With a warning it works all the same.
  if (facts.definition === 'read') return link('ok', since.definition, find(chain, 'definition'));
  const error = troubles.find(
    (trouble) => trouble.kind === 'definition' && trouble.problem.kind === 'error',
  );
  return link('broken', since.definition, error);
}

function bridge(chain: Chain): Told {
  const { facts, since } = chain;
  // Without the host there is no way to it, whether or not it is there.
  if ([...FRAME_FAILURES, ...HOST_FAILURES].includes(facts.host)) return link('unknown');
  if (facts.host !== 'connected' && facts.bridge === 'connecting') {
    return facts.host === 'waiting' ? link('waiting', since.bridge) : link('unknown');
  }
  if (facts.bridge === 'connecting') return link('waiting', since.bridge);
  return facts.bridge === 'answers'
    ? link('ok', since.bridge)
    : link('broken', since.bridge, find(chain, 'omni'));
}

function omniChannel(chain: Chain): Told {
  const { facts, since } = chain;
  if (facts.bridge !== 'answers') return link('unknown');
  return facts.omni === 'ready'
    ? link('ok', since.omni)
    : link('broken', since.omni, find(chain, 'omni'));
}

function signIn(chain: Chain): Told {
  const { facts, since } = chain;
  if (facts.definition === 'waiting' || facts.definition === 'unusable') return link('unknown');
  switch (facts.signIn) {
    case 'signedIn':
      return link('ok', since.signIn, find(chain, 'tokenEnds') ?? tokenShort(chain));
    case 'signingIn':
    case 'signedOut':
      return link('waiting', since.signIn);
    case 'failed':
      return link('broken', since.signIn, find(chain, 'signIn'));
    case 'expired':
    case 'revoked':
      return link('broken', since.signIn, find(chain, 'tokenGone'));
  }
}

const tokenShort = ({ tokenLife: life }: Chain): Trouble | undefined =>
  life !== null && life < SHIFT ? { kind: 'tokenShort', life } : undefined;

function identity(chain: Chain): Told {
  const { facts, since } = chain;
  if (facts.signIn !== 'signedIn') return link('unknown');
  switch (facts.identity) {
    case 'same':
    case 'notCompared':
      return link('ok', since.identity);
    case 'unknown':
      return link('ok', since.identity, { kind: 'identityUnknown' });
    case 'different':
      return link('broken', since.identity, find(chain, 'otherUser'));
    case 'waiting':
      return link('waiting', since.identity);
  }
}

/** What PureCloud's REST API last did tells more than the notifications' connection. */
function rest({ facts, health }: Chain): Told {
  if (facts.signIn !== 'signedIn') return link('unknown');
  const newest = health?.rest ?? null;
  if (newest === null) return link('waiting');
  return link(newest.ok ? 'ok' : 'broken', newest.since, deniedIn(health));
}

/** The permission that was missing last: what needs it goes on failing while all else works. */
function deniedIn(health: PureCloudHealth | null): Trouble | undefined {
  const denied = health?.failedCalls.filter(({ status }) => status === 403).at(-1);
  if (denied === undefined) return undefined;
  return { kind: 'permission', permission: denied.permission ?? '', call: denied.call };
}

function notifications(chain: Chain): Told {
  const { facts, since, troubles } = chain;
  if (facts.signIn !== 'signedIn') return link('unknown');
  switch (facts.pureCloud) {
    case 'ready':
      return link('ok', since.pureCloud);
    case 'lost': {
      const trouble = troubles.find(
        (one) => one.kind === 'unreachable' && one.side === 'pureCloud',
      );
      return link('broken', since.pureCloud, trouble);
    }
    case 'connecting':
    case 'signedOut':
      return link('waiting', since.pureCloud);
  }
}

function leader({ leadership }: Chain): Told {
  if (leadership === null) return link('unknown');
  return link(leadership.is === 'silent' ? 'broken' : 'ok', leadership.since);
}

/** Needs none of the others, and none of them needs it. */
const storage = ({ facts, since }: Chain): Told =>
  link(facts.storage === 'kept' ? 'ok' : 'broken', since.storage);
