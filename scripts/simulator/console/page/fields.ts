import { html, type TemplateResult } from 'lit';

/** Fields of the remote control's small forms, and what is in them. */

export type Options = readonly (readonly [value: string, label: string])[];

/** Each word is its own label. */
export function pairs(words: readonly string[]): Options {
  return words.map((word) => [word, word] as const);
}

export function select(name: string, label: string, options: Options): TemplateResult {
  return html`<label class="grow">
    <span class="hidden-label">${label}</span>
    <select name=${name}>
      ${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
    </select>
  </label>`;
}

export function number(name: string, label: string, value: string): TemplateResult {
  return html`<label class="number">
    ${label}<input name=${name} type="number" min="0" value=${value} />
  </label>`;
}

export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** `undefined`: the field is empty. */
export function numberIn(form: FormData, name: string): number | undefined {
  const text = textIn(form, name).trim();
  return text === '' ? undefined : Number(text);
}
