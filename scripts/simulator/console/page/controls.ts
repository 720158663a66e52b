import { html, type TemplateResult } from 'lit';

/** What the remote control's controls are made of. Each plays one step of the replay format. */

/** A step of the replay format without its `at`. */
export type Step = Readonly<Record<string, unknown>>;

export type Play = (step: Step) => void;

/** Steps by what their buttons say. */
export type Steps = readonly (readonly [label: string, step: Step])[];

/** A thing that has a state, and what can happen to it. */
export function item(play: Play, id: string, is: string, steps: Steps): TemplateResult {
  return html`<div class="item">
    <span><strong>${id}</strong> <span class="muted">${is}</span></span>
    <span class="buttons">
      ${steps.map(
        ([label, step]) =>
          html`<button aria-label="${label} ${id}" @click=${() => play(step)}>${label}</button>`,
      )}
    </span>
  </div>`;
}

export function buttons(play: Play, title: string, steps: Steps): TemplateResult {
  return html`<div class="item" role="group" aria-label=${title}>
    <span>${title}</span>
    <span class="buttons">
      ${steps.map(([label, step]) => html`<button @click=${() => play(step)}>${label}</button>`)}
    </span>
  </div>`;
}

/** One line of fields, with the button that plays what is in them. */
export function form(
  play: Play,
  label: string,
  stepOf: (form: FormData) => Step,
  ...fields: readonly TemplateResult[]
): TemplateResult {
  return html`<form class="control" @submit=${submitted((data) => play(stepOf(data)))}>
    ${fields}<button>${label}</button>
  </form>`;
}

/** What is in a form when it is submitted; the page stays. */
export function submitted(use: (form: FormData) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const { currentTarget } = event;
    if (currentTarget instanceof HTMLFormElement) use(new FormData(currentTarget));
  };
}
