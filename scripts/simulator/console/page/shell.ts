import { html, type TemplateResult } from 'lit';

/** The page: Lightning's part, and the remote control beside it. */
export function shell(
  main: TemplateResult,
  utilityBar: TemplateResult,
  remoteControl: TemplateResult,
): TemplateResult {
  return html`
    <div class="shell">
      <div class="lightning">
        <header class="global">
          <span class="waffle" aria-hidden="true">⋮⋮⋮</span>
          <strong>Acme Service Console</strong>
          <span class="muted">a simulator, not Salesforce</span>
        </header>
        <main>${main}</main>
        ${utilityBar}
      </div>
      <aside class="remote" aria-label="Remote control">${remoteControl}</aside>
    </div>
  `;
}
