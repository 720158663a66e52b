import { SetupError, type SetupFailure } from '../../ports/setup.js';

/** Why Setup did not do what was asked for; `detail` is the org's own sentence, or empty. */
export interface Failure {
  readonly because: SetupFailure;
  readonly detail: string;
}

export const failureOf = (error: unknown): Failure =>
  error instanceof SetupError
    ? { because: error.reason, detail: error.detail }
    : { because: 'answerUnreadable', detail: error instanceof Error ? error.message : '' };
