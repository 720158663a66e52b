import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ShownStatus } from '../../session/view.js';

/** All icons are ours, on a grid of 16, and say nothing that the text beside them does not say. */
export const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;

export const chevronDown = (): TemplateResult => icon(svg`<path d="m4 6 4 4 4-4" />`);
export const check = (): TemplateResult => icon(svg`<path d="m3.5 8.5 3 3 6-7" />`);
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

/** One shape for each level of a trouble: octagon, triangle, circle. */
export const levelIcon = {
  error: (): TemplateResult =>
    icon(
      svg`<path d="M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4z" /><path d="M8 4.8v3.6M8 11v.1" />`,
    ),
  warning: (): TemplateResult =>
    icon(svg`<path d="M8 2 14.5 13.5h-13z" /><path d="M8 6.3v3.4M8 11.6v.1" />`),
  info: (): TemplateResult =>
    icon(svg`<circle cx="8" cy="8" r="6.3" /><path d="M8 7.4v3.6M8 5v.1" />`),
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
