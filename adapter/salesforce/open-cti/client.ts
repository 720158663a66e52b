import { OpenCtiError } from './errors.js';
import type { Log, OpenCtiCallback, OpenCtiLibrary, ScreenPop, Search } from './library.js';

/** The time that the calls of this client are limited by. */
export interface CallTimer {
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** How long a call may take, in milliseconds, unless the caller says otherwise. */
const CALL_LIMIT = 5_000;

/** An agent who clicked a number longer ago has turned to something else; in milliseconds. */
const KEPT_FOR = 10_000;

/** How an answer is waited for. */
export interface Waiting {
  /** In milliseconds. */
  readonly timeLimit?: number;
  /** Told what a successful answer says that comes after the time limit. */
  readonly late?: (returnValue: unknown) => void;
}

/**
 * Open CTI with promises. Every call rejects with an {@link OpenCtiError} where the library would throw, answer with
 * an error, or never answer; what it resolves with comes from outside and is for the caller to check.
 * Reference of each method: https://developer.salesforce.com/docs/service/api-cti/guide/ + `sforce-api-cti-…-lex.html`
 */
export interface OpenCti {
  /**
   * The call center definition of this agent: a flat object whose values are all strings; what looks like a phone
   * number may have grown a ` (tel:…)`. `…getcallcentersettings-lex.html`
   */
  getCallCenterSettings(timeLimit?: number): Promise<unknown>;
  /** `…getsoftphonelayout-lex.html`; cached by Salesforce until the layout is saved again. */
  getSoftphoneLayout(): Promise<unknown>;
  /** The record or page in front. `url` is not for logic. `…getappviewinfo-lex.html` */
  getAppViewInfo(): Promise<unknown>;
  /** `…issoftphonepanelvisible-lex.html` */
  isSoftphonePanelVisible(): Promise<unknown>;
  /** `…setsoftphonepanelvisibility-lex.html` */
  setSoftphonePanelVisibility(visible: boolean): Promise<void>;
  /** 240 to 2560 pixels. `…setsoftphonepanelheight-lex.html` */
  setSoftphonePanelHeight(pixels: number): Promise<void>;
  /** 200 to 1920 pixels. `…setsoftphonepanelwidth-lex.html` */
  setSoftphonePanelWidth(pixels: number): Promise<void>;
  /** Name of an SLDS utility icon. `…setsoftphonepanelicon-lex.html` */
  setSoftphonePanelIcon(key: string): Promise<void>;
  setSoftphoneItemIcon(key: string): Promise<void>;
  setSoftphonePanelLabel(label: string): Promise<void>;
  setSoftphoneItemLabel(label: string): Promise<void>;
  /** Makes phone numbers of the console links. `…enableclicktodial-lex.html` */
  enableClickToDial(): Promise<void>;
  disableClickToDial(): Promise<void>;
  /**
   * Hears of clicked phone numbers. The library can add listeners, but not take them away: it is told of one
   * listener for the page's life, which serves all of ours. It is told at once, since the page before may have left
   * links behind; the newest click of the last 10 s goes to the first who listens. `…onclicktodial-lex.html`
   */
  onClickToDial(listener: (payload: unknown) => void): () => void;
  /**
   * Hears of navigation, and as often of a mere return of focus or a screen pop of our own. One listener of the
   * library's serves all of ours. `…onnavigationchange-lex.html`
   */
  onNavigationChange(listener: (payload: unknown) => void): () => void;
  /**
   * Only of use with `reqStandbyUrl`; a softphone that was replaced by its standby page stays so until the browser
   * is restarted. `…notifyinitializationcomplete-lex.html`
   */
  notifyInitializationComplete(): Promise<void>;
  refreshView(): Promise<void>;
  /**
   * The record's Id, in a shape that differs between releases. Not shown before `refreshView`. `…savelog-lex.html`
   * Where it rejects with `noAnswer`, the record may have been saved all the same.
   */
  saveLog(value: Log, waiting?: Waiting): Promise<unknown>;
  /** Finds only the objects and fields that the softphone layout has. `…searchandscreenpop-lex.html` */
  searchAndScreenPop(search: Search): Promise<unknown>;
  screenPop(pop: ScreenPop): Promise<void>;
  /**
   * Hears of a Lightning message channel, our own messages included; `Name__c` in the channel's own org, without
   * its namespace. Resolves once Salesforce has confirmed it, with what ends it. Ending it is not answered by
   * Salesforce but for a channel's last listener, so it is not waited for. `sforce-api-cti-methods-lms.html`
   */
  subscribe(channelName: string, listener: (message: unknown) => void): Promise<() => void>;
  /** Sends plain JSON; functions and symbols are refused. `sforce-api-cti-methods-lms.html` */
  publish(channelName: string, message: object): Promise<void>;
}

interface Answer {
  readonly returnValue: unknown;
  /** Of `subscribe` only. */
  readonly subscription: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : typeof error === 'string' ? error : 'unknown reason';

/** Reads a response; throws an OpenCtiError for one that is an error, or none at all. */
function readResponse(method: string, response: unknown): Answer {
  if (!isRecord(response) || typeof response['success'] !== 'boolean') {
    throw new OpenCtiError(
      'invalidAnswer',
      `Salesforce answered ${method} with something unknown.`,
    );
  }
  if (response['success']) {
    return { returnValue: response['returnValue'], subscription: response['subscription'] };
  }
  // Some pages of the reference print `error` for `errors`.
  const errors = response['errors'] ?? response['error'];
  const first: unknown = Array.isArray(errors) ? errors[0] : errors;
  const code = isRecord(first) && typeof first['code'] === 'string' ? first['code'] : null;
  const description =
    isRecord(first) && typeof first['description'] === 'string'
      ? first['description']
      : wordsOf(first);
  const details = isRecord(first) ? (first['details'] ?? null) : null;
  throw new OpenCtiError('refused', `Salesforce refused ${method}: ${description}`, code, details);
}

/** One library listener for all of ours; a listener that throws does not keep the others from hearing. */
function fanOut(register: (listener: (payload: unknown) => void) => void) {
  const listeners = new Set<(payload: unknown) => void>();
  let registered = false;
  return (listener: (payload: unknown) => void): (() => void) => {
    listeners.add(listener);
    if (!registered) {
      registered = true;
      try {
        register((payload) => {
          for (const each of [...listeners]) each(payload);
        });
      } catch (error) {
        registered = false;
        listeners.delete(listener);
        throw new OpenCtiError('invalidCall', `Open CTI refused a listener: ${wordsOf(error)}`);
      }
    }
    return () => listeners.delete(listener);
  };
}

/** Hears from now on: what is told before anybody listens is kept for a while, the newest, for the first who does. */
function early(listen: ReturnType<typeof fanOut>, timer: CallTimer): ReturnType<typeof fanOut> {
  let kept: { readonly payload: unknown } | null = null;
  let forget = (): void => undefined;
  let stop = (): void => undefined;
  try {
    stop = listen((payload) => {
      kept = { payload };
      forget();
      const limit = timer.setTimeout(() => {
        kept = null;
      }, KEPT_FOR);
      forget = () => timer.clearTimeout(limit);
    });
  } catch {
    // Whoever listens later is told.
  }
  return (listener) => {
    const end = listen(listener);
    stop();
    forget();
    if (kept !== null) listener(kept.payload);
    kept = null;
    return end;
  };
}

/** Wraps the library of an org that has been loaded. One for each page: its listeners cannot be taken back. */
export function createOpenCti(library: OpenCtiLibrary, timer: CallTimer): OpenCti {
  /** Makes the call with a callback, and within a time limit. */
  const call = (
    method: string,
    make: (callback: OpenCtiCallback) => void,
    timeLimit = CALL_LIMIT,
    late: (returnValue: unknown) => void = () => undefined,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      let gaveUp = false;
      const limit = timer.setTimeout(() => {
        gaveUp = true;
        reject(
          new OpenCtiError(
            'noAnswer',
            `Salesforce did not answer ${method} within ${timeLimit} ms.`,
          ),
        );
      }, timeLimit);
      try {
        make((response) => {
          timer.clearTimeout(limit);
          try {
            const answer = readResponse(method, response);
            if (gaveUp) late(answer.returnValue);
            else resolve(answer);
          } catch (error) {
            reject(
              error instanceof OpenCtiError
                ? error
                : new OpenCtiError('invalidAnswer', wordsOf(error)),
            );
          }
        });
      } catch (error) {
        timer.clearTimeout(limit);
        reject(
          new OpenCtiError('invalidCall', `Open CTI refused the call ${method}: ${wordsOf(error)}`),
        );
      }
    });
  const value = async (answer: Promise<Answer>): Promise<unknown> => (await answer).returnValue;
  const nothing = async (answer: Promise<Answer>): Promise<void> => {
    await answer;
  };

  return {
    getCallCenterSettings: (timeLimit) =>
      value(
        call(
          'getCallCenterSettings',
          (callback) => library.getCallCenterSettings({ callback }),
          timeLimit,
        ),
      ),
    getSoftphoneLayout: () =>
      value(call('getSoftphoneLayout', (callback) => library.getSoftphoneLayout({ callback }))),
    getAppViewInfo: () =>
      value(call('getAppViewInfo', (callback) => library.getAppViewInfo({ callback }))),
    isSoftphonePanelVisible: () =>
      value(
        call('isSoftphonePanelVisible', (callback) =>
          library.isSoftphonePanelVisible({ callback }),
        ),
      ),
    setSoftphonePanelVisibility: (visible) =>
      nothing(
        call('setSoftphonePanelVisibility', (callback) =>
          library.setSoftphonePanelVisibility({ visible, callback }),
        ),
      ),
    setSoftphonePanelHeight: (heightPX) =>
      nothing(
        call('setSoftphonePanelHeight', (callback) =>
          library.setSoftphonePanelHeight({ heightPX, callback }),
        ),
      ),
    setSoftphonePanelWidth: (widthPX) =>
      nothing(
        call('setSoftphonePanelWidth', (callback) =>
          library.setSoftphonePanelWidth({ widthPX, callback }),
        ),
      ),
    setSoftphonePanelIcon: (key) =>
      nothing(
        call('setSoftphonePanelIcon', (callback) =>
          library.setSoftphonePanelIcon({ key, callback }),
        ),
      ),
    setSoftphoneItemIcon: (key) =>
      nothing(
        call('setSoftphoneItemIcon', (callback) => library.setSoftphoneItemIcon({ key, callback })),
      ),
    setSoftphonePanelLabel: (label) =>
      nothing(
        call('setSoftphonePanelLabel', (callback) =>
          library.setSoftphonePanelLabel({ label, callback }),
        ),
      ),
    setSoftphoneItemLabel: (label) =>
      nothing(
        call('setSoftphoneItemLabel', (callback) =>
          library.setSoftphoneItemLabel({ label, callback }),
        ),
      ),
    enableClickToDial: () =>
      nothing(call('enableClickToDial', (callback) => library.enableClickToDial({ callback }))),
    disableClickToDial: () =>
      nothing(call('disableClickToDial', (callback) => library.disableClickToDial({ callback }))),
    onClickToDial: early(
      fanOut((listener) => library.onClickToDial({ listener })),
      timer,
    ),
    onNavigationChange: fanOut((listener) => library.onNavigationChange({ listener })),
    notifyInitializationComplete: () =>
      nothing(
        call('notifyInitializationComplete', (callback) =>
          library.notifyInitializationComplete({ callback }),
        ),
      ),
    refreshView: () =>
      nothing(call('refreshView', (callback) => library.refreshView({ callback }))),
    saveLog: (log, { timeLimit, late } = {}) =>
      value(
        call('saveLog', (callback) => library.saveLog({ value: log, callback }), timeLimit, late),
      ),
    searchAndScreenPop: (search) =>
      value(
        call('searchAndScreenPop', (callback) =>
          library.searchAndScreenPop({ ...search, callback }),
        ),
      ),
    screenPop: (pop) =>
      nothing(call('screenPop', (callback) => library.screenPop({ ...pop, callback }))),
    async subscribe(channelName, listener) {
      let ended = false;
      const hear = (message: unknown): void => {
        if (!ended) listener(message);
      };
      let answer: Answer;
      try {
        answer = await call('subscribe', (callback) =>
          library.subscribe({ channelName, listener: hear, callback }),
        );
      } catch (error) {
        // The subscription may come about after all; nobody listens to it any more.
        ended = true;
        throw error;
      }
      return () => {
        if (ended) return;
        ended = true;
        try {
          library.unsubscribe({ subscription: answer.subscription });
        } catch {
          // It is unknown to the library already; nothing is heard from it either way.
        }
      };
    },
    publish: (channelName, message) =>
      nothing(call('publish', (callback) => library.publish({ channelName, message, callback }))),
  };
}
