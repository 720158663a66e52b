import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { SignInError } from '../../ports/sign-in.js';
import { isRecord, textOf } from '../../ports/json.js';
import { REDIRECT_MESSAGE, type RedirectMessage } from './redirect-message.js';

/** The part of a popup's window that is used. */
export interface PopupLike {
  readonly closed: boolean;
  close(): void;
  focus(): void;
}

interface MessageLike {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/** The part of `window` that is used. */
export interface WindowLike {
  open(url: string, target: string, features: string): PopupLike | null;
  addEventListener(type: 'message', listener: (event: MessageLike) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageLike) => void): void;
}

export interface Popup {
  /** What the redirect page told. Rejects with a SignInError, and the popup is closed then. */
  readonly answer: Promise<RedirectMessage>;
  focus(): void;
  /** Gives up. */
  cancel(): void;
}

const FEATURES = 'popup=yes,width=520,height=720';
const TARGET = 'pure-cloud-sign-in';
/** Nothing tells that a window of another origin was closed. */
const POLL = 500;
/** A person who looks for a second factor needs some minutes. */
const LIMIT = 5 * 60_000;

/**
 * Opens the popup and waits for the redirect page. To be called while the click that it comes from still counts.
 * Only a message of that very popup, from `origin`, is heard.
 */
export function openPopup(window: WindowLike, url: string, origin: string, clock: Clock): Popup {
  let popup: PopupLike | null = null;
  try {
    popup = window.open(url, TARGET, FEATURES);
  } catch {
    // A sandboxed frame without allow-popups throws in some browsers.
  }
  if (popup === null || popup.closed) {
    return refused(new SignInError('popupBlocked', 'window.open gave no window'));
  }
  const opened = popup;
  let stopPolling: Disposer = () => undefined;
  let finish: (end: RedirectMessage | SignInError) => void = () => undefined;

  const answer = new Promise<RedirectMessage>((resolve, reject) => {
    const hear = (event: MessageLike): void => {
      if (event.origin !== origin || event.source !== opened) return;
      const message = readMessage(event.data);
      if (message !== undefined) finish(message);
    };
    finish = (end) => {
      finish = () => undefined;
      stopPolling();
      stopLimit();
      window.removeEventListener('message', hear);
      if (!opened.closed) opened.close();
      if (end instanceof SignInError) reject(end);
      else resolve(end);
    };
    const stopLimit = clock.after(LIMIT, () => {
      finish(new SignInError('timeout', 'nobody signed in within five minutes'));
    });
    // The page closes itself right after its message, which may arrive later than the closing is seen.
    const poll = (seenClosed: boolean): void => {
      stopPolling = clock.after(POLL, () => {
        if (seenClosed) finish(new SignInError('popupClosed', 'the popup was closed'));
        else poll(opened.closed);
      });
    };
    window.addEventListener('message', hear);
    poll(false);
  });

  return {
    answer,
    focus: () => opened.focus(),
    cancel: () => finish(new SignInError('popupClosed', 'given up')),
  };
}

function refused(error: SignInError): Popup {
  return { answer: Promise.reject(error), focus: () => undefined, cancel: () => undefined };
}

function readMessage(data: unknown): RedirectMessage | undefined {
  if (!isRecord(data) || data['type'] !== REDIRECT_MESSAGE) return undefined;
  const code = textOf(data['code']);
  const error = textOf(data['error']);
  return {
    type: REDIRECT_MESSAGE,
    state: textOf(data['state']) ?? '',
    ...(code === undefined ? {} : { code }),
    ...(error === undefined ? {} : { error }),
  };
}
