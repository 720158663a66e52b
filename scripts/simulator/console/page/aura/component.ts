import type { Disposer } from '../../../../../adapter/ports/disposer.js';
import { isRecord } from '../../../../../adapter/ports/json.js';
import type { MessageService } from '../message-service.js';
import { evaluate, AuraMarkupError, wordOf } from './expression.js';
import type { AuraMarkup } from './markup.js';
import type { OmniAuraEvent } from './omni-events.js';

type AuraFunction = (component: unknown, event: unknown, helper: unknown) => unknown;

/** The objects that a bundle's files are: bare expressions, of functions for the most part. */
export interface AuraBundle {
  readonly name: string;
  readonly markup: AuraMarkup;
  readonly controller: Readonly<Record<string, unknown>>;
  readonly helper: Readonly<Record<string, unknown>>;
}

export interface AuraSurroundings {
  readonly mount: HTMLElement;
  readonly messages: MessageService;
  /** `lightning:omniToolkitAPI`; the second argument is who wanted it, as the message being heard tells. */
  readonly toolkit: (
    method: string,
    args: unknown,
    by: 'softphone' | 'agentInPanel',
  ) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

const TOOLKIT_METHODS = [
  'login',
  'logout',
  'setServicePresenceStatus',
  'getServicePresenceStatusId',
  'getServicePresenceStatusChannels',
  'getAgentWorks',
  'getAgentWorkload',
  'acceptAgentWork',
  'declineAgentWork',
  'closeAgentWork',
  'raiseAgentWorkFlag',
  'lowerAgentWorkFlag',
] as const;

function isFunction(value: unknown): value is AuraFunction {
  return typeof value === 'function';
}

/** One running Aura component, as far as a bridge needs one. */
export class AuraComponent {
  readonly #bundle: AuraBundle;
  readonly #around: AuraSurroundings;
  readonly #values = new Map<string, unknown>();
  readonly #found = new Map<string, unknown>();
  readonly #stops: Disposer[] = [];
  readonly #face: unknown;
  #life: 'init' | 'alive' | 'gone' = 'init';
  #depth = 0;
  #dirty = true;
  #muted = false;
  #by: 'softphone' | 'agentInPanel' = 'softphone';

  /** Throws an AuraMarkupError where the markup names what its controller or the org does not have. */
  constructor(bundle: AuraBundle, around: AuraSurroundings) {
    this.#bundle = bundle;
    this.#around = around;
    const { markup } = bundle;
    for (const { name, type, default: value } of markup.attributes) {
      this.#values.set(name, startValue(name, type, value));
    }
    for (const { action } of markup.handlers) this.#controllerFunction(action);
    for (const id of markup.toolkits) this.#found.set(id, this.#toolkit());
    for (const channel of markup.channels) {
      if (channel.id !== null) this.#found.set(channel.id, this.#channel(channel.type));
      const { onMessage } = channel;
      if (onMessage === null) continue;
      const hear = this.#controllerFunction(onMessage);
      this.#stops.push(
        around.messages.subscribe(channel.type, (message) => this.#heard(hear, message)),
      );
    }
    this.#face = this.#makeFace();
    this.#live('init');
    this.#life = 'alive';
    this.cycle(() => undefined);
  }

  /** A bridge that hangs: it hears nothing, says nothing, and its toolkit never answers. */
  set muted(muted: boolean) {
    this.#muted = muted;
  }

  destroy(): void {
    if (this.#life === 'gone') return;
    this.#live('destroy');
    this.#life = 'gone';
    for (const stop of this.#stops) stop();
    this.#around.mount.replaceChildren();
  }

  /** An application event of the console. */
  fire({ name, params }: OmniAuraEvent): void {
    if (this.#muted || this.#life !== 'alive') return;
    for (const { on, action } of this.#bundle.markup.handlers) {
      if ('event' in on && on.event === name) this.#run(action, auraEvent(name, params));
    }
  }

  /** A turn of Aura's own: when the outermost ends, what was set is rendered. Mistakes go to `onError`. */
  cycle(act: () => unknown): unknown {
    this.#depth += 1;
    try {
      return act();
    } catch (error) {
      this.#around.onError(error);
      return undefined;
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0 && this.#dirty && this.#life === 'alive') this.#render();
    }
  }

  #live(name: string): void {
    for (const { on, action } of this.#bundle.markup.handlers) {
      if ('name' in on && on.name === name) this.#run(action, auraEvent(name, {}));
    }
  }

  #run(action: string, event: unknown): void {
    const act = this.#controllerFunction(action);
    this.cycle(() => act.call(this.#bundle.controller, this.#face, event, this.#bundle.helper));
  }

  #controllerFunction(action: string): AuraFunction {
    const found = this.#bundle.controller[action];
    if (!isFunction(found)) throw new AuraMarkupError(`The controller has no function ${action}.`);
    return found;
  }

  #heard(hear: AuraFunction, message: unknown): void {
    if (this.#muted || this.#life !== 'alive') return;
    const params = isRecord(message) ? message : {};
    const { body } = params;
    this.#by = isRecord(body) && body['by'] === 'agent' ? 'agentInPanel' : 'softphone';
    this.cycle(() =>
      hear.call(
        this.#bundle.controller,
        this.#face,
        auraEvent('message', params),
        this.#bundle.helper,
      ),
    );
    this.#by = 'softphone';
  }

  #toolkit(): unknown {
    const call =
      (method: string) =>
      (args?: unknown): Promise<unknown> =>
        new Promise((resolve, reject) => {
          if (this.#muted) return;
          this.#around.toolkit(method, args, this.#by).then(
            (value) => {
              if (!this.#muted) resolve(value);
            },
            (error: unknown) => {
              if (!this.#muted) reject(error instanceof Error ? error : new Error(String(error)));
            },
          );
        });
    return Object.fromEntries(TOOLKIT_METHODS.map((method) => [method, call(method)]));
  }

  #channel(type: string): unknown {
    return {
      publish: (message: unknown): void => {
        if (this.#life === 'init')
          throw new Error('Lightning Message Service cannot be used in init.');
        if (!this.#muted) this.#around.messages.publish(type, message);
      },
    };
  }

  /** The component as its own code sees it. */
  #makeFace(): unknown {
    const attribute = (key: string): string => {
      const name = /^v\.(\w+)$/.exec(key)?.[1];
      if (name === undefined || !this.#values.has(name)) {
        throw new Error(`The component has no attribute ${key}.`);
      }
      return name;
    };
    return {
      get: (key: string): unknown => this.#values.get(attribute(key)),
      set: (key: string, value: unknown): void => {
        this.#values.set(attribute(key), value);
        this.#dirty = true;
      },
      find: (id: string): unknown => this.#found.get(id),
      isValid: (): boolean => this.#life !== 'gone',
    };
  }

  #render(): void {
    this.#dirty = false;
    const lookup = (path: string): unknown => {
      const [root, name, ...rest] = path.split('.');
      if (root !== 'v' || name === undefined || !this.#values.has(name)) {
        throw new AuraMarkupError(`The markup names ${path}, which the component does not have.`);
      }
      return rest.reduce<unknown>(
        (value, key) => (isRecord(value) ? value[key] : undefined),
        this.#values.get(name),
      );
    };
    try {
      const nodes = this.#bundle.markup.body.map((node) => renderNode(node, lookup));
      // What `.THIS` stands for in the bundle's style sheet.
      for (const node of nodes) {
        if (node instanceof Element) node.classList.add(`c${this.#bundle.name}`);
      }
      // An unchanged live region must not be read out again.
      const fresh = document.createElement('div');
      fresh.append(...nodes);
      const { mount } = this.#around;
      const same =
        fresh.childNodes.length === mount.childNodes.length &&
        [...fresh.childNodes].every((node, at) => node.isEqualNode(mount.childNodes.item(at)));
      if (!same) mount.replaceChildren(...fresh.childNodes);
    } catch (error) {
      this.#around.onError(error);
      return;
    }
    this.#live('render');
  }
}

function startValue(name: string, type: string, value: string | null): unknown {
  switch (type) {
    case 'String':
      return value ?? undefined;
    case 'Boolean':
      return value === null ? undefined : value === 'true';
    case 'Integer':
    case 'Decimal':
      return value === null ? undefined : Number(value);
    case 'Object':
    case 'List':
    case 'Map':
      if (value === null) return undefined;
  }
  throw new AuraMarkupError(
    `The attribute ${name} of the type ${type} with a default is not known here.`,
  );
}

function auraEvent(name: string, params: Readonly<Record<string, unknown>>): unknown {
  return {
    getName: (): string => name,
    getParam: (key: string): unknown => params[key],
    getParams: (): unknown => ({ ...params }),
  };
}

function fill(text: string, lookup: (path: string) => unknown): string {
  return text.replace(/\{!([^}]*)\}/g, (_, expression: string) =>
    wordOf(evaluate(expression, lookup)),
  );
}

/** Makes the node anew as HTML; outside text only ever becomes text or an attribute's value. */
function renderNode(node: Node, lookup: (path: string) => unknown): Node {
  if (!(node instanceof Element)) {
    return document.createTextNode(
      node.nodeType === Node.TEXT_NODE ? fill(node.textContent ?? '', lookup) : '',
    );
  }
  const element = document.createElement(node.tagName);
  for (const { name, value } of node.attributes) {
    if (name !== 'aura:id') element.setAttribute(name, fill(value, lookup));
  }
  for (const child of node.childNodes) element.append(renderNode(child, lookup));
  return element;
}
