import { css } from 'lit';
import { fieldStyle } from './rule-row.styles.js';

export const tableStyle = css`
  ${fieldStyle}

  ol {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    margin: 0.5rem 0 0;
    padding: 0;
    list-style: none;
  }

  ol[hidden] {
    display: none;
  }

  li {
    position: relative;
  }

  .dragged {
    opacity: 0.6;
  }

  .before::before,
  .after::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    block-size: 3px;
    border-radius: 2px;
    background: var(--omni-accent-text);
  }

  .before::before {
    inset-block-start: calc(-0.25rem - 1.5px);
  }

  .after::after {
    inset-block-end: calc(-0.25rem - 1.5px);
  }

  .empty {
    margin-block-end: 0.5rem;
  }

  .undo,
  .add {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    margin-block-start: 0.75rem;
  }

  .undo {
    padding: 0.375rem 0.75rem;
    border-radius: var(--omni-radius);
    background: var(--omni-ground);
  }

  .add {
    align-items: flex-end;
  }

  .add .field {
    flex: 0 1 24rem;
    max-inline-size: none;
  }
`;
