import { html, nothing, type TemplateResult } from 'lit';
import { problemText } from '../definition/words.js';
import type { Problem } from '../definition/problem.js';
import { check, levelIcon } from '../panel/look/icons.js';
import type { SettingsMessages } from './messages/messages.js';
import type { Failure } from './session/failure.js';

/** A box that tells how something went. */
export const said = (
  level: 'error' | 'warning' | 'info' | 'success',
  content: unknown,
): TemplateResult =>
  html`<div class="said ${level}">
    ${level === 'success' ? check() : levelIcon[level]()}
    <div>${content}</div>
  </div>`;

/** Why Setup did not do what was asked for. What was edited can go another way; where nothing was read, nothing can. */
export const failureText = (
  { because, detail }: Failure,
  { failure, orgSays }: SettingsMessages,
  of: 'todo' | 'reading' = 'reading',
): TemplateResult => html`
  <p>${failure[because].what} ${failure[because][of]}</p>
  ${detail === '' ? nothing : html`<p class="weak">${orgSays(detail)}</p>`}
`;

/** A problem as an administrator is told of it. Its kind is said in a word, since colour is never alone. */
export const problemLine = (problem: Problem, messages: SettingsMessages): TemplateResult => html`
  <p class="problem ${problem.kind}">
    ${levelIcon[problem.kind]()}
    <span
      ><strong>${messages.problem[problem.kind]}:</strong> ${
        problemText(problem, messages.language).what
      }
      ${messages.problem.todo[problem.code](problem)}</span
    >
  </p>
`;

export const problemsOf = (problems: readonly Problem[], item: string): readonly Problem[] =>
  problems.filter((problem) => problem.item === item);

export const hasError = (problems: readonly Problem[]): boolean =>
  problems.some(({ kind }) => kind === 'error');

/** For `aria-disabled`; whoever is on the button keeps the focus, and its click is for nothing. */
export const unless = (disabled: boolean, act: () => void): (() => void) =>
  disabled ? () => undefined : act;
