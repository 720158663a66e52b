import { css } from 'lit';

export const alertSettingsStyle = css`
  :host {
    flex: none;
  }

  #trigger {
    display: grid;
    place-items: center;
    min-inline-size: 2rem;
    padding: 0;
  }

  #menu {
    position: absolute;
    z-index: 4;
    inset-inline: 0.5rem;
    inset-block-start: calc(100% + 0.25rem);
    display: grid;
    gap: 0.5rem;
    max-inline-size: 24rem;
    margin-inline-start: auto;
    padding: 0.75rem;
    border: 1px solid var(--omni-border);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
    box-shadow: var(--omni-shadow);
  }

  #menu:focus {
    outline: none;
  }

  label {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }

  input {
    accent-color: var(--omni-accent);
    margin: 0;
  }

  input[type='checkbox'] {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
  }

  input[type='range'] {
    flex: 1;
    min-inline-size: 5rem;
  }

  .volume {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    padding-inline-start: 1.5rem;
  }

  .volume span {
    min-inline-size: 3rem;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .volume button {
    min-block-size: 1.75rem;
  }

  .line {
    display: flex;
    gap: 0.375rem;
    color: var(--omni-text-weak);
    font-size: var(--omni-small);
    overflow-wrap: anywhere;
  }

  .line svg {
    margin-block-start: 0.0625rem;
    color: var(--omni-info);
  }

  .allow,
  .close {
    justify-self: start;
    min-block-size: 1.75rem;
  }

  .close {
    justify-self: end;
  }
`;
