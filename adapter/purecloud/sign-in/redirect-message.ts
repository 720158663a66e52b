/** What the redirect page tells the softphone that opened it. Both come from one origin. */
export const REDIRECT_MESSAGE = 'pure-cloud-sign-in';

/** `code` where the agent signed in; `error` where not. `state` says to which attempt it belongs. */
export interface RedirectMessage {
  readonly type: typeof REDIRECT_MESSAGE;
  readonly state: string;
  readonly code?: string;
  readonly error?: string;
}
