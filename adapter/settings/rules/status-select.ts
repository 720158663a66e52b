import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../sync/words.js';
import type { Side } from '../../sync/status.js';
import type { RuleMessages } from './messages/messages.js';
import { ANY, isAny, type StatusTextOrAny } from './rule-draft.js';
import {
  omniMenu,
  optionFor,
  pureCloudMenu,
  type StatusGroup,
  type StatusOption,
  type Statuses,
} from './status-menu.js';

/** The menus of both sides, made once for all rows. */
export interface StatusMenus {
  readonly statuses: Statuses;
  readonly groups: Readonly<Record<Side, readonly StatusGroup[]>>;
}

export const statusMenus = (
  statuses: Statuses,
  words: RuleMessages,
  language: Language,
): StatusMenus => ({
  statuses,
  groups: {
    omni: omniMenu(statuses.omni, words.offline),
    pureCloud: pureCloudMenu(statuses.presences, words.presence, language),
  },
});

/** What an option's `value` says before the status's text, so that no text is taken for something else. */
const TEXT = 'status ';
const ANY_VALUE = 'any';

interface SelectParts<Chosen extends StatusTextOrAny> {
  readonly id: string;
  readonly side: Side;
  readonly label: string;
  readonly chosen: Chosen;
  /** Offered where every other status can be meant; absent: it cannot. */
  readonly any?: string;
  /** What the option without a status says. */
  readonly empty: string;
  /** Whether the empty option can be chosen again. */
  readonly clearable?: boolean;
  readonly change: (chosen: StatusTextOrAny) => void;
}

/** A labelled menu of one side's statuses. */
export function statusSelect(
  parts: SelectParts<StatusTextOrAny>,
  { statuses, groups }: StatusMenus,
  words: RuleMessages,
): TemplateResult {
  const { id, side, label, chosen } = parts;
  const menu = groups[side];
  const text = chosen === null || isAny(chosen) ? null : chosen;
  const current = text === null ? null : optionFor(side, text, statuses, menu);
  const option = ({ text: value, label: name }: StatusOption): TemplateResult =>
    html`<option value=${TEXT + value} .selected=${current?.text === value}>${name}</option>`;
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select
        id=${id}
        aria-invalid=${chosen === null && parts.clearable !== true ? 'true' : nothing}
        @change=${(event: Event) => parts.change(chosenIn(event))}
      >
        ${
          chosen === null || parts.clearable === true
            ? html`<option value="" .selected=${chosen === null}>${parts.empty}</option>`
            : nothing
        }
        ${
          text !== null && current === null
            ? html`<option value=${TEXT + text} .selected=${true}>${words.notInOrg(text)}</option>`
            : nothing
        }
        ${
          parts.any === undefined
            ? nothing
            : html`<option value=${ANY_VALUE} .selected=${chosen !== null && isAny(chosen)}>
                ${parts.any}
              </option>`
        }
        ${menu.map((group) =>
          group.kind === 'plain'
            ? group.options.map(option)
            : html`<optgroup
                label=${group.kind === 'primary' ? group.label : words.group[group.kind]}
              >
                ${group.options.map(option)}
              </optgroup>`,
        )}
      </select>
    </div>
  `;
}

function chosenIn(event: Event): StatusTextOrAny {
  const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
  if (value === ANY_VALUE) return ANY;
  return value.startsWith(TEXT) ? value.slice(TEXT.length) : null;
}
