import type { Clock } from '../../ports/clock.js';
import type { HostFailure } from '../../ports/host.js';
import type { OmniCondition } from '../../ports/omni.js';
import type { PureCloudCondition } from '../../ports/pure-cloud.js';
import type { SignInState } from '../../ports/sign-in.js';
import type { Model } from '../model.js';

/** What the session knows of the links between the two products, in words that can be compared. */
export interface LinkFacts {
  readonly host: 'waiting' | 'connected' | HostFailure;
  readonly definition: 'waiting' | 'read' | 'unusable' | 'errors';
  /** Apart from `omni`, so that Omni-Channel's own troubles leave the bridge's time as it is. */
  readonly bridge: 'connecting' | 'answers' | 'bridgeMissing' | 'bridgeSilent';
  readonly omni: OmniCondition;
  readonly signIn: SignInState['is'] | 'expired' | 'revoked' | 'failed';
  readonly identity: Model['identity']['is'];
  readonly pureCloud: PureCloudCondition;
  readonly storage: 'kept' | 'notKept';
}

function definitionFact({ definition, resolved }: Model): LinkFacts['definition'] {
  if (definition === null) return 'waiting';
  if (definition.pureCloud === null) return 'unusable';
  const { problems } = resolved ?? definition;
  return problems.some(({ kind }) => kind === 'error') ? 'errors' : 'read';
}

function bridgeFact(condition: OmniCondition): LinkFacts['bridge'] {
  const own =
    condition === 'connecting' || condition === 'bridgeMissing' || condition === 'bridgeSilent';
  return own ? condition : 'answers';
}

export function factsOf(model: Model): LinkFacts {
  const { signIn } = model;
  const signedOut = signIn.is === 'signedOut' ? (signIn.because ?? signIn.is) : signIn.is;
  return {
    host: model.hostFailure ?? (model.definition === null ? 'waiting' : 'connected'),
    definition: definitionFact(model),
    bridge: bridgeFact(model.omniCondition),
    omni: model.omniCondition,
    signIn: model.signInFailure === null ? signedOut : 'failed',
    identity: model.identity.is,
    pureCloud: model.pureCloudCondition,
    storage: model.keeps ? 'kept' : 'notKept',
  };
}

/** Since when each fact is as it is, in milliseconds since the epoch. */
export type Since = { readonly [Name in keyof LinkFacts]?: number };

export interface FactWatch {
  note(facts: LinkFacts): void;
  readonly since: Since;
}

export function createFactWatch(clock: Clock): FactWatch {
  let last: Readonly<Record<string, string>> = {};
  let since: Since = {};
  return {
    note(facts) {
      for (const [name, value] of Object.entries(facts)) {
        if (last[name] !== value) since = { ...since, [name]: clock.now() };
      }
      last = { ...facts };
    },
    get since() {
      return since;
    },
  };
}
