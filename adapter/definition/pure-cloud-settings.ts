import type { PureCloudSettings } from './definition.js';
import { normalizeGuid } from './names.js';
import type { Problem } from './problem.js';
import { error, invalid } from './problems.js';
import { isUnset, type Items } from './settings.js';

export const PURE_CLOUD_SECTION = 'pureCloud';

/**
 * Domains of PureCloud's regions, from `PureCloudRegionHosts.js` of the Platform SDK 262.0.0
 * (https://github.com/MyPureCloud/platform-client-sdk-javascript).
 */
const REGION_HOSTS: readonly string[] = [
  'mypurecloud.com',
  'mypurecloud.ie',
  'mypurecloud.com.au',
  'mypurecloud.jp',
  'mypurecloud.de',
  'usw2.pure.cloud',
  'cac1.pure.cloud',
  'apne2.pure.cloud',
  'euw2.pure.cloud',
  'aps1.pure.cloud',
  'use2.us-gov-pure.cloud',
  'sae1.pure.cloud',
  'mec1.pure.cloud',
  'apne3.pure.cloud',
  'euc2.pure.cloud',
  'mxc1.pure.cloud',
  'apse1.pure.cloud',
  'edee1.eusc-pure.cloud',
];

/** The problem of a definition without the section. A scenario needs none, so the reader does not tell it itself. */
export const pureCloudMissing: Problem = error(
  'value-invalid',
  PURE_CLOUD_SECTION,
  '',
  'a section pureCloud with environment and clientId',
);

/** Reads section `pureCloud`; `settings` is `null` where the agent could not sign in with it. */
export function readPureCloudSettings(items: Items): {
  readonly settings: PureCloudSettings | null;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const valueOf = (item: string): string => {
    const value = items.get(item) ?? '';
    return isUnset(value) ? '' : value;
  };
  const report = (item: string, expected: string): void => {
    problems.push(invalid(`${PURE_CLOUD_SECTION}/${item}`, items.get(item) ?? '', expected));
  };

  const environment = readEnvironment(valueOf('environment'));
  if (environment === null)
    report('environment', "a PureCloud region's domain, e.g. mypurecloud.com");

  const clientId = normalizeGuid(valueOf('clientId')) === null ? null : valueOf('clientId');
  if (clientId === null) report('clientId', 'the client ID (a GUID) of a PKCE OAuth client');

  const organization = valueOf('organization');
  const identityProvider = valueOf('identityProvider');
  if (organization !== '' && identityProvider === '') {
    report('identityProvider', 'a value, because organization has one; or both none');
  } else if (organization === '' && identityProvider !== '') {
    report('organization', 'a value, because identityProvider has one; or both none');
  }

  const gateway = valueOf('gateway') === '' ? undefined : readGateway(valueOf('gateway'));
  if (gateway === null)
    report('gateway', 'https below a PureCloud domain, or an address of this machine');

  if (environment === null || clientId === null || gateway === null || problems.length > 0) {
    return { settings: null, problems };
  }
  return {
    settings: {
      environment,
      clientId,
      ...(organization === '' ? {} : { organization, identityProvider }),
      ...(gateway === undefined ? {} : { gateway }),
    },
    problems,
  };
}

/**
 * Base URLs without a trailing slash: REST paths (`/api/v2/…`) go below `api`, `/oauth/…` and `/logout` below
 * `login`. A gateway takes both, as the SDK's `setGateway` has it with empty path parameters.
 */
export function pureCloudHosts(settings: PureCloudSettings): { api: string; login: string } {
  if (settings.gateway !== undefined) return { api: settings.gateway, login: settings.gateway };
  const { environment } = settings;
  return { api: `https://api.${environment}`, login: `https://login.${environment}` };
}

/** As the SDK's `setEnvironment`, a whole address does, too: `https://api.mypurecloud.de/`. */
function readEnvironment(text: string): string | null {
  const host = text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
    .replace(/^(?:api|login|apps)\./, '');
  return REGION_HOSTS.includes(host) ? host : null;
}

/**
 * Agents' tokens go to the gateway, so only two places can be meant: this machine, or PureCloud's own domains.
 * The answer is the address as parsed, so that nobody reads it differently later.
 */
function readGateway(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain || text.includes('?') || text.includes('#')) return null;
  const allowed = isLoopback(url.hostname)
    ? url.protocol === 'http:' || url.protocol === 'https:'
    : url.protocol === 'https:' && isRegional(url.hostname);
  return allowed ? `${url.origin}${url.pathname.replace(/\/+$/, '')}` : null;
}

/** The URL parser has already brought every spelling of an IPv4 address into dotted decimals. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);

const isRegional = (hostname: string): boolean =>
  REGION_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
