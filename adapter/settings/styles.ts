import { css } from 'lit';

/** What the fields of the page have in common, after SLDS's form elements. */
export const fieldStyle = css`
  label,
  legend,
  .label {
    color: var(--omni-text-strong);
    font-weight: 600;
  }

  select,
  input[type='text'],
  input[type='number'] {
    inline-size: 100%;
    min-block-size: 2rem;
    margin-block-start: 0.25rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--omni-border-strong);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    color: var(--omni-text);
    font: inherit;
  }

  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
    accent-color: var(--omni-accent);
  }

  [aria-invalid='true'] {
    border-color: var(--omni-error);
    box-shadow: inset 0 0 0 1px var(--omni-error);
  }

  .problem {
    display: flex;
    gap: 0.375rem;
    margin-block-start: 0.25rem;
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

/** A part of the page. */
export const sectionStyle = css`
  section {
    padding: 1rem;
    border: 1px solid var(--omni-border);
    border-radius: var(--omni-radius-large);
    background: var(--omni-surface);
  }

  h2 {
    color: var(--omni-text-strong);
    font-size: 1rem;
  }

  h3 {
    margin: 0;
    color: var(--omni-text-strong);
    font: inherit;
    font-weight: 600;
  }

  .stack {
    display: grid;
    gap: 0.75rem;
  }

  .stack > * {
    min-inline-size: 0;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }

  .said {
    display: flex;
    gap: 0.5rem;
    padding: 0.5rem 0.75rem;
    border-inline-start: 0.25rem solid var(--omni-border-strong);
    border-radius: var(--omni-radius);
    background: var(--omni-ground);
  }

  .said.error {
    border-color: var(--omni-error);
  }

  .said.warning {
    border-color: var(--omni-warning);
  }

  .said.success {
    border-color: var(--omni-success);
  }

  .said > svg {
    margin-block-start: 0.0625rem;
  }

  .said.error > svg {
    color: var(--omni-error);
  }

  .said.warning > svg {
    color: var(--omni-warning);
  }

  .said.success > svg {
    color: var(--omni-success);
  }

  .said > div {
    display: grid;
    flex: 1;
    gap: 0.375rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  /* A live region has to be there before something is said in it, and takes no room until then. */
  .stack > [role='status']:not(:has(*)) {
    position: absolute;
  }

  /* Disabled for everybody but who is on it: the focus would be lost with the button. */
  button[aria-disabled='true'],
  button[aria-disabled='true']:hover:enabled {
    border-color: var(--omni-disabled);
    background: var(--omni-disabled);
    color: var(--omni-on-disabled);
    cursor: default;
  }

  summary {
    color: var(--omni-text-strong);
    font-weight: 600;
    cursor: pointer;
  }

  ul {
    padding-inline-start: 1.25rem;
  }
`;
