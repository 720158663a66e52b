import { css } from 'lit';

/**
 * The Connection page (connection/door.ts) takes the room of everything else.
 * Made for the utility bar's 340 x 550 pixels; with room, as popped out, the two products stand side by side. */
export const rootStyle = css`
  :host {
    display: flex;
    min-block-size: 100%;
    color-scheme: light dark;
    container-type: inline-size;
    background: var(--omni-ground);
  }

  :host([data-theme='light']) {
    color-scheme: light;
  }

  :host([data-theme='dark']) {
    color-scheme: dark;
  }

  .page {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    /* Japanese breaks between phrases, and other languages as always. */
    word-break: auto-phrase;
  }

  omni-header {
    position: sticky;
    z-index: 3;
    inset-block-start: 0;
  }

  main {
    display: grid;
    flex: 1;
    align-content: start;
    gap: 0.5rem;
    padding: 0.5rem;
  }

  :has(> omni-connection-door[open]) > main {
    display: none;
  }

  @container (inline-size >= 40rem) {
    main {
      inline-size: 100%;
      max-inline-size: 56rem;
      grid-template-columns: 1fr 1fr;
      margin-inline: auto;
      padding: 0.75rem;
      gap: 0.75rem;
    }

    main > :not(omni-pure-cloud-card, omni-channel-card, omni-sign-in) {
      grid-column: 1 / -1;
    }
  }
`;
