import { css } from 'lit';

/** Buttons in places that stay where they are, and what opens below them. */
export const callControls = css`
  .places {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr));
    gap: 0.375rem;
  }

  .places .deed {
    flex-direction: column;
    gap: 0.125rem;
    min-block-size: 2.75rem;
    padding: 0.25rem;
    font-size: var(--omni-small);
    line-height: 1.2;
  }

  .places .unmute,
  .places .resume,
  .places .secureResume,
  .places [aria-expanded='true'] {
    border-color: var(--omni-accent-text);
    background: var(--omni-raised);
  }

  .choices {
    display: grid;
    gap: 0.25rem;
  }

  .opened,
  .elsewhere {
    margin-block-start: 0.5rem;
  }
`;
