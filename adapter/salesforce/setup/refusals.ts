import { SetupError, type SetupFailure } from '../../ports/setup.js';

/**
 * What the codes of Salesforce's APIs mean for an administrator, whichever API says them
 * (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm, ExceptionCode and
 * StatusCode).
 */
const MEANINGS: Readonly<Record<string, SetupFailure>> = {
  INVALID_SESSION_ID: 'sessionRefused',
  INVALID_LOGIN: 'sessionRefused',
  INVALID_AUTH_HEADER: 'sessionRefused',
  API_DISABLED_FOR_ORG: 'sessionRefused',
  API_CURRENTLY_DISABLED: 'sessionRefused',
  CLIENT_NOT_ACCESSIBLE_FOR_USER: 'sessionRefused',
  CROSS_ORG_NOT_ALLOWED: 'sessionRefused',
  ORG_LOCKED: 'sessionRefused',
  PASSWORD_LOCKOUT: 'sessionRefused',
  INSUFFICIENT_ACCESS: 'permissionMissing',
  INSUFFICIENT_ACCESS_OR_READONLY: 'permissionMissing',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'permissionMissing',
  INVALID_TYPE: 'permissionMissing',
  INVALID_FIELD: 'permissionMissing',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'permissionMissing',
  INVALID_CROSS_REFERENCE_KEY: 'notFound',
  ENTITY_IS_DELETED: 'notFound',
  REQUEST_LIMIT_EXCEEDED: 'limitReached',
  EXCEEDED_ID_LIMIT: 'limitReached',
  EXCEEDED_QUOTA: 'limitReached',
  CONCURRENT_REQUEST_LIMIT_EXCEEDED: 'limitReached',
  TXN_SECURITY_METERING_ERROR: 'limitReached',
  QUERY_TIMEOUT: 'unreachable',
  SERVER_UNAVAILABLE: 'unreachable',
  UNABLE_TO_LOCK_ROW: 'unreachable',
  UNKNOWN_EXCEPTION: 'unreachable',
};

/** The org's refusal as it worded it. `code` may have a namespace before it. */
export function refusalOf(code: string, message: string): SetupError {
  const name = code.slice(code.indexOf(':') + 1).trim();
  const said = message.trim();
  const detail = said === '' || said.startsWith(name) ? said || name : `${name}: ${said}`;
  return new SetupError(MEANINGS[name] ?? 'contentRefused', detail);
}

/** An answer without a code that could be read: what its status alone tells. */
export function refusalOfStatus(status: number): SetupError {
  const detail = `Salesforce answered with status ${status}.`;
  if (status === 429) return new SetupError('limitReached', detail);
  // Where a session may not use the API there is a sign-in page, a bare refusal, or nothing at all at its address.
  if (status >= 300 && status < 500) return new SetupError('sessionRefused', detail);
  if (status >= 500) return new SetupError('unreachable', detail);
  return new SetupError('answerUnreadable', detail);
}
