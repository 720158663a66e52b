/** Base URLs without a trailing slash; `pureCloudHosts` of the definition makes them. */
export interface Hosts {
  readonly api: string;
  readonly login: string;
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
