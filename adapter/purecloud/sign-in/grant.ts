import type { PureCloudSettings } from '../../definition/definition.js';
import { SignInError } from '../../ports/sign-in.js';
import { isRecord, textOf } from '../../ports/json.js';
import type { Hosts } from '../hosts.js';
import { callOAuth, NETWORK, type OAuthOptions } from './oauth.js';
import type { Proof } from './pkce.js';
import type { Token } from './token-store.js';

/**
 * What only an agent who signs in needs, a chunk of its own: PureCloud's OAuth endpoints for a public client, the
 * popup and the proof. Whose token is kept from before needs none of it.
 * https://developer.genesys.cloud/authorization/platform-auth/use-pkce
 */

export { makeProof } from './pkce.js';
export { openPopup } from './popup.js';

const EXCHANGE_LIMIT = 15_000;
const PROBE_LIMIT = 5_000;

/** The longest life that an OAuth client can give a token, in seconds. */
const LONGEST_LIFE = 172_800;

/** Milliseconds. */
const POLICY_TOLD = 100;

/** What an administrator has to put right, as opposed to what an agent may try again (RFC 6749, 4.1.2.1 and 5.2). */
const MISCONFIGURED: readonly string[] = [
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
];
const TEMPORARY: readonly string[] = ['server_error', 'temporarily_unavailable'];

export function authorizeUrl(
  hosts: Hosts,
  settings: PureCloudSettings,
  redirectUri: string,
  proof: Proof,
): string {
  const query = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    code_challenge: proof.challenge,
    code_challenge_method: 'S256',
    state: proof.state,
  });
  // Both or none: PureCloud refuses the one without the other.
  if (settings.organization && settings.identityProvider) {
    query.set('org', settings.organization);
    query.set('provider', settings.identityProvider);
  }
  return `${hosts.login}/oauth/authorize?${query.toString()}`;
}

/** What an error in the redirect means. */
export function authorizeError(error: string): SignInError {
  if (MISCONFIGURED.includes(error)) return new SignInError('misconfigured', error);
  if (TEMPORARY.includes(error)) return new SignInError('exchangeFailed', error);
  return new SignInError('denied', error);
}

/** Redeems the code. Rejects with a SignInError. */
export async function exchange(options: OAuthOptions, code: string, proof: Proof): Promise<Token> {
  const { hosts, settings, redirectUri, clock } = options;
  const from = clock.now();
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: proof.verifier,
    client_id: settings.clientId,
    redirect_uri: redirectUri,
  });
  const request = callOAuth(options, EXCHANGE_LIMIT, `${hosts.login}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form.toString(),
  });
  const { ok, status, body } = await request.catch(async (error: unknown) => {
    const isNetwork = error instanceof SignInError && error.detail === NETWORK;
    throw isNetwork ? await whyUnanswered(options) : error;
  });
  const answer = isRecord(body) ? body : {};
  if (!ok) {
    const error = textOf(answer['error']) ?? '';
    const misconfigured = status === 401 || (MISCONFIGURED.includes(error) && status < 500);
    throw new SignInError(misconfigured ? 'misconfigured' : 'exchangeFailed', `${status} ${error}`);
  }
  const value = textOf(answer['access_token']);
  const life = answer['expires_in'];
  if (value === undefined || typeof life !== 'number' || !(life > 0) || !Number.isFinite(life)) {
    throw new SignInError('exchangeFailed', 'the answer has no token');
  }
  return { value, from, until: from + Math.ceil(Math.min(life, LONGEST_LIFE) * 1_000) };
}

/**
 * A browser does not say why a request failed. One that asks for nothing to read is answered where only CORS stood in
 * the way.
 */
async function whyUnanswered(options: OAuthOptions): Promise<SignInError> {
  const { hosts, clock, policyBlocks } = options;
  try {
    await callOAuth(options, PROBE_LIMIT, `${hosts.login}/oauth/token`, { mode: 'no-cors' });
    return new SignInError('corsBlocked', 'answered without CORS');
  } catch {
    if (policyBlocks === undefined) return new SignInError('unreachable', NETWORK);
    // The browser tells of its policy a moment after the request has failed.
    await new Promise<void>((resolve) => void clock.after(POLICY_TOLD, resolve));
    return policyBlocks(new URL(hosts.login).origin)
      ? new SignInError('policyBlocked', 'content security policy')
      : new SignInError('unreachable', NETWORK);
  }
}
