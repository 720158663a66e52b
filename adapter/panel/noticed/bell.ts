import { svg, type TemplateResult } from 'lit';
import { icon } from '../look/icons.js';

/** One shape for each: a bell, and one that is struck through. */
export const bell = (): TemplateResult =>
  icon(
    svg`<path d="M3 11.5h10l-1.2-1.8V7a3.8 3.8 0 0 0-7.6 0v2.7z" /><path d="M6.7 13.7a1.4 1.4 0 0 0 2.6 0" />`,
  );

export const bellOff = (): TemplateResult =>
  icon(
    svg`<path d="M3 11.5h10l-1.2-1.8V7a3.8 3.8 0 0 0-7.6 0v2.7z" /><path d="M6.7 13.7a1.4 1.4 0 0 0 2.6 0" /><path d="m2 2 12 12" />`,
  );
