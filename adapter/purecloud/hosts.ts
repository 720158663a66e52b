import type { PureCloudSettings } from '../definition/definition.js';

/** Base URLs without a trailing slash. */
export interface Hosts {
  readonly api: string;
  readonly login: string;
}

const withoutTrailingSlash = (url: string): string => url.replace(/\/+$/, '');

/**
 * Where a region's services are: `api.` and `login.` below its domain, or all of them behind the gateway.
 * Whether a gateway may be used at all is the definition reader's to judge.
 * https://developer.genesys.cloud/platform/api/
 */
export function hostsOf(settings: PureCloudSettings): Hosts {
  if (settings.gateway !== undefined && settings.gateway !== '') {
    const gateway = withoutTrailingSlash(settings.gateway);
    return { api: gateway, login: gateway };
  }
  const domain = withoutTrailingSlash(settings.environment.replace(/^https?:\/\/(api\.)?/i, ''));
  return { api: `https://api.${domain}`, login: `https://login.${domain}` };
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Whether a socket's address may be opened: encrypted, or on this machine. Events hold names and numbers of
 * customers.
 */
export function isSocketAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'wss:' || (url.protocol === 'ws:' && LOOPBACK.test(url.hostname));
  } catch {
    return false;
  }
}
