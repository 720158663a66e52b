import { svg, type TemplateResult } from 'lit';
import { icon } from '../../panel/look/icons.js';

/* Each stands in a button or beside a text that says the same. */

export const arrowUp = (): TemplateResult => icon(svg`<path d="M8 13V3.5M4 7.2l4-4 4 4" />`);
export const arrowDown = (): TemplateResult => icon(svg`<path d="M8 3v9.5M4 8.8l4 4 4-4" />`);
export const bin = (): TemplateResult =>
  icon(svg`<path d="M2.8 4.2h10.4M6 4V2.5h4V4M4.2 4.5l.6 9h6.4l.6-9M6.7 7v4M9.3 7v4" />`);
export const pencil = (): TemplateResult =>
  icon(svg`<path d="M2 4h12M2 8h7M2 12h5M11 13.5l3-3-1.5-1.5-3 3V13.5z" />`);
export const menus = (): TemplateResult =>
  icon(
    svg`<rect x="2" y="4.5" width="12" height="7" rx="1.2" /><path d="m9.3 7.2 1.5 1.6 1.5-1.6" />`,
  );
export const grip = (): TemplateResult =>
  icon(
    svg`<g fill="currentColor" stroke="none"><circle cx="6" cy="3.5" r="1.2" /><circle cx="10" cy="3.5" r="1.2" /><circle cx="6" cy="8" r="1.2" /><circle cx="10" cy="8" r="1.2" /><circle cx="6" cy="12.5" r="1.2" /><circle cx="10" cy="12.5" r="1.2" /></g>`,
  );
