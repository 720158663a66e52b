import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

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

export const check = (): TemplateResult => icon(svg`<path d="m3.5 8.5 3 3 6-7" />`);
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
