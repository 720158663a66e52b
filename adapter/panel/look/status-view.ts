import { css, html, type TemplateResult } from 'lit';
import { statusIcon } from './more-icons.js';
import type { ShownStatus } from '../../session/view.js';

/** A status: its shape and its label. Labels come from the two orgs and are only ever text. */
export const statusView = (shown: ShownStatus): TemplateResult => html`
  <span class="status ${shown.kind}">
    ${statusIcon[shown.kind]()}
    <span class="label">${shown.label}</span>
  </span>
`;

export const statusStyle = css`
  .status {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-inline-size: 0;
  }

  .status .label {
    color: var(--omni-text);
    overflow-wrap: anywhere;
  }

  .status .mark {
    stroke: var(--omni-surface);
  }

  @media (forced-colors: active) {
    .status .mark {
      stroke: Canvas;
    }
  }

  .available,
  .onQueue {
    color: var(--omni-success);
  }

  .busy {
    color: var(--omni-error);
  }

  .away {
    color: var(--omni-warning);
  }

  .offline {
    color: var(--omni-text-weak);
  }
`;
