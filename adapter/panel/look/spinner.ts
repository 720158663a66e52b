import { css, html, type TemplateResult } from 'lit';

/** Turns while something is under way; stands still, but stays seen, where motion is unwanted. */
export const spinner = (): TemplateResult => html`<span class="spinner" aria-hidden="true"></span>`;

export const spinnerStyle = css`
  .spinner {
    display: inline-block;
    flex: none;
    inline-size: 0.875rem;
    block-size: 0.875rem;
    border: 2px solid var(--omni-border);
    border-block-start-color: var(--omni-accent-text);
    border-radius: 50%;
    vertical-align: -0.125rem;
    animation: turn 0.9s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (forced-colors: active) {
    .spinner {
      border-color: GrayText;
      border-block-start-color: CanvasText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
    }
  }
`;
