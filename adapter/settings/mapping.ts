import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isUnset } from '../definition/settings.js';
import { base, button } from '../panel/look/base.js';
import { tokens } from '../panel/look/tokens.js';
import { omniLabel, omniOptions, pureCloudOptions } from './choice-labels.js';
import type { FieldOption } from './field.js';
import type { FieldName } from './messages/messages.js';
import { problemsOf } from './parts.js';
import { omniMenu, pureCloudMenu } from './session/choices.js';
import { syncItem } from './session/items.js';
import type { EditView } from './session/view.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';
import './field.js';
import './presets.js';
import './pure-cloud.js';

/** One pair and four transition statuses: definition version 1, as PureCloud's own settings have it. */
@customElement('settings-mapping')
export class SettingsMapping extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    button,
    sectionStyle,
    css`
      .pair {
        display: grid;
        grid-template-columns: 1fr auto minmax(8rem, 16rem);
        gap: 0.25rem 0.75rem;
        align-items: start;
      }

      .pair .partner {
        padding-block-start: 1.625rem;
      }

      .pair .arrow {
        padding-block-start: 1.75rem;
        color: var(--omni-text-weak);
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: 1rem;
        align-items: start;
      }

      .block {
        padding-block-start: 0.75rem;
        border-block-start: 1px solid var(--omni-border);
      }

      @media (max-width: 30rem) {
        .pair {
          grid-template-columns: auto 1fr;
        }

        .pair settings-field {
          grid-column: 1 / -1;
        }

        .pair .partner,
        .pair .arrow {
          padding-block-start: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) edit: EditView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { edit } = this;
    if (edit === null) return nothing;
    const { mapping, fields } = this.messages;
    const mapped = this.stored('mappedOmniStatus');
    return html`
      <div class="stack">
        <settings-presets
          .messages=${this.messages}
          .actions=${this.actions}
          .edit=${edit}
        ></settings-presets>
        <div class="block">
          <div class="pair">
            ${this.omni('mappedOmniStatus', fields.mappedOmniStatus.label, { required: true })}
            <span class="arrow"
              ><span aria-hidden="true">⇄</span
              ><span class="unseen">${mapping.goesWith}</span></span
            >
            <p class="partner"><strong>PureCloud</strong>: ${mapping.onQueue}</p>
          </div>
        </div>
        ${isUnset(mapped) ? nothing : this.transitions(edit)}
      </div>
    `;
  }

  private transitions(edit: EditView): TemplateResult {
    const { transitions, fields, leaving1 } = this.messages;
    return html`
      <div class="stack block transitions" role="group" aria-labelledby="transitions">
        <div>
          <h3 id="transitions">${transitions.title}</h3>
          <p class="weak">${transitions.hint}</p>
        </div>
        <settings-pure-cloud
          .messages=${this.messages}
          .actions=${this.actions}
          .state=${edit.pureCloud}
        ></settings-pure-cloud>
        <div class="fields">
          ${this.pureCloud('leavingMappedStatus', leaving1(this.mappedName(edit)))}
          ${this.omni('leavingOnQueueStatus', fields.leavingOnQueueStatus.label, { offline: true })}
          ${this.pureCloud('salesforceWorkStatus', fields.salesforceWorkStatus.label)}
          ${this.omni('pureCloudWorkStatus', fields.pureCloudWorkStatus.label)}
        </div>
      </div>
    `;
  }

  private omni(
    name: FieldName,
    label: string,
    { required = false, offline = false } = {},
  ): TemplateResult {
    const menu = this.omniMenu(name, offline);
    return this.field(name, label, menu.value, omniOptions(menu, this.messages), required);
  }

  private pureCloud(name: FieldName, label: string): TemplateResult {
    const menu = pureCloudMenu(this.stored(name), this.edit?.catalog.presences ?? []);
    return this.field(name, label, menu.value, pureCloudOptions(menu, this.messages), false);
  }

  private field(
    name: FieldName,
    label: string,
    value: string,
    choices: readonly FieldOption[],
    required: boolean,
  ): TemplateResult {
    const item = syncItem(name);
    return html`<settings-field
      data-item=${name}
      .messages=${this.messages}
      .actions=${this.actions}
      .item=${item}
      .label=${label}
      .hint=${this.messages.fields[name].hint}
      .value=${value}
      .options=${choices}
      .problems=${problemsOf(this.edit?.problems ?? [], item)}
      ?required=${required}
    ></settings-field>`;
  }

  private omniMenu(name: FieldName, offline = false) {
    const catalog = this.edit?.catalog ?? { omni: [], omniComplete: false, presences: [] };
    return omniMenu(this.stored(name), catalog, offline);
  }

  /** The mapped status as its own menu names it. */
  private mappedName(edit: EditView): string {
    const { value, options: all } = omniMenu(this.stored('mappedOmniStatus'), edit.catalog, false);
    const found = all.find((option) => option.value === value)?.choice;
    return found?.is === 'status'
      ? found.label
      : found === undefined
        ? value
        : omniLabel(found, this.messages);
  }

  private stored(name: FieldName): string {
    return this.edit?.items.get(syncItem(name)) ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-mapping': SettingsMapping;
  }
}
