import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base } from '../panel/look/base.js';
import { tokens } from '../panel/look/tokens.js';
import { shownValue } from './choice-labels.js';
import { said } from './parts.js';
import { ALL_RULES, type Difference, type Keep } from './session/differences.js';
import { SYNC, VERSION, type ItemValues } from './session/items.js';
import type { EditView, SaveView } from './session/view.js';
import { SettingsElement } from './settings-element.js';
import { fieldStyle, sectionStyle } from './styles.js';

type Overtaken = Extract<SaveView, { is: 'overtaken' }>;

/** What another save has changed, and whose value is to stay. */
@customElement('settings-overtaken')
export class SettingsOvertaken extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    fieldStyle,
    sectionStyle,
    css`
      fieldset {
        margin: 0;
        padding: 0.5rem 0 0;
        border: 0;
        border-block-start: 1px solid var(--omni-border);
        min-inline-size: 0;
      }

      legend {
        padding: 0;
        float: inline-start;
      }

      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: 0.5rem;
        clear: both;
        padding-block-start: 0.25rem;
      }

      .side {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.125rem 0.5rem;
      }

      .side p {
        grid-column: 2;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) edit: EditView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { edit } = this;
    if (edit?.save.is !== 'overtaken') return nothing;
    const { overtaken } = this.messages;
    const { by, differences, afterwards } = edit.save;
    const { save } = edit;
    return said('warning', [
      html`<h3>${overtaken.title}</h3>`,
      html`<p class="weak">${overtaken.by(by.changedBy, this.time(by.changed))}</p>`,
      html`<p>
        ${afterwards ? overtaken.afterwards : ''}
        ${differences.length === 0 ? overtaken.nothing : overtaken.text}
      </p>`,
      differences.map((difference, index) => this.difference(difference, index, save, edit)),
    ]);
  }

  private difference(
    { key, items, clash, keep }: Difference,
    index: number,
    { theirs, mine }: Overtaken,
    edit: EditView,
  ): TemplateResult {
    const { overtaken } = this.messages;
    const side = (whose: Keep, values: ItemValues) => html`
      <div class="side">
        <input
          id="${whose}${index}"
          type="radio"
          name="keep${index}"
          aria-describedby="value-${whose}${index}"
          .checked=${live(keep === whose)}
          @change=${() => this.actions.keep(key, whose)}
        />
        <label for="${whose}${index}">${overtaken[whose]}</label>
        <p id="value-${whose}${index}">${this.valueIn(key, items, values, edit)}</p>
      </div>
    `;
    return html`
      <fieldset>
        <legend>${this.nameOf(key)}</legend>
        ${clash ? html`<span class="weak">&nbsp;${overtaken.clash}</span>` : nothing}
        <div class="sides">${side('mine', mine)} ${side('theirs', theirs)}</div>
      </fieldset>
    `;
  }

  private nameOf(key: string): string {
    const { overtaken } = this.messages;
    if (key === ALL_RULES) return overtaken.rules;
    return key === SYNC ? overtaken.wholeSection : overtaken.item(key);
  }

  private valueIn(
    key: string,
    items: readonly string[],
    values: ItemValues,
    edit: EditView,
  ): string {
    const { overtaken, list } = this.messages;
    if (key === SYNC) {
      const version = Number(values.get(VERSION) ?? Number.NaN);
      return list.version(Number.isNaN(version) ? null : version);
    }
    const there = items.flatMap((path) => {
      const value = values.get(path);
      return value === undefined ? [] : [{ path, value }];
    });
    if (there.length === 0) return overtaken.notSet;
    return there
      .map(({ path, value }) => shownValue(path, value, edit.catalog, this.messages))
      .join('\n');
  }

  private time(iso: string): string {
    const at = Date.parse(iso);
    if (Number.isNaN(at)) return '';
    return new Intl.DateTimeFormat(this.messages.language, {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-overtaken': SettingsOvertaken;
  }
}
