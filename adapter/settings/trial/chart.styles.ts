import { css } from 'lit';

export const chartStyle = css`
  .scroll {
    /* So that nothing inside is placed by the page, and makes that scroll. */
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--omni-border);
    border-radius: var(--omni-radius);
    background: var(--omni-surface);
  }

  .chart {
    position: relative;
    min-inline-size: 46rem;
    padding: 0.5rem 1.5rem 0.25rem 0;
  }

  .line {
    display: grid;
    grid-template-columns: 7rem minmax(0, 1fr);
    align-items: stretch;
  }

  .name {
    position: sticky;
    z-index: 2;
    inset-inline-start: 0;
    display: flex;
    align-items: center;
    padding-inline: 0.75rem 0.5rem;
    background: var(--omni-surface);
    color: var(--omni-text-weak);
    font-size: var(--omni-small);
  }

  .track {
    position: relative;
    min-block-size: 1.75rem;
  }

  .side {
    margin-block: 0.5rem;
  }

  h3 {
    position: sticky;
    inset-inline-start: 0;
    display: inline-block;
    margin: 0;
    padding-inline-start: 0.75rem;
    color: var(--omni-text-strong);
    font: inherit;
    font-weight: 600;
  }

  .segment {
    position: absolute;
    inset-block: 0;
    display: flex;
    align-items: center;
    gap: 0.25rem;
    overflow: hidden;
    min-block-size: 0;
    padding: 0 0.25rem;
    border: 1px solid currentColor;
    border-inline-start-width: 4px;
    border-radius: 3px;
    background: var(--omni-surface);
    font-size: var(--omni-small);
    cursor: default;
  }

  .segment.available,
  .segment.onQueue {
    color: var(--omni-success);
  }

  .segment.busy {
    color: var(--omni-error);
  }

  .segment.away {
    color: var(--omni-warning);
  }

  .segment.offline {
    border-style: dashed;
    border-inline-start-style: solid;
    color: var(--omni-text-weak);
  }

  .segment .mark {
    stroke: var(--omni-surface);
  }

  .segment svg {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }

  .segment .label {
    overflow: hidden;
    color: var(--omni-text);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .segment:focus-visible,
  .mark-button:focus-visible {
    z-index: 1;
    outline-offset: 0;
  }

  .gap .track {
    min-block-size: 0.875rem;
  }

  .differs {
    position: absolute;
    inset-block: 0.125rem;
    overflow: hidden;
    border-inline: 2px solid var(--omni-accent-text);
    background: repeating-linear-gradient(
      -45deg,
      var(--omni-accent-text) 0 1px,
      transparent 1px 5px
    );
    text-align: center;
  }

  .differs b {
    padding-inline: 0.125rem;
    background: var(--omni-surface);
    color: var(--omni-accent-text);
    font-size: 0.6875rem;
    line-height: 0.625rem;
    vertical-align: top;
  }

  .mark-button {
    position: absolute;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 1.5rem;
    min-block-size: 1.5rem;
    margin-inline-start: -0.75rem;
    padding: 0;
    border-radius: 50%;
    cursor: default;
  }

  .mark-button svg {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }

  .marks .track {
    border-block-end: 1px solid var(--omni-border);
  }

  .ticks .track {
    min-block-size: 1.25rem;
    border-block-start: 1px solid var(--omni-border);
  }

  .tick {
    position: absolute;
    padding-inline-start: 0.1875rem;
    border-inline-start: 1px solid var(--omni-border-strong);
    color: var(--omni-text-weak);
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
  }

  .told {
    min-block-size: 2.8em;
    margin-block: 0.5rem 0.25rem;
  }

  @media (max-width: 34rem) {
    .line {
      grid-template-columns: 4.5rem minmax(0, 1fr);
    }

    .name {
      padding-inline: 0.5rem 0.25rem;
    }
  }

  @media (forced-colors: active) {
    .segment {
      border-color: CanvasText;
    }
  }
`;
