import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isUnset } from '../definition/settings.js';
import { base } from '../panel/look/base.js';
import { tokens } from '../panel/look/tokens.js';
import { pureCloudOptions } from './choice-labels.js';
import type { FieldOption } from './field.js';
import { problemsOf } from './parts.js';
import { pureCloudMenu } from './session/choices.js';
import { syncItem, TIMELINE } from './session/items.js';
import type { EditView } from './session/view.js';
import { SettingsElement } from './settings-element.js';
import { sectionStyle } from './styles.js';
import type { FieldName } from './messages/messages.js';
import './field.js';

/** What most definitions leave as it is; both definition versions have it. */
@customElement('settings-more')
export class SettingsMore extends SettingsElement {
  static override readonly styles = [
    tokens,
    base,
    sectionStyle,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
        gap: 1rem;
        padding-block-start: 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) edit: EditView | null = null;

  override render(): TemplateResult | typeof nothing {
    const { edit } = this;
    if (edit === null) return nothing;
    const { more } = this.messages;
    return html`
      <details>
        <summary>${more.title}</summary>
        <div class="fields">
          ${this.word('startupAuthority', more.startupAuthority, 'ask')}
          ${this.text('externallyRoutedWork')}
          ${edit.version === 1 ? nothing : this.word('duringHold', more.duringHold, 'override')}
          ${this.sessionEnd(edit)} ${this.text('sessionEndGrace', true)}
          ${PURE_CLOUD.map((item) => this.pureCloud(edit, item))} ${this.timeline(edit)}
        </div>
      </details>
    `;
  }

  /** Opens for an error and for what a preset has filled in, and closes for nothing: somebody may be in it. */
  protected override updated(): void {
    const { edit } = this;
    if (edit === null) return;
    const wrong = edit.problems.some(
      ({ item, kind }) => kind === 'error' && (MORE.includes(item) || PURE_CLOUD.includes(item)),
    );
    const filled = edit.undo?.is === 'preset' && edit.changed.includes(EXTERNAL_WORK);
    if (wrong || filled) this.renderRoot.querySelector('details')?.setAttribute('open', '');
  }

  /** `first` is what an item that is not set says. */
  private word(
    name: 'startupAuthority' | 'duringHold',
    words: Readonly<Record<string, string>>,
    first: string,
  ): TemplateResult {
    const stored = this.stored(name);
    const word = Object.keys(words).find((key) => key.toLowerCase() === stored.toLowerCase());
    const unknown = word === undefined && !isUnset(stored);
    const options: FieldOption[] = Object.entries(words).map(([value, label]) => ({
      value,
      label,
    }));
    if (unknown) options.push({ value: stored, label: stored });
    return this.field(name, word ?? (unknown ? stored : first), options);
  }

  private sessionEnd({ catalog }: EditView): TemplateResult {
    const menu = pureCloudMenu(this.stored('sessionEndStatus'), catalog.presences, ['OFFLINE']);
    return this.field('sessionEndStatus', menu.value, pureCloudOptions(menu, this.messages));
  }

  private text(name: FieldName, numeric = false): TemplateResult {
    const stored = this.stored(name);
    return this.field(name, isUnset(stored) ? '' : stored, null, numeric);
  }

  private field(
    name: FieldName,
    value: string,
    options: readonly FieldOption[] | null,
    numeric = false,
  ): TemplateResult {
    const item = syncItem(name);
    const { label, hint } = this.messages.fields[name];
    return html`<settings-field
      data-item=${name}
      .messages=${this.messages}
      .actions=${this.actions}
      .item=${item}
      .label=${label}
      .hint=${hint}
      .value=${value}
      .options=${options}
      .problems=${problemsOf(this.edit?.problems ?? [], item)}
      ?numeric=${numeric}
    ></settings-field>`;
  }

  private pureCloud(edit: EditView, item: string): TemplateResult {
    const stored = edit.items.get(item) ?? '';
    return html`<settings-field
      data-item=${item}
      .messages=${this.messages}
      .actions=${this.actions}
      .item=${item}
      .label=${this.messages.overtaken.item(item)}
      .value=${isUnset(stored) ? '' : stored}
      .problems=${problemsOf(edit.problems, item)}
    ></settings-field>`;
  }

  /** What the reader does not know counts as the default, and is shown as it stands. */
  private timeline(edit: EditView): TemplateResult {
    const { more, overtaken } = this.messages;
    const stored = edit.items.get(TIMELINE) ?? '';
    const word = isUnset(stored) ? 'true' : stored.toLowerCase();
    const options: FieldOption[] = [
      { value: 'true', label: more.timeline.kept },
      { value: 'false', label: more.timeline.off },
    ];
    const known = options.some(({ value }) => value === word);
    if (!known) options.push({ value: stored, label: stored });
    return html`<settings-field
      data-item=${TIMELINE}
      .messages=${this.messages}
      .actions=${this.actions}
      .item=${TIMELINE}
      .label=${overtaken.item(TIMELINE)}
      .hint=${more.timeline.hint}
      .value=${known ? word : stored}
      .options=${options}
      .problems=${problemsOf(edit.problems, TIMELINE)}
    ></settings-field>`;
  }

  private stored(name: FieldName): string {
    return this.edit?.items.get(syncItem(name)) ?? '';
  }
}

const MORE = [
  'startupAuthority',
  'externallyRoutedWork',
  'duringHold',
  'sessionEndStatus',
  'sessionEndGrace',
].map(syncItem);

/** The only one of them that a preset has. */
const EXTERNAL_WORK = syncItem('externallyRoutedWork');

const PURE_CLOUD: readonly string[] = ['pureCloud/environment', 'pureCloud/clientId'];

declare global {
  interface HTMLElementTagNameMap {
    'settings-more': SettingsMore;
  }
}
