import {
  filledIn,
  type CallFact,
  type CallLogSettings,
  type FieldContent,
} from '../../definition/around-settings.js';
import type { CallLogValue } from '../../ports/crm.js';
import type { CallFacts } from './call-facts.js';
import type { AroundWords } from './words.js';

export type TaskFields = Readonly<Record<string, CallLogValue>>;

export interface TaskCall {
  readonly id: string;
  readonly facts: CallFacts;
  readonly over: boolean;
}

/** Of most of a Task's texts, and of its comments. */
const TEXT = 255;
const LONG_TEXT = 32_000;

/** The fields of a call's Task; one that has nothing to say is left out. */
export function taskFields(
  call: TaskCall,
  { fields, status }: CallLogSettings,
  words: AroundWords,
): TaskFields {
  const factOf = (fact: CallFact): CallLogValue => valueOf(call, fact, status, words);
  const all = [...fields].map(([field, content]) => [field, valueFor(content, factOf)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

/** What has to be said of a Task that says `saved`; `null`: nothing. What it no longer has is emptied. */
export function changedFields(fields: TaskFields, saved: TaskFields): TaskFields | null {
  const changes = new Map<string, CallLogValue>();
  for (const [field, value] of Object.entries(fields)) {
    if (saved[field] !== value) changes.set(field, value);
  }
  for (const field of Object.keys(saved)) {
    if (!(field in fields) && saved[field] !== '') changes.set(field, '');
  }
  return changes.size === 0 ? null : Object.fromEntries(changes);
}

function valueFor(content: FieldContent, factOf: (fact: CallFact) => CallLogValue): CallLogValue {
  if ('text' in content)
    return filledIn(content.text, (fact) => String(factOf(fact))).slice(0, TEXT);
  const value = factOf(content.fact);
  if (typeof value !== 'string') return value;
  return value.slice(0, content.fact === 'notes' ? LONG_TEXT : TEXT);
}

function valueOf(
  { id, facts, over }: TaskCall,
  fact: CallFact,
  status: CallLogSettings['status'],
  words: AroundWords,
): CallLogValue {
  const { direction, number, connectedAt, endedAt, transferred, codeName } = facts;
  switch (fact) {
    case 'callType':
      return direction === 'inbound' ? 'Inbound' : 'Outbound';
    case 'conversation':
      return id;
    case 'date':
      return localDate(connectedAt);
    case 'direction':
      return words.direction[direction];
    case 'duration':
      return endedAt === null ? '' : Math.max(0, Math.round((endedAt - connectedAt) / 1_000));
    case 'started':
      return new Date(connectedAt).toISOString();
    case 'ended':
      return endedAt === null ? '' : new Date(endedAt).toISOString();
    case 'result':
      if (codeName !== '') return codeName;
      return endedAt === null ? '' : words.result[transferred ? 'transferred' : 'answered'];
    case 'status':
      return over ? status.done : status.open;
    case 'subject':
      return words.subject(direction, number);
    case 'wrapUpCode':
      return codeName;
    case 'name':
    case 'notes':
    case 'number':
    case 'queue':
    case 'tags':
    case 'what':
    case 'who':
      return facts[fact];
  }
}

/** The agent's own day, as Salesforce writes dates. */
function localDate(at: number): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether a field says who it is; a name is kept only for that. */
export const usesName = ({ fields }: CallLogSettings): boolean =>
  [...fields.values()].some((content) =>
    'text' in content ? content.text.includes('{name}') : content.fact === 'name',
  );
