import { css } from 'lit';

/** What every element of the panel begins with. */
export const base = css`
  :host {
    display: block;
    color: var(--omni-text);
    font-family: var(--omni-font);
    font-size: var(--slds-g-font-scale-base, 0.8125rem);
    line-height: 1.4;
  }

  :host([hidden]),
  [hidden] {
    display: none;
  }

  * {
    box-sizing: border-box;
  }

  h1,
  h2,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  h1,
  h2 {
    color: var(--omni-text-strong);
    font: inherit;
    font-weight: 600;
  }

  svg {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
  }

  /* Where the system's few colours are forced, an icon has that of the text. */
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: auto;
    }
  }

  .weak {
    color: var(--omni-text-weak);
    font-size: var(--omni-small);
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus-visible {
    outline: 2px solid var(--omni-accent-text);
    outline-offset: 2px;
  }
`;

/** A surface that groups what belongs together. */
export const card = css`
  .card {
    block-size: 100%;
    padding: 0.625rem 0.75rem 0.75rem;
    border: 1px solid var(--omni-border);
    border-radius: var(--omni-radius-large);
    background: var(--omni-surface);
  }

  .card > h2 {
    margin-block-end: 0.375rem;
  }
`;

/** SLDS's neutral, brand and plain buttons at the density of a utility panel. */
export const button = css`
  button {
    min-block-size: 2rem;
    padding: 0 0.75rem;
    border: 1px solid var(--omni-border-strong);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    color: var(--omni-accent-text);
    font: inherit;
    cursor: pointer;
  }

  button:hover:enabled {
    background: var(--omni-raised);
  }

  button.brand {
    border-color: var(--omni-accent);
    background: var(--omni-accent);
    color: var(--omni-on-accent);
  }

  button.brand:hover:enabled {
    border-color: var(--omni-accent-hover);
    background: var(--omni-accent-hover);
  }

  button.plain {
    border-color: transparent;
    background: none;
  }

  button:disabled {
    border-color: var(--omni-disabled);
    background: var(--omni-disabled);
    color: var(--omni-on-disabled);
    cursor: default;
  }
`;
