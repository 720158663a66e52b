import type { PureCloudSettings } from '../../definition/definition.js';
import type { Clock } from '../../ports/clock.js';
import { SignInError } from '../../ports/sign-in.js';
import { readJson } from '../../ports/json.js';
import type { Hosts } from '../hosts.js';
import type { FetchLike } from '../transport.js';
import { PRIVATELY } from '../privately.js';

const REVOKE_LIMIT = 5_000;

/** The detail of a request that the browser could not carry out. */
export const NETWORK = 'network';

export interface OAuthOptions {
  readonly hosts: Hosts;
  readonly settings: PureCloudSettings;
  readonly redirectUri: string;
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly policyBlocks?: (origin: string) => boolean;
}

/** Revokes a token, as far as it can be: whether it worked is told to nobody. */
export async function revoke(options: OAuthOptions, token: string): Promise<void> {
  try {
    await callOAuth(options, REVOKE_LIMIT, `${options.hosts.api}/api/v2/tokens/me`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
      keepalive: true,
    });
  } catch {
    // Then it ends by itself.
  }
}

/** Rejects with a SignInError; `limit` is in milliseconds. */
export async function callOAuth(
  { fetch, clock }: OAuthOptions,
  limit: number,
  url: string,
  init: RequestInit,
): Promise<{ ok: boolean; status: number; body: unknown }> {
  const controller = new AbortController();
  const stopTimer = clock.after(limit, () => controller.abort());
  try {
    const response = await fetch(url, {
      ...init,
      ...PRIVATELY,
      signal: controller.signal,
    });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: readJson(text) };
  } catch {
    throw new SignInError('exchangeFailed', controller.signal.aborted ? 'time-out' : NETWORK);
  } finally {
    stopTimer();
  }
}
