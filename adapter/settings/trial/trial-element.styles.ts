import { css } from 'lit';

export const trialStyle = css`
  .drop {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    border-radius: var(--omni-radius);
  }

  .over {
    outline: 2px dashed var(--omni-accent-text);
    outline-offset: 0.25rem;
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 0.5rem 1rem;
  }

  .field {
    display: flex;
    flex: 0 1 24rem;
    flex-direction: column;
    gap: 0.125rem;
    min-inline-size: 0;
  }

  .field label {
    color: var(--omni-text-weak);
    font-size: var(--omni-small);
  }

  select {
    inline-size: 100%;
    min-block-size: 2rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--omni-border-strong);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    color: var(--omni-text);
    font: inherit;
  }

  .pick {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
  }

  .problem,
  .note {
    display: flex;
    align-items: flex-start;
    gap: 0.375rem;
    overflow-wrap: anywhere;
  }

  .problem {
    color: var(--omni-error);
  }

  .note {
    color: var(--omni-info);
  }

  ul {
    padding-inline-start: 1.25rem;
  }

  .time {
    color: var(--omni-text-weak);
    font-variant-numeric: tabular-nums;
  }

  .toggle {
    align-self: flex-start;
  }

  .scroll {
    /* So that nothing inside is placed by the page, and makes that scroll. */
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--omni-border);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
  }

  table {
    inline-size: 100%;
    min-inline-size: 44rem;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.25rem 0.5rem;
    border-block-end: 1px solid var(--omni-border);
    text-align: start;
    vertical-align: top;
  }

  thead th {
    color: var(--omni-text-weak);
    font-size: var(--omni-small);
    font-weight: 600;
  }

  tbody th {
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }

  .different {
    border-inline-start: 3px solid var(--omni-accent-text);
  }

  .different b {
    color: var(--omni-accent-text);
  }
`;
