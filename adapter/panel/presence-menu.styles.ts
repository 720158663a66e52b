import { css } from 'lit';

export const menuStyle = css`
  :host {
    position: relative;
  }

  #trigger {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.625rem;
    color: var(--omni-text-weak);
    font-size: 0.875rem;
    font-weight: 600;
    text-align: start;
  }

  #trigger .status {
    flex: 1;
  }

  #menu {
    position: absolute;
    /* Above the panel's header, too: its first entries may lie there. */
    z-index: 4;
    inset-inline: 0;
    inset-block-start: calc(100% + 0.25rem);
    overflow-y: auto;
    padding-block: 0.25rem;
    border: 1px solid var(--omni-border);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    box-shadow: var(--omni-shadow);
    overscroll-behavior: contain;
  }

  #menu.above {
    inset-block: auto calc(100% + 0.25rem);
  }

  [role='menuitemradio'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    inline-size: 100%;
    padding: 0.25rem 0.625rem;
    border: 0;
    border-radius: 0;
    text-align: start;
  }

  [role='menuitemradio'].secondary {
    padding-inline-start: 2rem;
  }

  [role='menuitemradio']:focus-visible {
    background: var(--omni-raised);
    outline-offset: -2px;
  }
`;
