/**
 * The org's own library as it stands on `window.sforce.opencti`, for Lightning Experience. Reference:
 * https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-intro.html
 * Everything that Salesforce answers is `unknown` here, because nothing of it is checked by the library.
 */

/** https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_error_messages_lightning.htm */
export interface OpenCtiProblem {
  readonly code: string;
  readonly description: string;
  /** Of `saveLog` only. */
  readonly details?: unknown;
}

/** What a callback is given; some pages of the reference print `error` for `errors`. */
export interface OpenCtiResponse<T = unknown> {
  readonly success: boolean;
  readonly returnValue: T | null;
  readonly errors: readonly OpenCtiProblem[] | null;
}

export type OpenCtiCallback = (response: unknown) => void;

interface WithCallback {
  readonly callback?: OpenCtiCallback;
}

export type ScreenPopType =
  'url' | 'sobject' | 'objecthome' | 'list' | 'search' | 'newRecord' | 'flow';

export type CallType = 'inbound' | 'outbound' | 'internal';

export interface FlowArgument {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

/** https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-screenpop-lex.html */
export type ScreenPop =
  | { readonly type: 'sobject'; readonly params: { readonly recordId: string } }
  /** Relative addresses only. */
  | { readonly type: 'url'; readonly params: { readonly url: string } }
  | { readonly type: 'objecthome'; readonly params: { readonly scope: string } }
  | {
      readonly type: 'list';
      readonly params: { readonly listViewId: string; readonly scope: string };
    }
  /** Three characters at least. */
  | { readonly type: 'search'; readonly params: { readonly searchString: string } }
  /** The values belong here; a top-level `defaultFieldValues` is documented and dropped by the library. */
  | {
      readonly type: 'newRecord';
      readonly params: {
        readonly entityName: string;
        readonly defaultFieldValues?: Readonly<Record<string, unknown>>;
      };
    }
  | {
      readonly type: 'flow';
      readonly params: { readonly flowDevName: string; readonly flowArgs: readonly FlowArgument[] };
    };

/** https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-searchandscreenpop-lex.html */
export interface Search {
  readonly searchParams?: string;
  /** Of a pop to a Visualforce page only. */
  readonly queryParams?: string;
  readonly params?: { readonly FLOW: { readonly flowArgs: readonly FlowArgument[] } };
  readonly defaultFieldValues?: Readonly<Record<string, unknown>>;
  readonly callType: CallType;
  /** Only search: the answer has `SCREEN_POP_DATA`, to be given to `screenPop` as it is. */
  readonly deferred?: boolean;
}

/**
 * https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-savelog-lex.html
 * A new record has `entityApiName`, one to be changed has `Id`; all required fields must be there.
 */
export type Log = Readonly<Record<string, unknown>> &
  ({ readonly entityApiName: string } | { readonly Id: string });

/**
 * The raw methods. Each wants exactly one non-empty object and throws an `Error` at once where it is given another
 * thing; `enableClickToDial`, `disableClickToDial`, `refreshView` and `notifyInitializationComplete` may be called
 * with nothing, but not with an empty object. No call has a time limit: a lost answer is never told.
 */
export interface OpenCtiLibrary {
  readonly SCREENPOP_TYPE: Readonly<Record<string, ScreenPopType>>;
  readonly CALL_TYPE: Readonly<Record<string, CallType>>;
  enableClickToDial(args?: WithCallback): void;
  disableClickToDial(args?: WithCallback): void;
  onClickToDial(args: { readonly listener: (payload: unknown) => void }): void;
  onNavigationChange(args: { readonly listener: (payload: unknown) => void }): void;
  getAppViewInfo(args: { readonly callback: OpenCtiCallback }): void;
  getCallCenterSettings(args: { readonly callback: OpenCtiCallback }): void;
  getSoftphoneLayout(args: { readonly callback: OpenCtiCallback }): void;
  isSoftphonePanelVisible(args: { readonly callback: OpenCtiCallback }): void;
  setSoftphonePanelVisibility(args: { readonly visible: boolean } & WithCallback): void;
  setSoftphonePanelHeight(args: { readonly heightPX: number } & WithCallback): void;
  setSoftphonePanelWidth(args: { readonly widthPX: number } & WithCallback): void;
  setSoftphonePanelIcon(args: { readonly key: string } & WithCallback): void;
  setSoftphoneItemIcon(args: { readonly key: string } & WithCallback): void;
  setSoftphonePanelLabel(args: { readonly label: string } & WithCallback): void;
  setSoftphoneItemLabel(args: { readonly label: string } & WithCallback): void;
  notifyInitializationComplete(args?: WithCallback): void;
  refreshView(args?: WithCallback): void;
  saveLog(args: { readonly value: Log } & WithCallback): void;
  searchAndScreenPop(args: Search & WithCallback): void;
  screenPop(args: ScreenPop & WithCallback): void;
  subscribe(
    args: {
      readonly channelName: string;
      readonly listener: (message: unknown) => void;
    } & WithCallback,
  ): void;
  publish(args: { readonly channelName: string; readonly message: object } & WithCallback): void;
  unsubscribe(args: { readonly subscription: unknown } & WithCallback): void;
}
