import { css } from 'lit';

/** Fields, buttons and lines of problems, as the table and its rows have them. */
export const fieldStyle = css`
  .field {
    display: flex;
    flex: 1 1 11rem;
    flex-direction: column;
    gap: 0.125rem;
    min-inline-size: 0;
    max-inline-size: 22rem;
  }

  .field.short {
    flex: 0 1 7.5rem;
  }

  .field.whole {
    max-inline-size: none;
  }

  .field > label,
  legend {
    padding: 0;
    color: var(--omni-text-weak);
    font-size: var(--omni-small);
  }

  select,
  input[type='text'],
  textarea {
    inline-size: 100%;
    min-block-size: 2rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--omni-border-strong);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    color: var(--omni-text);
    font: inherit;
  }

  textarea {
    font-family: ui-monospace, Menlo, Consolas, monospace;
    resize: vertical;
  }

  ::placeholder {
    color: var(--omni-text-weak);
    opacity: 1;
  }

  [aria-invalid='true'] {
    border-color: var(--omni-error);
    box-shadow: 0 0 0 1px var(--omni-error);
  }

  .wrong {
    color: var(--omni-error);
    font-size: var(--omni-small);
  }

  .problem {
    display: flex;
    align-items: flex-start;
    gap: 0.375rem;
    margin-block-start: 0.375rem;
    overflow-wrap: anywhere;
  }

  .problem svg {
    margin-block-start: 0.0625rem;
  }

  .problem.error {
    color: var(--omni-error);
  }

  .problem.warning {
    color: var(--omni-warning);
  }
`;

export const rowStyle = css`
  ${fieldStyle}

  :host {
    container-type: inline-size;
  }

  .row {
    display: grid;
    grid-template: auto auto / auto minmax(0, 1fr) auto;
    grid-template-areas: 'grip title actions' '. body body';
    align-items: center;
    gap: 0.25rem 0.5rem;
    padding: 0.5rem 0.75rem 0.625rem 0.5rem;
    border: 1px solid var(--omni-border);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
  }

  .row.off {
    border-style: dashed;
    background: var(--omni-ground);
  }

  .grip {
    grid-area: grip;
    display: flex;
    padding: 0.375rem 0.125rem;
    color: var(--omni-text-weak);
    cursor: grab;
    touch-action: none;
  }

  h4 {
    grid-area: title;
    margin: 0;
    color: var(--omni-text-strong);
    font: inherit;
    font-weight: 600;
  }

  .position {
    display: inline-block;
    min-inline-size: 1.5rem;
    font-variant-numeric: tabular-nums;
  }

  .actions {
    grid-area: actions;
    display: flex;
    align-items: center;
  }

  .body {
    grid-area: body;
    min-inline-size: 0;
  }

  .actions button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 2rem;
    padding: 0;
  }

  .actions button[aria-disabled='true'] {
    color: var(--omni-on-disabled);
    cursor: default;
  }

  .switch {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: 2rem;
    margin-inline-end: 0.375rem;
  }

  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0.5rem 0.75rem;
  }

  input[type='checkbox'] {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    accent-color: var(--omni-accent);
  }

  .tick {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 1.75rem;
  }

  .fields > .tick {
    flex-basis: 100%;
  }

  .ticks {
    display: flex;
    flex-basis: 100%;
    flex-wrap: wrap;
    gap: 0 0.875rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .stored {
    margin-block-start: 0.375rem;
    overflow-wrap: anywhere;
  }

  code,
  .caret {
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: var(--omni-small);
  }

  .caret {
    display: flex;
    overflow: hidden;
    margin-block: 0.25rem;
    padding-block-end: 0.625rem;
  }

  .caret span {
    white-space: pre;
  }

  .at {
    position: relative;
    color: var(--omni-error);
    font-weight: 700;
  }

  .at::after {
    content: '^';
    position: absolute;
    inset-block-start: 0.9em;
    inset-inline-start: 0;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
    margin-block-start: 0.375rem;
  }

  .suggestions button {
    font-family: ui-monospace, Menlo, Consolas, monospace;
  }

  @container (max-width: 34rem) {
    .row {
      grid-template-areas: 'grip title title' 'actions actions actions' 'body body body';
      padding: 0.5rem 0.625rem;
    }

    .actions {
      justify-content: flex-end;
    }

    .switch {
      margin-inline-end: auto;
    }

    .field,
    .field.short {
      flex-basis: 100%;
      max-inline-size: none;
    }
  }
`;
