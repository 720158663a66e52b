import { css } from 'lit';

/** Fields and their labels, as SLDS has them. */
export const field = css`
  label {
    display: block;
    margin-block-end: 0.125rem;
    font-size: var(--omni-small);
  }

  input,
  select,
  textarea {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--omni-border-strong);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    color: var(--omni-text);
    font: inherit;
  }

  /* On the border, so that the ring covers no text above or below. */
  :is(input, select, textarea):focus-visible {
    outline-offset: -1px;
  }

  :is(input, select, textarea) + p:not(:empty) {
    margin-block-start: 0.25rem;
  }

  ::placeholder {
    color: var(--omni-text-weak);
    opacity: 1;
  }

  [aria-invalid='true'] {
    border-color: var(--omni-error);
  }

  .problem {
    color: var(--omni-error);
    font-size: var(--omni-small);
  }
`;

/** Something in a frame that the agent has to see: a sign, and the words beside it. */
export const notice = css`
  .notice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25rem 0.375rem;
    align-items: start;
    padding: 0.375rem 0.5rem;
    border: 1px solid var(--omni-warning);
    border-radius: var(--omni-radius);
  }

  .notice > svg {
    margin-block-start: 0.125rem;
    color: var(--omni-warning);
  }
`;

/** Buttons of a phone: to take a call, to end one, and one that is at work. */
export const deedButton = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
  }

  button.take {
    border-color: light-dark(#056764, #01827a);
    background: light-dark(#056764, #01766e);
    color: #fff;
  }

  button.take:hover:enabled {
    background: light-dark(#024d4c, #015a54);
  }

  button.end {
    border-color: light-dark(#b60554, #fe8aa7);
    color: var(--omni-error);
  }

  button[aria-disabled='true'] {
    cursor: progress;
  }

  button.forbidden {
    border-color: var(--omni-border);
    background: var(--omni-disabled);
    color: var(--omni-on-disabled);
    cursor: not-allowed;
  }
`;
