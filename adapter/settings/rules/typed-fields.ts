import { html, nothing, type TemplateResult } from 'lit';
import type { RuleMessages } from './messages/messages.js';

/** What was typed into fields and cannot be taken, by their ids, and where that is noted. */
export interface TypedFields {
  readonly words: RuleMessages;
  readonly wrong: Readonly<Record<string, string>>;
  readonly refuse: (field: string, why: string | null) => void;
}

interface NumberParts {
  readonly id: string;
  readonly label: string;
  readonly most: number;
  readonly placeholder: string;
}

/** A whole number that may be left out. */
export function numberField(
  { words, wrong, refuse }: TypedFields,
  { id, label, most, placeholder }: NumberParts,
  value: number | null,
  put: (value: number | null) => void,
): TemplateResult {
  const take = (event: Event): void => {
    const typed = event.target instanceof HTMLInputElement ? event.target.value.trim() : '';
    const number = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
    const fits = typed === '' || number <= most;
    refuse(id, fits ? null : words.wholeNumber(most));
    if (fits) put(typed === '' ? null : number);
  };
  return textField(
    { id, label, placeholder, numeric: true, wrong: wrong[id] },
    value === null ? '' : String(value),
    take,
  );
}

interface TextParts {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly wrong: string | undefined;
}

export function textField(
  { id, label, hint, placeholder, numeric, wrong }: TextParts,
  value: string,
  take: (event: Event) => void,
): TemplateResult {
  const described = [
    hint === undefined ? [] : [`${id}-hint`],
    wrong === undefined ? [] : [`${id}-wrong`],
  ]
    .flat()
    .join(' ');
  return html`
    <div class=${numeric === true ? 'field short' : 'field'}>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type="text"
        autocomplete="off"
        inputmode=${numeric === true ? 'numeric' : nothing}
        placeholder=${placeholder ?? nothing}
        .value=${value}
        aria-invalid=${wrong === undefined ? nothing : 'true'}
        aria-describedby=${described === '' ? nothing : described}
        @change=${take}
      />
      ${hint === undefined ? nothing : html`<span class="weak" id=${`${id}-hint`}>${hint}</span>`}
      ${
        wrong === undefined
          ? nothing
          : html`<span class="wrong" id=${`${id}-wrong`}>${wrong}</span>`
      }
    </div>
  `;
}

/** A labelled menu of a few fixed values. */
export function choice<Value extends string>(
  id: string,
  label: string,
  values: readonly Value[],
  current: Value,
  names: Readonly<Record<Value, string>>,
  change: (value: Value) => void,
): TemplateResult {
  const take = (event: Event): void => {
    const { target } = event;
    const taken = values.find(
      (value) => target instanceof HTMLSelectElement && value === target.value,
    );
    if (taken !== undefined) change(taken);
  };
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${take}>
        ${values.map(
          (value) =>
            html`<option value=${value} .selected=${value === current}>${names[value]}</option>`,
        )}
      </select>
    </div>
  `;
}
