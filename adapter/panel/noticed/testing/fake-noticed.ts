import { fixture, html, waitUntil as until } from '@open-wc/testing';
import type { Disposer } from '../../../ports/disposer.js';
import { createListeners } from '../../../ports/listeners.js';
import type { Noticed, NoticedView } from '../../../session/noticed/view.js';
import type { Messages } from '../../messages/messages.js';
import '../alert-settings.js';
import type { OmniAlertSettings } from '../alert-settings.js';

/** A {@link Noticed} without a browser, in a test's hands. */
export class FakeNoticed implements Noticed {
  /** What the agent did, in order. */
  readonly did: string[] = [];
  view: NoticedView;
  readonly #listeners = createListeners<NoticedView>();

  constructor(parts: Partial<Pick<NoticedView, 'permission' | 'sound'>>) {
    this.view = {
      preferences: { ringtone: true, volume: 60, notifications: true },
      allowed: { ringtone: true, notifications: true },
      sound: 'ready',
      permission: 'granted',
      rings: false,
      ...parts,
    };
  }

  become(parts: Partial<NoticedView>): void {
    this.view = { ...this.view, ...parts };
    this.#listeners.tell(this.view);
  }

  listen(listener: (view: NoticedView) => void): Disposer {
    return this.#listeners.add(listener);
  }

  prefer(preferences: NoticedView['preferences']): void {
    this.become({ preferences });
  }

  look(): void {
    this.did.push('look');
  }

  askPermission(): void {
    this.did.push('ask');
  }

  sample(): void {
    this.did.push('sample');
  }

  unlock(): void {
    this.did.push('unlock');
  }

  refresh(): void {
    this.did.push('refresh');
  }

  dispose(): void {
    this.did.push('dispose');
  }
}

/** The menu in a page, once it speaks. */
export async function alertSettings(noticed: Noticed, words: Messages) {
  const element = await fixture<OmniAlertSettings>(
    html`<omni-alert-settings .words=${words} .noticed=${noticed}></omni-alert-settings>`,
  );
  const find = (selector: string): readonly HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const trigger = (): HTMLElement => {
    const [found] = find('#trigger');
    if (found === undefined) throw new Error('The menu has no button.');
    return found;
  };
  await until(() => find('#trigger').length > 0);
  return {
    element,
    trigger,
    inputs: () => find('input').filter((one) => one instanceof HTMLInputElement),
    text: () => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '',
    drawn: () => element.updateComplete,
    focused(): HTMLElement | null {
      const active = element.shadowRoot?.activeElement;
      return active instanceof HTMLElement ? active : null;
    },
    async open() {
      trigger().click();
      await until(() => find('#menu').length > 0);
      await element.updateComplete;
    },
    press(name: string) {
      find('button')
        .find((button) => button.textContent.trim() === name)
        ?.click();
    },
  };
}
