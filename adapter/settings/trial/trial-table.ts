import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../sync/words.js';
import { causeText } from './chart.js';
import type { TrialMessages } from './messages/messages.js';
import { shiftTime } from './messages/words.js';
import { LANES, momentsOf, type Moment } from './moments.js';
import type { Trial } from './trial-types.js';

/** The trial as a table, for those who do not see the chart, and for reading closely. */
export function trialTable(trial: Trial, words: TrialMessages, language: Language): TemplateResult {
  return html`
    <div class="scroll" role="region" tabindex="0" aria-label=${words.table} id="table">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.time}</th>
            <th scope="col">${words.event}</th>
            ${LANES.map(
              ({ side, edition }) => html`<th scope="col">${words.lane(side, edition)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${momentsOf(trial).map((moment) => momentRow(moment, trial, words, language))}
        </tbody>
      </table>
    </div>
  `;
}

function momentRow(
  { at, marks, shown, changed, differs }: Moment,
  trial: Trial,
  words: TrialMessages,
  language: Language,
): TemplateResult {
  return html`<tr>
    <th scope="row">${shiftTime(at)}</th>
    <td>${marks.map(({ step }) => html`<p>${words.step(step, trial.nameOf)}</p>`)}</td>
    ${LANES.map(({ side, edition }, index) => {
      const segment = shown[index];
      if (segment === undefined) return html`<td></td>`;
      const different = differs[side] && edition === 'after';
      const caused = changed[index] === true && segment.cause.is === 'sync';
      return html`<td class=${different ? 'different' : ''}>
        ${different ? html`<b>≠ <span class="unseen">${words.differs}</span></b>` : nothing}
        ${segment.label}
        ${
          caused
            ? html`<p class="weak">${causeText(segment, side, trial, words, language)}</p>`
            : nothing
        }
      </td>`;
    })}
  </tr>`;
}
