import type { IdentityMatch } from '../definition/definition.js';
import type { PureCloudAgent } from '../ports/pure-cloud.js';
import type { Trouble } from './view.js';

/** Who is signed in to Salesforce, as the shell says by its merge fields; empty: it does not say. */
export interface SalesforceUser {
  readonly email: string;
  readonly federationId: string;
}

/**
 * `waiting`: nobody is signed in to PureCloud yet; `notCompared`: the definition asks for no comparison; `unknown`:
 * one of the two products does not tell.
 */
export type Identity =
  | { readonly is: 'waiting' | 'same' | 'notCompared' | 'unknown' }
  | { readonly is: 'different'; readonly trouble: Extract<Trouble, { kind: 'otherUser' }> };

/** Capitals and the width of letters make no other person. */
const plain = (text: string): string => text.trim().normalize('NFKC').toLowerCase();

/**
 * Whether the phone and the status are one person's. PureCloud has no federation id of its own: what an identity
 * provider asserts to it is the user name, which is an email address as a rule, so that this or the part before the @
 * is what Salesforce's federation id is compared with.
 */
export function identityOf(
  match: IdentityMatch,
  user: SalesforceUser | null,
  agent: PureCloudAgent | null,
): Identity {
  if (agent === null) return { is: 'waiting' };
  if (match === 'none') return { is: 'notCompared' };
  const salesforce = (user?.[match] ?? '').trim();
  const names = [agent.username ?? '', agent.email].map(plain).filter((name) => name !== '');
  if (salesforce === '' || names.length === 0) return { is: 'unknown' };
  const wanted = plain(salesforce);
  const isSame = names.some(
    (name) => name === wanted || (match === 'federationId' && name.split('@')[0] === wanted),
  );
  if (isSame) return { is: 'same' };
  const pureCloud = agent.email === '' ? (agent.username ?? '') : agent.email;
  return { is: 'different', trouble: { kind: 'otherUser', by: match, salesforce, pureCloud } };
}
