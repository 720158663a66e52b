import type { Disposer } from '../../../../adapter/ports/disposer.js';
import { failed, succeeded, type CtiResponse } from '../cti-response.js';
import { hasCallCenter } from '../../world/set-up-fault.js';
import type { SoftphoneLayout } from '../softphone-layout.js';
import { isRecord } from '../../../../adapter/ports/json.js';
import type { MessageService } from './message-service.js';

/** Where the agent is in the console, as `getAppViewInfo` and `onNavigationChange` tell it. */
export interface AppView {
  readonly url: string;
  readonly recordId?: string;
  readonly recordName?: string;
  readonly objectType?: string;
  readonly accountId?: string;
  readonly contactId?: string;
}

export interface ClickToDial {
  readonly number: string;
  readonly recordId: string;
  readonly recordName: string;
  readonly objectType: string;
  readonly accountId?: string;
  readonly contactId?: string;
}

/** The utility bar's item of the softphone. */
export interface SoftphonePanel {
  readonly visible: boolean;
  show(visible: boolean): void;
  setHeight(px: number): void;
  setWidth(px: number): void;
  setPanelLabel(label: string): void;
  setItemLabel(label: string): void;
  setPanelIcon(key: string): void;
  setItemIcon(key: string): void;
}

/** The console around the softphone. */
export interface Workspace {
  readonly view: AppView;
  /** Rejects nothing: what cannot be popped is told in the response. */
  screenPop(type: string, params: Readonly<Record<string, unknown>>): CtiResponse;
  search(args: Readonly<Record<string, unknown>>): Promise<CtiResponse>;
  saveLog(value: unknown): Promise<CtiResponse>;
  refresh(): void;
  enableClickToDial(enabled: boolean): void;
}

export interface OpenCtiHostOptions {
  readonly window: Window;
  /** The softphone's frame; only its own window is listened to. */
  readonly frame: HTMLIFrameElement;
  /** Origin of the frame's page. */
  readonly origin: string;
  readonly settings: () => Readonly<Record<string, string>>;
  /** Whether calls are answered at all; they are where it is left out. */
  readonly answers?: boolean;
  readonly layout: SoftphoneLayout;
  readonly messages: MessageService;
  readonly panel: SoftphonePanel;
  readonly workspace: Workspace;
  readonly log: (text: string) => void;
}

/** A request as an Open CTI library posts it (salesforce-platform contract: `methodName`, `callId`, `args`, …). */
interface Request {
  readonly methodName: string;
  readonly callId: number;
  readonly apiVersion: number;
  readonly apiType: 'opencti';
  readonly isCallbackRegistered: boolean;
  readonly isListenerRegistered: boolean;
  readonly args: Readonly<Record<string, unknown>>;
}

function isRequest(value: unknown): value is Request {
  return (
    isRecord(value) &&
    value['apiType'] === 'opencti' &&
    typeof value['methodName'] === 'string' &&
    typeof value['callId'] === 'number' &&
    typeof value['apiVersion'] === 'number' &&
    typeof value['isCallbackRegistered'] === 'boolean' &&
    typeof value['isListenerRegistered'] === 'boolean' &&
    isRecord(value['args'])
  );
}

/** In pixels; https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_call_def_file_required.htm */
const PANEL_HEIGHT = { least: 240, most: 2560 };
const PANEL_WIDTH = { least: 200, most: 1920 };

type Method = (
  args: Readonly<Record<string, unknown>>,
  request: Request,
) => CtiResponse | Promise<CtiResponse>;

/** The host side of Open CTI: answers the requests of the softphone's frame, and tells it what it listens to. */
export class OpenCtiHost {
  readonly #options: OpenCtiHostOptions;
  readonly #methods: Readonly<Record<string, Method>>;
  /** By method: the versions that listen; a library of another version drops a message that is not its own. */
  readonly #listening = new Map<string, Set<number>>();
  readonly #channels = new Map<string, Disposer>();
  readonly #hear = (event: MessageEvent): void => this.#heard(event);

  constructor(options: OpenCtiHostOptions) {
    this.#options = options;
    this.#methods = this.#makeMethods();
    options.window.addEventListener('message', this.#hear);
  }

  dispose(): void {
    this.#options.window.removeEventListener('message', this.#hear);
    this.forget();
  }

  /** What the frame's page listened to is over. */
  private forget(): void {
    this.#listening.clear();
    for (const stop of this.#channels.values()) stop();
    this.#channels.clear();
  }

  clickToDial(payload: ClickToDial): void {
    this.#tell('onClickToDial', payload);
  }

  navigated(view: AppView): void {
    this.#tell('onNavigationChange', view);
  }

  #heard(event: MessageEvent): void {
    const { frame, origin, log } = this.#options;
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const request: unknown = event.data;
    if (!isRequest(request) || this.#options.answers === false) return;
    // A library counts its calls from 0: the frame has a new page.
    if (request.callId === 0) this.forget();
    if (request.isListenerRegistered && request.methodName !== 'subscribe') {
      const versions = this.#listening.get(request.methodName) ?? new Set();
      this.#listening.set(request.methodName, versions.add(request.apiVersion));
    }
    const method = Object.hasOwn(this.#methods, request.methodName)
      ? this.#methods[request.methodName]
      : undefined;
    if (!method) {
      log(`Open CTI: no method ${request.methodName}`);
      this.#reply(
        request,
        failed('INVALID_PARAM', `Open CTI has no method ${request.methodName}.`),
      );
      return;
    }
    void this.#carryOut(method, request);
  }

  async #carryOut(method: Method, request: Request): Promise<void> {
    let response: CtiResponse;
    try {
      response = await method(request.args, request);
    } catch (error) {
      response = failed('GENERIC_ERROR', error instanceof Error ? error.message : String(error));
    }
    this.#reply(request, response);
  }

  #reply(request: Request, response: CtiResponse): void {
    if (!request.isCallbackRegistered) return;
    const { methodName, callId, apiVersion } = request;
    this.#post({
      apiVersion,
      apiType: 'opencti',
      methodName,
      callId,
      shouldExecuteCallback: true,
      response,
    });
  }

  #tell(methodName: string, response: unknown): void {
    for (const apiVersion of this.#listening.get(methodName) ?? []) {
      this.#post({
        apiVersion,
        apiType: 'opencti',
        methodName,
        shouldExecuteListener: true,
        response,
      });
    }
  }

  #post(message: object): void {
    this.#options.frame.contentWindow?.postMessage(message, this.#options.origin);
  }

  #makeMethods(): Readonly<Record<string, Method>> {
    const { layout, messages, panel, settings, workspace } = this.#options;
    const nothing = (): CtiResponse => succeeded();
    return {
      getCallCenterSettings: () => succeeded(hasCallCenter(settings()) ? { ...settings() } : null),
      getSoftphoneLayout: () => succeeded(layout),
      getAppViewInfo: () => succeeded(workspace.view),
      isSoftphonePanelVisible: () => succeeded({ visible: panel.visible }),
      setSoftphonePanelVisibility: ({ visible }) =>
        typeof visible === 'boolean'
          ? done(() => panel.show(visible))
          : failed('INVALID_PARAM', 'visible must be true or false.'),
      setSoftphonePanelHeight: ({ heightPX }) =>
        inRange(heightPX, PANEL_HEIGHT, 'heightPX', (px) => panel.setHeight(px)),
      setSoftphonePanelWidth: ({ widthPX }) =>
        inRange(widthPX, PANEL_WIDTH, 'widthPX', (px) => panel.setWidth(px)),
      setSoftphonePanelLabel: ({ label }) =>
        withText(label, 'label', (text) => panel.setPanelLabel(text)),
      setSoftphoneItemLabel: ({ label }) =>
        withText(label, 'label', (text) => panel.setItemLabel(text)),
      setSoftphonePanelIcon: ({ key }) => withText(key, 'key', (text) => panel.setPanelIcon(text)),
      setSoftphoneItemIcon: ({ key }) => withText(key, 'key', (text) => panel.setItemIcon(text)),
      enableClickToDial: () => done(() => workspace.enableClickToDial(true)),
      disableClickToDial: () => done(() => workspace.enableClickToDial(false)),
      onClickToDial: nothing,
      onNavigationChange: nothing,
      notifyInitializationComplete: nothing,
      screenPop: ({ type, params }) =>
        typeof type === 'string' && isRecord(params)
          ? workspace.screenPop(type, params)
          : failed('INVALID_PARAM', 'screenPop needs a type and params.'),
      searchAndScreenPop: (args) => workspace.search(args),
      saveLog: ({ object }) => workspace.saveLog(object),
      refreshView: () => {
        workspace.refresh();
        return succeeded(true);
      },
      subscribe: ({ eventName }, { apiVersion }) =>
        withText(eventName, 'channelName', (channel) => {
          if (this.#channels.has(channel)) return;
          const stop = messages.subscribe(channel, (response) =>
            this.#post({
              apiVersion,
              apiType: 'opencti',
              methodName: 'subscribe',
              eventName: channel,
              shouldExecuteListener: true,
              response,
            }),
          );
          this.#channels.set(channel, stop);
        }),
      unsubscribe: ({ eventName }) =>
        withText(eventName, 'channelName', (channel) => {
          this.#channels.get(channel)?.();
          this.#channels.delete(channel);
        }),
      publish: ({ eventName, message }) =>
        withText(eventName, 'channelName', (channel) => messages.publish(channel, message)),
    };
  }
}

function done(act: () => void): CtiResponse {
  act();
  return succeeded();
}

function withText(value: unknown, name: string, act: (text: string) => void): CtiResponse {
  if (typeof value !== 'string' || value === '') {
    return failed('INVALID_PARAM', `${name} must be a text.`);
  }
  return done(() => act(value));
}

function inRange(
  value: unknown,
  range: { readonly least: number; readonly most: number },
  name: string,
  act: (px: number) => void,
): CtiResponse {
  if (typeof value !== 'number' || !(value >= range.least && value <= range.most)) {
    return failed(
      'INVALID_PARAM',
      `${name} must be a number from ${range.least} to ${range.most}.`,
    );
  }
  return done(() => act(value));
}
