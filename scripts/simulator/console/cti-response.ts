/** https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_error_messages_lightning.htm */
export interface CtiResponse {
  readonly success: boolean;
  readonly returnValue: unknown;
  readonly errors: readonly { code: string; description: string; details?: unknown }[] | null;
}

export function succeeded(returnValue: unknown = null): CtiResponse {
  return { success: true, returnValue, errors: null };
}

export function failed(code: string, description: string, details?: unknown): CtiResponse {
  const error = details === undefined ? { code, description } : { code, description, details };
  return { success: false, returnValue: null, errors: [error] };
}
