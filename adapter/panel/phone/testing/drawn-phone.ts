import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { en } from '../../messages/en.js';
import { deepText, find, findAll } from '../../testing/dom.js';
import '../phone.js';
import type { OmniPhone } from '../phone.js';
import type { PhoneDeedMessage, PhoneView } from '../../../session/phone/view.js';

/** A phone in a test's page, and what was done in it. */
export interface DrawnPhone {
  readonly element: OmniPhone;
  readonly deeds: readonly PhoneDeedMessage[];
  show(view: PhoneView): Promise<void>;
  /** By its accessible name, below the elements that are named. */
  button(name: string, ...path: readonly string[]): HTMLElement;
}

export async function drawPhone(view: PhoneView, words = en): Promise<DrawnPhone> {
  const deeds: PhoneDeedMessage[] = [];
  const act = (deed: PhoneDeedMessage): void => void deeds.push(deed);
  const element = await fixture<OmniPhone>(
    html`<omni-phone .words=${words} .view=${view} .act=${act}></omni-phone>`,
  );
  await waitUntil(() => findAll(element, 'omni-station').length === 1, 'the phone is drawn');
  await element.updateComplete;
  return {
    element,
    deeds,
    async show(next) {
      element.view = next;
      await element.updateComplete;
      await nextFrame();
    },
    button(name, ...path) {
      const root = path.length === 0 ? element : find(element, ...path);
      const found = findAll(root, 'button').find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
      );
      if (!(found instanceof HTMLElement)) throw new Error(`No button ${name}: ${deepText(root)}`);
      return found;
    },
  };
}
