import type { BridgeFault } from '../../../world.js';
import type { AuraFiles, AuraScript } from '../../aura-files.js';
import { isRecord } from '../../../../../adapter/ports/json.js';
import { AuraComponent, type AuraSurroundings } from './component.js';
import { AuraMarkupError } from './expression.js';
import { readMarkup } from './markup.js';
import type { OmniAuraEvent } from './omni-events.js';

declare global {
  /** Aura's global object, as a component's own code uses it. */
  var $A:
    | { getCallback(act: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown }
    | undefined;
}

/** Loads one of the bundle's scripts, which the server gives as a module. */
export type LoadScript = (script: AuraScript) => Promise<unknown>;

const loadServedScript: LoadScript = async (script) => {
  const loaded: unknown = await import(/* @vite-ignore */ `/console/aura/${script}.js`);
  return isRecord(loaded) ? loaded['default'] : undefined;
};

/** The utility bar's item with the bridge in it: made anew when it was absent, hanging when it is to be silent. */
export class AuraUtility {
  readonly #files: AuraFiles;
  readonly #around: AuraSurroundings;
  readonly #load: LoadScript;
  #component: AuraComponent | null = null;
  #fault: BridgeFault = null;
  #making: Promise<void> = Promise.resolve();

  constructor(files: AuraFiles, around: AuraSurroundings, load: LoadScript = loadServedScript) {
    this.#files = files;
    this.#around = around;
    this.#load = load;
  }

  /** Settles when the component is there or gone, as the fault asks. Mistakes go to `onError`. */
  setFault(fault: BridgeFault): Promise<void> {
    this.#fault = fault;
    this.#making = this.#making
      .then(() => this.#become())
      .catch((error: unknown) => {
        this.#around.onError(error);
      });
    return this.#making;
  }

  fire(event: OmniAuraEvent): void {
    this.#component?.fire(event);
  }

  destroy(): void {
    this.#component?.destroy();
    this.#component = null;
  }

  async #become(): Promise<void> {
    if (this.#fault === 'absent') {
      this.destroy();
      return;
    }
    this.#component ??= await this.#make();
    this.#component.muted = this.#fault === 'silent';
  }

  async #make(): Promise<AuraComponent> {
    const { name, scripts, markup } = this.#files;
    if (scripts.includes('Renderer')) {
      throw new AuraMarkupError('A bundle with a renderer is not known here.');
    }
    const script = async (kind: AuraScript): Promise<Readonly<Record<string, unknown>>> => {
      if (!scripts.includes(kind)) return {};
      const loaded = await this.#load(kind);
      if (isRecord(loaded)) return loaded;
      throw new AuraMarkupError(`The ${kind.toLowerCase()} is not an object.`);
    };
    const [controller, helper] = await Promise.all([script('Controller'), script('Helper')]);
    globalThis.$A = {
      // Outside a callback of Aura's own nothing is rendered until the next one, as in an org.
      getCallback:
        (act) =>
        (...args) => {
          const component = this.#component;
          return component ? component.cycle(() => act(...args)) : act(...args);
        },
    };
    return new AuraComponent(
      { name, markup: readMarkup(markup), controller, helper },
      this.#around,
    );
  }
}
