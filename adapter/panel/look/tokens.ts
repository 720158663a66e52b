import { css } from 'lit';

/**
 * Salesforce's look by the global styling hooks of SLDS 2, each with the value of its Cosmos theme for a page that
 * brings no hooks along (https://www.lightningdesignsystem.com/, package `@salesforce-ux/design-system-2` 2.0.0).
 * `light-dark()` follows `color-scheme`, which the root element sets.
 */
export const tokens = css`
  :host {
    --omni-surface: var(--slds-g-color-surface-1, light-dark(#fff, #242424));
    --omni-ground: var(--slds-g-color-surface-2, light-dark(#f3f3f3, #181818));
    --omni-raised: var(--slds-g-color-surface-container-3, light-dark(#e5e5e5, #2e2e2e));
    --omni-text: var(--slds-g-color-on-surface-2, light-dark(#2e2e2e, #e5e5e5));
    --omni-text-weak: var(--slds-g-color-on-surface-1, light-dark(#5c5c5c, #aeaeae));
    --omni-text-strong: var(--slds-g-color-on-surface-3, light-dark(#03234d, #d8e6fe));
    --omni-border: var(--slds-g-color-border-1, light-dark(#c9c9c9, #444));
    --omni-border-strong: var(--slds-g-color-border-2, light-dark(#5c5c5c, #757575));
    --omni-accent: var(--slds-g-color-accent-container-1, #066afe);
    --omni-accent-hover: light-dark(#0250d9, #0250d9);
    --omni-on-accent: var(--slds-g-color-on-accent-1, #fff);
    --omni-accent-text: var(--slds-g-color-accent-2, light-dark(#0250d9, #7cb1fe));
    --omni-error: var(--slds-g-color-error-1, light-dark(#b60554, #fe8aa7));
    --omni-warning: var(--slds-g-color-warning-1, light-dark(#8c4b02, #e4a201));
    --omni-success: var(--slds-g-color-success-1, light-dark(#056764, #01c3b3));
    --omni-info: var(--slds-g-color-info-1, light-dark(#0b5cab, #78b0fd));
    --omni-disabled: var(--slds-g-color-disabled-container-1, light-dark(#e5e5e5, #2e2e2e));
    --omni-on-disabled: var(--slds-g-color-on-disabled-2, light-dark(#757575, #939393));
    --omni-radius: var(--slds-g-radius-border-2, 0.5rem);
    --omni-radius-large: var(--slds-g-radius-border-3, 0.75rem);
    --omni-small: var(--slds-g-font-scale-neg-1, 0.75rem);
    --omni-font:
      'Salesforce Sans', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial,
      'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif;
    --omni-shadow: var(
      --slds-g-shadow-2,
      0 0 5px 0 light-dark(#00000029, #00000052),
      0 3px 3px 0 light-dark(#00000029, #00000052),
      0 -1px 2px 0 light-dark(#00000017, #0000002e)
    );
  }
`;
