import { svg, type TemplateResult } from 'lit';
import type { ShownStatus } from '../../session/view.js';
import { icon } from './icons.js';

/** The icons that the first paint needs none of. */

export const chevronDown = (): TemplateResult => icon(svg`<path d="m4 6 4 4 4-4" />`);
const clock = (): TemplateResult =>
  icon(svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.5V8l2.5 1.5" />`);
export const question = (): TemplateResult =>
  icon(
    svg`<circle cx="8" cy="8" r="6.5" /><path d="M6.2 6.2a1.9 1.9 0 1 1 2.6 1.9c-.5.3-.8.6-.8 1.2" /><path d="M8 11.5v.1" />`,
  );
export const hold = (): TemplateResult =>
  icon(
    svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1.2" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />`,
  );

/** One shape for each state of sync. */
export const syncIcon = {
  on: (): TemplateResult =>
    icon(
      svg`<path d="M13.5 7A5.6 5.6 0 0 0 3.4 4.8M2.5 9a5.6 5.6 0 0 0 10.1 2.2" /><path d="M3.2 2.2v2.8H6M12.8 13.8V11H10" />`,
    ),
  off: (): TemplateResult => icon(svg`<circle cx="8" cy="8" r="6" /><path d="m4 12 8-8" />`),
  paused: (): TemplateResult =>
    icon(svg`<circle cx="8" cy="8" r="6.2" /><path d="M6.3 5.8v4.4M9.7 5.8v4.4" />`),
  waiting: clock,
  starting: clock,
};

/** One shape for each kind of status, so that its colour is never alone. */
export const statusIcon: Readonly<Record<ShownStatus['kind'], () => TemplateResult>> = {
  onQueue: () =>
    icon(
      svg`<circle cx="8" cy="8" r="6.2" stroke-width="1.6" /><circle cx="8" cy="8" r="3" fill="currentColor" stroke="none" />`,
    ),
  available: () =>
    icon(
      svg`<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" /><path class="mark" d="m5 8.3 2.1 2.1L11 6" />`,
    ),
  busy: () =>
    icon(
      svg`<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" /><path class="mark" stroke-width="2" d="M5 8h6" />`,
    ),
  away: () =>
    icon(
      svg`<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" /><path class="mark" d="M8 4.3V8l2.4 1.8" />`,
    ),
  offline: () => icon(svg`<circle cx="8" cy="8" r="6" /><path d="m6 6 4 4M10 6l-4 4" />`),
};
