import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readObject } from '../../definition/work-objects.js';
import type { HoldCondition } from '../../sync/rules.js';
import { otherSide, SIDES, type Side } from '../../sync/status.js';
import {
  choiceOf,
  directionOf,
  directionsOf,
  heldSide,
  isAny,
  turned,
  type HoldDraft,
  type RuleDraft,
  type StatusText,
  type StatusTextOrAny,
} from './rule-draft.js';
import { choice, numberField, textField, type TypedFields } from './typed-fields.js';
import { statusSelect, type StatusMenus } from './status-select.js';

/** What the fields of a rule need to be drawn, and where a change goes. */
export interface FieldContext extends TypedFields {
  readonly menus: StatusMenus;
  readonly edit: (draft: RuleDraft) => void;
}

/** The fields of a rule, in the order in which its sentence has them. */
export function ruleFields(draft: RuleDraft, context: FieldContext): TemplateResult {
  return html`${directionField(draft, context)}${ownFields(draft, context)}`;
}

function ownFields(draft: RuleDraft, context: FieldContext): TemplateResult {
  const { words, edit } = context;
  switch (draft.kind) {
    case 'pair': {
      const field = (side: Side): TemplateResult =>
        status(context, `status-${side}`, side, words.pairStatus(side), draft[side], (chosen) =>
          edit({ ...draft, [side]: chosen }),
        );
      return html`${SIDES.map(field)}`;
    }
    case 'is':
    case 'leaves': {
      const { kind, side, set } = draft;
      const other = otherSide(side);
      const label = kind === 'is' ? words.becomes(side) : words.leaves(side);
      return html`
        ${statusOrAny(context, 'status', side, label, draft.status, (chosen) =>
          edit({ ...draft, status: chosen }),
        )}
        ${status(context, 'set', other, words.set(other), set, (chosen) =>
          edit({ ...draft, set: chosen }),
        )}
      `;
    }
    case 'ignore': {
      const { side } = draft;
      return statusOrAny(context, 'status', side, words.ignored(side), draft.status, (chosen) =>
        edit({ ...draft, status: chosen }),
      );
    }
    case 'after':
      return html`
        ${choice(
          'reason',
          words.after,
          ['pushTimeout', 'decline'] as const,
          draft.reason,
          words.reason,
          (reason) => edit({ ...draft, reason }),
        )}
        ${status(context, 'set', 'pureCloud', words.set('pureCloud'), draft.set, (chosen) =>
          edit({ ...draft, set: chosen }),
        )}
      `;
    case 'hold': {
      const held = heldSide(draft.condition);
      return html`
        ${conditionFields(draft, context)}
        ${status(context, 'hold', held, words.hold(held), draft.hold, (hold) =>
          edit({ ...draft, hold }),
        )}
        <label class="tick">
          <input
            type="checkbox"
            .checked=${live(draft.always)}
            @change=${() => edit({ ...draft, always: !draft.always })}
          />
          ${words.always}
        </label>
      `;
    }
  }
}

function directionField(
  draft: RuleDraft,
  { words, edit }: FieldContext,
): TemplateResult | typeof nothing {
  const kind = choiceOf(draft);
  const direction = directionOf(draft);
  if (direction === null) return nothing;
  if (kind !== 'follow' && kind !== 'leaves' && kind !== 'ignore' && kind !== 'unreachable') {
    return nothing;
  }
  return choice(
    'direction',
    words.directionLabel,
    directionsOf(draft),
    direction,
    words.direction[kind],
    (to) => edit(turned(draft, to)),
  );
}

function conditionFields(draft: HoldDraft, context: FieldContext): TemplateResult {
  const { words, edit } = context;
  const { condition } = draft;
  const put = (next: HoldCondition): void => edit({ ...draft, condition: next });
  switch (condition.on) {
    case 'salesforceWork':
      return html`
        ${objectsField(condition, context, put)}
        ${choice(
          'from',
          words.from,
          ['assigned', 'accepted'] as const,
          condition.from,
          words.phase,
          (from) => put({ ...condition, from }),
        )}
        ${numberField(
          context,
          { id: 'workload', label: words.workload, most: 100, placeholder: words.workloadAny },
          condition.atPercent,
          (atPercent) => put({ ...condition, atPercent }),
        )}
      `;
    case 'pureCloudWork':
      return html`
        ${mediaField(condition, context, put)}
        ${choice(
          'from',
          words.from,
          ['alerting', 'connected'] as const,
          condition.from,
          words.phase,
          (from) => put({ ...condition, from }),
        )}
        ${choice(
          'until',
          words.until,
          ['disconnected', 'wrapup'] as const,
          condition.until,
          words.end,
          (until) => put({ ...condition, until }),
        )}
      `;
    case 'notResponding':
      return html``;
    case 'unreachable':
      return numberField(
        context,
        { id: 'seconds', label: words.seconds, most: 86_400, placeholder: '0' },
        condition.forSeconds === 0 ? null : condition.forSeconds,
        (seconds) => put({ ...condition, forSeconds: seconds ?? 0 }),
      );
  }
}

const MEDIA: readonly string[] = ['voice', 'callback', 'chat', 'email', 'message'];

type PureCloudWork = Extract<HoldCondition, { on: 'pureCloudWork' }>;
type SalesforceWork = Extract<HoldCondition, { on: 'salesforceWork' }>;

/** None ticked means all: a rule for no interaction at all would be none. */
function mediaField(
  condition: PureCloudWork,
  { words }: FieldContext,
  put: (condition: PureCloudWork) => void,
): TemplateResult {
  const chosen = condition.media ?? [];
  const offered = [...MEDIA, ...chosen.filter((media) => !MEDIA.includes(media))];
  const toggle = (media: string): void => {
    const next = offered.filter((one) => chosen.includes(one) !== (one === media));
    put({ ...condition, media: next.length === 0 ? null : next });
  };
  return html`
    <fieldset class="ticks">
      <legend>${words.media}</legend>
      <label class="tick">
        <input
          type="checkbox"
          .checked=${live(condition.media === null)}
          @change=${() => put({ ...condition, media: condition.media === null ? ['voice'] : null })}
        />
        ${words.allMedia}
      </label>
      ${offered.map(
        (media) =>
          html`<label class="tick">
            <input
              type="checkbox"
              .checked=${live(chosen.includes(media))}
              @change=${() => toggle(media)}
            />
            ${words.mediaName[media] ?? media}
          </label>`,
      )}
    </fieldset>
  `;
}

function objectsField(
  condition: SalesforceWork,
  { words, wrong, refuse }: FieldContext,
  put: (condition: SalesforceWork) => void,
): TemplateResult {
  const take = (event: Event): void => {
    const typed = event.target instanceof HTMLInputElement ? event.target.value.trim() : '';
    const names = typed === '' ? [] : typed.split(',').map((name) => name.trim());
    const bad = names.find((name) => readObject(name) === null || KEYWORD.test(name));
    refuse('objects', bad === undefined ? null : words.objectsWrong(bad));
    if (bad !== undefined) return;
    const objects = names.map(readObject).filter((name) => name !== null);
    put({ ...condition, objects: objects.length === 0 ? null : [...new Set(objects)] });
  };
  return textField(
    { id: 'objects', label: words.objects, hint: words.objectsHint, wrong: wrong['objects'] },
    condition.objects?.join(', ') ?? '',
    take,
  );
}

/** Words that end a list of objects in a sentence. */
const KEYWORD = /^(?:from|until|at|hold)$/i;

const status = (
  { words, menus }: FieldContext,
  id: string,
  side: Side,
  label: string,
  chosen: StatusText,
  change: (chosen: StatusText) => void,
): TemplateResult =>
  statusSelect(
    {
      id,
      side,
      label,
      chosen,
      empty: words.choose,
      change: (to) => change(to === null || isAny(to) ? null : to),
    },
    menus,
    words,
  );

const statusOrAny = (
  { words, menus }: FieldContext,
  id: string,
  side: Side,
  label: string,
  chosen: StatusTextOrAny,
  change: (chosen: StatusTextOrAny) => void,
): TemplateResult =>
  statusSelect(
    { id, side, label, chosen, any: words.any, empty: words.choose, change },
    menus,
    words,
  );
