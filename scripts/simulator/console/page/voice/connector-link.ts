import type { Disposer } from '../../../../../adapter/ports/disposer.js';
import { readConnectorMessage, type ConnectorMessage } from './connector-messages.js';

export interface ConnectorLinkOptions {
  readonly frame: HTMLIFrameElement;
  /** Origin of the connector's page; what is sent reaches no other. */
  readonly origin: string;
  /** What `init` of the connector is given; `null`: it is never set up. */
  readonly config: () => Readonly<Record<string, unknown>> | null;
  /** Another page is in the frame: what the former one said is over. */
  readonly began: () => void;
  readonly heard: (message: ConnectorMessage) => void;
}

/**
 * The wire to a connector: once its page has loaded it is given its configuration and one end of a channel, which both
 * speak over from then on. It is done once; a page that does not listen by then is never heard of.
 */
export class ConnectorLink {
  readonly #options: ConnectorLinkOptions;
  #port: MessagePort | null = null;
  #hangUp: Disposer = () => undefined;
  readonly #loaded = (): void => this.#setUp();

  constructor(options: ConnectorLinkOptions) {
    this.#options = options;
    options.frame.addEventListener('load', this.#loaded);
  }

  /** Nobody hears it where no connector is there. */
  send(type: string, data: Readonly<Record<string, unknown>> = {}): void {
    this.#port?.postMessage({ ...data, type });
  }

  dispose(): void {
    this.#options.frame.removeEventListener('load', this.#loaded);
    this.#hangUp();
  }

  #setUp(): void {
    const { frame, origin, config, began } = this.#options;
    this.#hangUp();
    began();
    const connectorConfig = config();
    if (connectorConfig === null) return;
    const { port1, port2 } = new MessageChannel();
    const hear = (event: MessageEvent<unknown>): void => {
      const message = readConnectorMessage(event.data);
      if (message !== null) this.#options.heard(message);
    };
    port1.addEventListener('message', hear);
    port1.start();
    this.#port = port1;
    this.#hangUp = () => {
      port1.removeEventListener('message', hear);
      port1.close();
      this.#port = null;
    };
    const message = { type: 'SETUP_CONNECTOR', connectorConfig };
    frame.contentWindow?.postMessage(message, origin, [port2]);
  }
}
