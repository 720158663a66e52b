import { AuraMarkupError } from './expression.js';

export interface AuraAttribute {
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
}

/** `aura:handler`: of the component's own life (`init`, `render`, `destroy`) or of an application event. */
export interface AuraHandler {
  readonly on: { readonly name: string } | { readonly event: string };
  /** The controller's function. */
  readonly action: string;
}

export interface AuraChannel {
  readonly id: string | null;
  readonly type: string;
  readonly onMessage: string | null;
}

export interface AuraMarkup {
  readonly attributes: readonly AuraAttribute[];
  readonly handlers: readonly AuraHandler[];
  /** `aura:id` of each `lightning:omniToolkitAPI`. */
  readonly toolkits: readonly string[];
  readonly channels: readonly AuraChannel[];
  /** What is rendered. */
  readonly body: readonly Node[];
}

const OMNI_EVENTS = new Set(
  [
    'LoginSuccess',
    'StatusChanged',
    'Logout',
    'WorkAssigned',
    'WorkAccepted',
    'WorkDeclined',
    'WorkClosed',
    'WorkFlagUpdated',
    'WorkloadChanged',
    'ConnectionError',
  ].map((name) => `lightning:omniChannel${name}`),
);

const LIFE = new Set(['init', 'render', 'destroy']);
const SCOPES = new Set(['APPLICATION']);
const INTERFACES_FOR_UTILITY_BAR = ['flexipage:availableForAllPageTypes'];

function elementsOf(parent: Element): Element[] {
  return [...parent.children];
}

/** The attributes of a tag, all of which must be known. */
function read(element: Element, ...names: readonly string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    if (!names.includes(name)) {
      throw new AuraMarkupError(
        `<${element.tagName}> has an attribute ${name} that is not known here.`,
      );
    }
    found[name] = value;
  }
  return found;
}

function needed(element: Element, values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value === undefined || value === '')
    throw new AuraMarkupError(`<${element.tagName}> lacks ${name}.`);
  return value;
}

/** `{!c.onInit}` to `onInit`. */
function actionOf(element: Element, value: string): string {
  const action = /^\{!\s*c\.(\w+)\s*\}$/.exec(value)?.[1];
  if (action === undefined) {
    throw new AuraMarkupError(`<${element.tagName}> names no function of the controller: ${value}`);
  }
  return action;
}

function handlerOf(element: Element): AuraHandler {
  const values = read(element, 'name', 'value', 'event', 'action');
  const action = actionOf(element, needed(element, values, 'action'));
  const { event } = values;
  if (event !== undefined) {
    if (!OMNI_EVENTS.has(event)) throw new AuraMarkupError(`No event ${event} is known here.`);
    return { on: { event }, action };
  }
  const name = needed(element, values, 'name');
  if (!LIFE.has(name) || !/^\{!\s*this\s*\}$/.test(values['value'] ?? '')) {
    throw new AuraMarkupError(
      `No handler ${name} with the value ${values['value'] ?? ''} is known here.`,
    );
  }
  return { on: { name }, action };
}

function checkBody(element: Element): void {
  if (element.tagName.startsWith('lightning:messageChannel')) {
    throw new AuraMarkupError(
      'lightning:messageChannel must be an immediate child of aura:component.',
    );
  }
  if (element.tagName.includes(':')) {
    throw new AuraMarkupError(`The component <${element.tagName}> is not known here.`);
  }
  if (/^(script|style|iframe|link|object|embed)$/i.test(element.tagName)) {
    throw new AuraMarkupError(`<${element.tagName}> is not allowed in a component.`);
  }
  for (const { name } of element.attributes) {
    if (name.startsWith('on'))
      throw new AuraMarkupError(`The attribute ${name} is not known here.`);
  }
  elementsOf(element).forEach(checkBody);
}

/** Reads a `.cmp` file. Throws an AuraMarkupError for what Aura refuses, or this stand-in does not know. */
export function readMarkup(source: string): AuraMarkup {
  // Aura's prefixes are built in; an XML parser wants them declared.
  const prefixes = ['aura', 'lightning', 'force', 'ui', 'c'];
  const declared = prefixes.map((prefix) => `xmlns:${prefix}="${prefix}"`).join(' ');
  const parsed = new DOMParser().parseFromString(`<x ${declared}>${source}</x>`, 'application/xml');
  const mistake = parsed.querySelector('parsererror');
  if (mistake)
    throw new AuraMarkupError(`The markup is not well-formed: ${mistake.textContent.trim()}`);
  const [root, ...others] = elementsOf(parsed.documentElement);
  if (root?.tagName !== 'aura:component' || others.length > 0) {
    throw new AuraMarkupError('The markup must be one aura:component.');
  }
  const own = read(root, 'implements', 'access', 'description', 'controller');
  if (own['controller'] !== undefined)
    throw new AuraMarkupError('A controller attribute needs Apex.');
  const interfaces = (own['implements'] ?? '').split(',').map((name) => name.trim());

  const attributes: AuraAttribute[] = [];
  const handlers: AuraHandler[] = [];
  const toolkits: string[] = [];
  const channels: AuraChannel[] = [];
  const body: Node[] = [];
  for (const node of root.childNodes) {
    if (!(node instanceof Element)) {
      if (node.nodeType === Node.TEXT_NODE) body.push(node);
      continue;
    }
    switch (node.tagName) {
      case 'aura:attribute': {
        const values = read(node, 'name', 'type', 'default', 'access', 'description', 'required');
        attributes.push({
          name: needed(node, values, 'name'),
          type: needed(node, values, 'type'),
          default: values['default'] ?? null,
        });
        break;
      }
      case 'aura:handler':
        handlers.push(handlerOf(node));
        break;
      case 'lightning:omniToolkitAPI':
        toolkits.push(needed(node, read(node, 'aura:id'), 'aura:id'));
        break;
      case 'lightning:messageChannel': {
        const values = read(node, 'aura:id', 'type', 'scope', 'onMessage');
        const { scope, onMessage } = values;
        if (scope !== undefined && !SCOPES.has(scope)) {
          throw new AuraMarkupError(`lightning:messageChannel has no scope ${scope}.`);
        }
        channels.push({
          id: values['aura:id'] ?? null,
          type: needed(node, values, 'type'),
          onMessage: onMessage === undefined ? null : actionOf(node, onMessage),
        });
        break;
      }
      default:
        checkBody(node);
        body.push(node);
    }
  }
  if (interfaces.includes('lightning:backgroundUtilityItem')) {
    throw new AuraMarkupError('A background utility item cannot have a lightning:messageChannel.');
  }
  if (!INTERFACES_FOR_UTILITY_BAR.some((name) => interfaces.includes(name))) {
    throw new AuraMarkupError(
      `The component cannot be in a utility bar; it implements ${interfaces.join(', ')}.`,
    );
  }
  if (handlers.some(({ on }) => 'event' in on) && toolkits.length === 0) {
    throw new AuraMarkupError(
      'Handlers of lightning:omniChannel… need lightning:omniToolkitAPI beside them.',
    );
  }
  return { attributes, handlers, toolkits, channels, body };
}
