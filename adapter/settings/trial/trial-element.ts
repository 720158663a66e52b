import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Catalog } from '../../definition/catalog.js';
import type { CallCenterSettings } from '../../definition/definition.js';
import { base, button } from '../../panel/look/base.js';
import { levelIcon } from '../../panel/look/icons.js';
import { spinner, spinnerStyle } from '../../panel/look/spinner.js';
import { tokens } from '../../panel/look/tokens.js';
import { SIDES } from '../../sync/status.js';
import type { Language } from '../../sync/words.js';
import type { Axis } from './axis.js';
import { BUILT_IN, type BuiltIn } from './built-in-names.js';
import './chart.js';
import { en } from './messages/en.js';
import type { TrialMessages } from './messages/messages.js';
import { shiftTime, trialWords } from './messages/words.js';
import type * as PlayModule from './play.js';
import type { FileProblem } from './saved-shift.js';
import type { Shift } from './shift.js';
import { EDITIONS, type Trial } from './trial-types.js';
import { trialTable } from './trial-table.js';
import { trialStyle } from './trial-element.styles.js';

type Play = typeof PlayModule;

/** The replay engine comes when a trial is opened. Rejects when it cannot be loaded. */
const loadPlay = (): Promise<Play> => import('./play.js');

const NOTHING_KNOWN: Catalog = { omni: [], omniComplete: false, presences: [] };

/** So many of a file's problems are told; the rest are counted. */
const TOLD = 5;

/** A shift under the settings before and after an edit. Loads the replay engine when it is first shown. */
@customElement('settings-trial')
export class SettingsTrial extends LitElement {
  static override readonly styles = [tokens, base, button, spinnerStyle, trialStyle];

  /** `before` and `after` are methods of every element, so the settings bear longer names. */
  @property({ attribute: false }) settingsBefore: CallCenterSettings = {};
  @property({ attribute: false }) settingsAfter: CallCenterSettings = {};
  @property({ attribute: false }) catalog: Catalog = NOTHING_KNOWN;
  @property({ attribute: false }) language: Language = 'en';
  /** How the replay engine is loaded; tests give another. */
  @property({ attribute: false }) load: () => Promise<Play> = loadPlay;

  @state() private play: Play | null = null;
  @state() private failed = false;
  @state() private chosen: BuiltIn | 'file' = 'day';
  @state() private file: { readonly name: string; readonly shift: Shift } | null = null;
  @state() private refused: {
    readonly name: string;
    readonly problems: readonly FileProblem[];
  } | null = null;
  @state() private asTable = false;
  @state() private over = false;

  private words: TrialMessages = en;
  private trial: Trial | null = null;
  private axis: Axis | null = null;
  /** Counts files, so that only the newest is taken. */
  private files = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.open();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('language')) this.words = trialWords(this.language);
    const inputs = [
      'settingsBefore',
      'settingsAfter',
      'catalog',
      'language',
      'play',
      'chosen',
      'file',
    ];
    if (inputs.some((name) => changed.has(name))) this.playShift();
  }

  override render(): TemplateResult {
    const { words } = this;
    return html`
      <div
        class=${this.over ? 'drop over' : 'drop'}
        @dragover=${this.handleDragOver}
        @dragleave=${() => (this.over = false)}
        @drop=${this.handleDrop}
      >
        <p>${words.intro}</p>
        ${this.controls()} ${this.fileProblems()} ${this.result()}
      </div>
    `;
  }

  private controls(): TemplateResult {
    const { words, file, chosen } = this;
    return html`
      <div class="controls">
        <div class="field">
          <label for="shift">${words.shift}</label>
          <select id="shift" @change=${(event: Event) => this.choose(event)}>
            ${BUILT_IN.map(
              (one) =>
                html`<option value=${one} .selected=${one === chosen}>
                  ${words.builtIn[one]}
                </option>`,
            )}
            ${
              file === null
                ? nothing
                : html`<option value="file" .selected=${chosen === 'file'}>
                    ${words.ownFile(file.name)}
                  </option>`
            }
          </select>
        </div>
        <div class="pick">
          <button type="button" @click=${() => this.picker()?.click()}>${words.pick}</button>
          <span class="weak">${words.dropHint}</span>
          <input
            type="file"
            hidden
            aria-label=${words.pick}
            accept=".jsonl,.ndjson,.json,.txt"
            @change=${this.handlePick}
          />
        </div>
      </div>
    `;
  }

  private result(): TemplateResult {
    const { words, trial, axis, language } = this;
    if (this.failed) {
      return html`<p class="problem" role="alert">${levelIcon.error()} ${words.failed}</p>
        <button type="button" @click=${() => void this.open()}>${words.retry}</button>`;
    }
    if (trial === null || axis === null) {
      return html`<p role="status">${spinner()} ${words.playing}</p>`;
    }
    return html`
      ${this.summary(trial)}
      <settings-trial-chart
        .trial=${trial}
        .axis=${axis}
        .words=${words}
        .language=${language}
      ></settings-trial-chart>
      <button
        type="button"
        class="toggle"
        aria-expanded=${this.asTable ? 'true' : 'false'}
        aria-controls=${this.asTable ? 'table' : nothing}
        @click=${() => (this.asTable = !this.asTable)}
      >
        ${this.asTable ? words.hideTable : words.showTable}
      </button>
      ${this.asTable ? trialTable(trial, words, language) : nothing}
    `;
  }

  private summary({ differences, sync, remarks }: Trial): TemplateResult {
    const { words } = this;
    const states = EDITIONS.flatMap((edition) => {
      const { [edition]: stands } = sync;
      return stands === 'on' ? [] : [words.sync[edition][stands]];
    });
    return html`
      <div class="summary">
        ${states.map((text) => html`<p class="note">${levelIcon.info()} <span>${text}</span></p>`)}
        <p role="status">
          ${differences.length === 0 ? words.same : words.differences(differences.length)}
        </p>
        <ul>
          ${differences.map(
            (difference) =>
              html`<li>
                <span class="time"
                  >${words.span(shiftTime(difference.from), shiftTime(difference.to))}</span
                >
                ${words.difference(difference)}
              </li>`,
          )}
          ${remarks.map((remark) => html`<li>${words.remark(remark, shiftTime(remark.at))}</li>`)}
        </ul>
      </div>
    `;
  }

  private fileProblems(): TemplateResult | typeof nothing {
    const { refused, words } = this;
    if (refused === null) return nothing;
    const { name, problems } = refused;
    const more = problems.length - TOLD;
    return html`<div class="problem" role="alert">
      ${levelIcon.error()}
      <div>
        <p>${words.problemTitle(name)}</p>
        <ul>
          ${problems.slice(0, TOLD).map((problem) => html`<li>${words.problem(problem)}</li>`)}
        </ul>
        ${more > 0 ? html`<p>${words.moreProblems(more)}</p>` : nothing}
      </div>
    </div>`;
  }

  private async open(): Promise<void> {
    this.failed = false;
    try {
      this.play ??= await this.load();
    } catch {
      this.failed = true;
    }
  }

  private playShift(): void {
    const { play, chosen, file, catalog, words } = this;
    if (play === null) return;
    const stage = {
      definitions: { before: this.settingsBefore, after: this.settingsAfter },
      catalog,
      names: words.names,
    };
    try {
      const trial = play.trialOf(
        stage,
        chosen === 'file' && file !== null
          ? file.shift
          : (rules, known) => play.builtInShift(chosen === 'file' ? 'day' : chosen, rules, known),
      );
      const times = SIDES.flatMap((side) =>
        EDITIONS.flatMap((edition) => trial.lanes[side][edition].map(({ from }) => from)),
      );
      this.trial = trial;
      this.axis = play.axisOf([...times, ...trial.marks.map(({ at }) => at)], trial.end);
    } catch {
      // Only a file can do this: its reader takes the details of what a softphone saved as they are.
      this.trial = null;
      if (file === null) {
        this.failed = true;
        return;
      }
      this.refused = { name: file.name, problems: [{ is: 'other' }] };
      this.file = null;
      this.chosen = 'day';
    }
  }

  private picker(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('input[type=file]');
  }

  private choose({ target }: Event): void {
    const value = target instanceof HTMLSelectElement ? target.value : '';
    this.chosen = BUILT_IN.find((one) => one === value) ?? 'file';
    this.refused = null;
  }

  private readonly handlePick = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    if (file !== undefined) void this.take(file);
    // The same file can be picked again, after it was saved anew.
    target.value = '';
  };

  private readonly handleDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    this.over = true;
  };

  private readonly handleDrop = (event: DragEvent): void => {
    const [file] = event.dataTransfer?.files ?? [];
    this.over = false;
    if (file === undefined) return;
    event.preventDefault();
    void this.take(file);
  };

  private async take(file: File): Promise<void> {
    this.files += 1;
    const mine = this.files;
    this.refused = null;
    const read = await this.readFile(file);
    if (mine !== this.files || read === null) return;
    if (read.ok) {
      this.file = { name: file.name, shift: read.shift };
      this.chosen = 'file';
    } else {
      this.refused = { name: file.name, problems: read.problems };
    }
  }

  /** `null`: the replay engine could not be loaded, which is told. */
  private async readFile(file: File): Promise<ReturnType<Play['readShift']> | null> {
    await this.open();
    const { play } = this;
    if (play === null) return null;
    if (file.size > play.LONGEST_FILE) return { ok: false, problems: [{ is: 'tooLarge' }] };
    try {
      return play.readShift(await file.text());
    } catch {
      // The file was moved or may not be read.
      return { ok: false, problems: [{ is: 'unreadable' }] };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-trial': SettingsTrial;
  }
}
