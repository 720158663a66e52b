/**
 * Why Open CTI does not work, or why one call did not.
 *
 * While loading: `notFramed` the page was opened by itself; `otherFrame` another page than Salesforce's frames it;
 * `classicFrame` Salesforce Classic opened it; `originMissing`, `modeMissing` its query lacks `sfdcIframeOrigin` or
 * `mode`; `scriptBlocked` the org's script could not be fetched (content security policy, wrong
 * host or version); `initFailed` it was fetched and gave up.
 * Of a call: `noAnswer` nothing came back in time; `refused` Salesforce said no, with a `code`; `invalidCall` the
 * library found the arguments wrong; `invalidAnswer` the answer is not of Open CTI's shape.
 */
export type OpenCtiFailure =
  | 'notFramed'
  | 'otherFrame'
  | 'classicFrame'
  | 'originMissing'
  | 'modeMissing'
  | 'scriptBlocked'
  | 'initFailed'
  | 'noAnswer'
  | 'refused'
  | 'invalidCall'
  | 'invalidAnswer';

export class OpenCtiError extends Error {
  override readonly name = 'OpenCtiError';

  constructor(
    readonly reason: OpenCtiFailure,
    /** In English: what happened, and what to do about it. */
    message: string,
    /** Salesforce's own code, such as `SOFTPHONE_CONTAINER_ERROR`: the container is not ready yet. */
    readonly code: string | null = null,
    /** What else Salesforce says, of `saveLog` only; from outside. */
    readonly details: unknown = null,
  ) {
    super(message);
  }
}
