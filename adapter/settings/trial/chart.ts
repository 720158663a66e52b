import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base, button } from '../../panel/look/base.js';
import { statusIcon } from '../../panel/look/more-icons.js';
import { statusStyle } from '../../panel/look/status-view.js';
import { tokens } from '../../panel/look/tokens.js';
import type { TimedStep } from '../../replay/scenario.js';
import { SIDES, type Side } from '../../sync/status.js';
import { whyText, type Language } from '../../sync/words.js';
import type { Axis } from './axis.js';
import { chartStyle } from './chart.styles.js';
import { markIcon } from './mark-icons.js';
import { en } from './messages/en.js';
import type { TrialMessages } from './messages/messages.js';
import { shiftTime } from './messages/words.js';
import type { Edition, Segment, Trial } from './trial-types.js';

/** Why a status was shown, in a sentence. */
export function causeText(
  { cause, label }: Segment,
  side: Side,
  { nameOf }: Trial,
  words: TrialMessages,
  language: Language,
): string {
  switch (cause.is) {
    case 'start':
      return words.atStart;
    case 'step':
      return words.step(cause.step, nameOf);
    case 'sync':
      return words.sentence(whyText(cause.cause, side, label, language, nameOf));
  }
}

/**
 * The trial on one time axis. Everything can be reached by Tab (a row) and the arrow keys (within it); what has the
 * pointer or the focus is told below.
 */
@customElement('settings-trial-chart')
export class SettingsTrialChart extends LitElement {
  static override readonly styles = [tokens, base, button, statusStyle, chartStyle];

  @property({ attribute: false }) trial: Trial | null = null;
  @property({ attribute: false }) axis: Axis | null = null;
  @property({ attribute: false }) words: TrialMessages = en;
  @property({ attribute: false }) language: Language = 'en';

  @state() private told = '';
  /** The entry of a row that Tab comes to, by the row's name. */
  @state() private entries: Readonly<Record<string, number>> = {};

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('trial') || changed.has('language')) {
      this.told = '';
      this.entries = {};
    }
  }

  protected override updated(): void {
    const { axis } = this;
    if (axis === null) return;
    // A style attribute in the template would be refused by the page's content security policy.
    for (const part of this.renderRoot.querySelectorAll<HTMLElement>('[data-from]')) {
      const from = axis.place(Number(part.dataset['from']));
      part.style.insetInlineStart = `${from * 100}%`;
      const { to } = part.dataset;
      if (to !== undefined) part.style.inlineSize = `${(axis.place(Number(to)) - from) * 100}%`;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { trial, axis, words } = this;
    if (trial === null || axis === null) return nothing;
    return html`
      <div class="scroll">
        <div class="chart" role="group" aria-label=${words.chart}>
          <div class="line marks" role="group" aria-label=${words.events} data-row="marks">
            <span class="name">${words.events}</span>
            <div class="track">
              ${trial.marks.map((mark, index) => this.mark(mark, index, trial))}
            </div>
          </div>
          ${SIDES.map((side) => this.side(side, trial))}
          <div class="line ticks" aria-hidden="true">
            <span class="name"></span>
            <div class="track">
              ${axis.ticks.map(
                (at) => html`<span class="tick" data-from=${at}>${shiftTime(at)}</span>`,
              )}
            </div>
          </div>
        </div>
      </div>
      <p class="told">
        ${this.told === '' ? html`<span class="weak">${words.hint}</span>` : this.told}
      </p>
      <p class="weak">${words.axisNote}</p>
    `;
  }

  private side(side: Side, trial: Trial): TemplateResult {
    const { words } = this;
    return html`
      <div class="side">
        <h3>${words.side[side]}</h3>
        ${this.lane(side, 'before', trial)}
        <div class="line gap" aria-hidden="true">
          <span class="name"></span>
          <div class="track">
            ${trial.differences
              .filter((difference) => difference.side === side)
              .map(
                ({ from, to }) =>
                  html`<span class="differs" data-from=${from} data-to=${to}><b>≠</b></span>`,
              )}
          </div>
        </div>
        ${this.lane(side, 'after', trial)}
      </div>
    `;
  }

  private lane(side: Side, edition: Edition, trial: Trial): TemplateResult {
    const { words } = this;
    const row = `${side}-${edition}`;
    return html`
      <div
        class="line lane ${edition}"
        role="group"
        aria-label=${words.lane(side, edition)}
        data-row=${row}
      >
        <span class="name">${words.edition[edition]}</span>
        <div class="track">
          ${trial.lanes[side][edition].map((segment, index) =>
            this.segment(segment, index, { side, edition, trial, row }),
          )}
        </div>
      </div>
    `;
  }

  private segment(
    segment: Segment,
    index: number,
    given: {
      readonly side: Side;
      readonly edition: Edition;
      readonly trial: Trial;
      readonly row: string;
    },
  ): TemplateResult {
    const { words, language } = this;
    const { side, edition, trial, row } = given;
    const { from, to, label, kind } = segment;
    const differs = trial.differences.some(
      (one) => one.side === side && one.from < to && one.to > from,
    );
    const time = words.span(shiftTime(from), shiftTime(to));
    const text = words.segment(time, label, causeText(segment, side, trial, words, language));
    const whole = differs && edition === 'after' ? `${text} (${words.differs})` : text;
    return html`
      <button
        type="button"
        class="segment ${kind}"
        data-from=${from}
        data-to=${to}
        tabindex=${this.tabIndexOf(row, index)}
        aria-label=${whole}
        @focus=${() => this.tell(row, index, `${words.lane(side, edition)}, ${whole}`)}
        @pointerenter=${() => (this.told = `${words.lane(side, edition)}, ${whole}`)}
        @keydown=${this.handleKey}
      >
        ${statusIcon[kind]()}<span class="label">${label}</span>
      </button>
    `;
  }

  private mark({ at, step }: TimedStep, index: number, trial: Trial): TemplateResult {
    const text = `${shiftTime(at)}: ${this.words.step(step, trial.nameOf)}`;
    return html`
      <button
        type="button"
        class="mark-button"
        data-from=${at}
        tabindex=${this.tabIndexOf('marks', index)}
        aria-label=${text}
        @focus=${() => this.tell('marks', index, text)}
        @pointerenter=${() => (this.told = text)}
        @keydown=${this.handleKey}
      >
        ${markIcon(step.kind)}
      </button>
    `;
  }

  private tabIndexOf(row: string, index: number): number {
    return (this.entries[row] ?? 0) === index ? 0 : -1;
  }

  private tell(row: string, index: number, text: string): void {
    this.told = text;
    this.entries = { ...this.entries, [row]: index };
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...(target.closest('[data-row]')?.querySelectorAll<HTMLElement>('button') ?? [])];
    const here = all.indexOf(target);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: all.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-trial-chart': SettingsTrialChart;
  }
}
