/** The package is not fit to be deployed; each finding is a sentence. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
  constructor(readonly findings: readonly string[]) {
    super(findings.join('\n'));
  }
}

/** PureCloud's region where nothing else is said. */
export const USUAL_REGION = 'mypurecloud.com';
