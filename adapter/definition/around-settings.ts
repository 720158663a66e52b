import type { CallCenterSettings } from './definition.js';
import type { Problem } from './problem.js';
import { suggesting, warning } from './problems.js';
import { isUnset, readSections, type Items } from './settings.js';
import { SOFTPHONE_SECTION } from './softphone-settings.js';
import { nearest } from './suggestion.js';

/** What of a call can stand in a field of its Task. */
export const CALL_FACTS = [
  'callType',
  'conversation',
  'date',
  'direction',
  'duration',
  'ended',
  'name',
  'notes',
  'number',
  'queue',
  'result',
  'started',
  'status',
  'subject',
  'tags',
  'what',
  'who',
  'wrapUpCode',
] as const;

export type CallFact = (typeof CALL_FACTS)[number];

/** A field's content: a fact, or a text in which `{number}` and the like stand for facts. */
export type FieldContent = { readonly fact: CallFact } | { readonly text: string };

export interface CallLogSettings {
  /** By API names of the Task's fields. */
  readonly fields: ReadonlyMap<string, FieldContent>;
  /** Values of Status while the call lasts, and afterwards. */
  readonly status: { readonly open: string; readonly done: string };
}

/** What is opened by what an interaction brings along, the first that it has something for; each `null` where not set. */
export interface PopTargets {
  /** The participant attribute that has a record's Id. */
  readonly record: string | null;
  /** A relative address in which `{name}` stands for a participant attribute. */
  readonly url: string | null;
  readonly flow: {
    readonly name: string;
    /** Its input variables, by participant attributes. */
    readonly inputs: ReadonlyMap<string, string>;
  } | null;
}

/** What section `softphone` says of Salesforce around the phone. */
export interface AroundSettings {
  readonly clickToDial: boolean;
  /** When an inbound interaction brings its record to the front. */
  readonly screenPop: 'alert' | 'answer' | 'off';
  /** Where a pop goes before the org is searched. */
  readonly popTo: PopTargets;
  /** `null`: calls are not logged. */
  readonly callLog: CallLogSettings | null;
}

/** Where the conversation's id is, by which no call is logged twice; never anything else. */
const CALL_KEY = 'CallObject';

/** Fields that a Task has in every org: https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-task.html */
const STANDARD: readonly (readonly [string, CallFact])[] = [
  ['Subject', 'subject'],
  ['Status', 'status'],
  ['ActivityDate', 'date'],
  ['CallType', 'callType'],
  ['CallDurationInSeconds', 'duration'],
  ['CallDisposition', 'result'],
  [CALL_KEY, 'conversation'],
  ['Description', 'notes'],
  ['WhoId', 'who'],
  ['WhatId', 'what'],
];

/** A participant attribute's name, as PureCloud's flows write them. */
const ATTRIBUTE = /^[\w.:-]{1,100}$/;
/** API names of flows, and of their variables. */
const API_NAME = /^[A-Za-z]\w{0,79}$/;
const INPUT = /^([A-Za-z]\w{0,79})\s*=\s*([\w.:-]{1,100})$/;
/** An address of the org, or one that an attribute has whole. */
const ADDRESS = /^(?:\/(?![/\\])[^\s\\]*|\{[\w.:-]{1,100}\})$/;

const ITEM = /^callLogField[1-9]\d?$/;
const SENTENCE = /^([A-Za-z]\w{0,79})\s*=\s*(?:"([^"]*)"|(\w+))$/;
const PLACEHOLDER = /\{(\w*)\}/g;

/** What `Field = none` says: the field is left alone. */
const NOTHING = 'none';

/**
 * Reads what section `softphone` says of click-to-dial, screen pops and call logs. It is read when a phone is wanted:
 * what is wrong here is told, and its default is taken.
 */
export function readAroundSettings(settings: CallCenterSettings): {
  readonly settings: AroundSettings;
  readonly problems: readonly Problem[];
} {
  const items = readSections(settings).sections.get(SOFTPHONE_SECTION) ?? new Map<string, string>();
  const problems: Problem[] = [];
  const report = (item: string, expected: string, near: readonly string[] = []): void => {
    const value = items.get(item) ?? '';
    const problem = warning('value-invalid', `${SOFTPHONE_SECTION}/${item}`, value, expected);
    problems.push(suggesting(problem, nearest(value, near)));
  };
  const word = <Word extends string>(item: string, words: readonly [Word, ...Word[]]): Word => {
    const value = items.get(item) ?? '';
    const found = words.find((one) => one.toLowerCase() === value.toLowerCase());
    if (found === undefined && !isUnset(value)) report(item, `one of ${words.join(', ')}`, words);
    return found ?? words[0];
  };
  const callLog = word('callLog', ['true', 'false']) === 'true';
  const fields = readFields(items, report);
  const popTo = readPopTargets(items, report);
  return {
    settings: {
      clickToDial: word('clickToDial', ['true', 'false']) === 'true',
      screenPop: word('screenPop', ['alert', 'answer', 'off']),
      popTo,
      callLog: callLog
        ? {
            fields,
            status: {
              open: textOr(items, 'callLogStatusOpen', 'In Progress'),
              done: textOr(items, 'callLogStatusDone', 'Completed'),
            },
          }
        : null,
    },
    problems,
  };
}

function textOr(items: Items, item: string, otherwise: string): string {
  const value = items.get(item) ?? '';
  return isUnset(value) ? otherwise : value;
}

type Report = (item: string, expected: string, near?: readonly string[]) => void;

function readPopTargets(items: Items, report: Report): PopTargets {
  const fitting = (item: string, form: RegExp, expected: string): string | null => {
    const value = items.get(item) ?? '';
    if (isUnset(value)) return null;
    if (form.test(value)) return value;
    report(item, expected);
    return null;
  };
  const record = fitting('screenPopRecord', ATTRIBUTE, 'the name of a participant attribute');
  const url = fitting(
    'screenPopUrl',
    ADDRESS,
    'an address that begins with /, with attributes between { and }, or one such attribute',
  );
  const flow = fitting('screenPopFlow', API_NAME, 'the API name of a screen flow');
  const inputs = readInputs(items, report);
  return { record, url, flow: flow === null ? null : { name: flow, inputs } };
}

function readInputs(items: Items, report: Report): ReadonlyMap<string, string> {
  const item = 'screenPopFlowInputs';
  const value = items.get(item) ?? '';
  if (isUnset(value)) return new Map();
  const pairs = value.split(',').map((each) => INPUT.exec(each.trim()));
  if (pairs.includes(null)) {
    report(item, 'input variables and attributes, e.g. caseId = SF_CaseId, reason = SF_Reason');
  }
  return new Map(
    pairs.flatMap((pair) => {
      const [, variable, attribute] = pair ?? [];
      return variable === undefined || attribute === undefined ? [] : [[variable, attribute]];
    }),
  );
}

function readFields(items: Items, report: Report): ReadonlyMap<string, FieldContent> {
  const fields = new Map<string, FieldContent>(STANDARD.map(([field, fact]) => [field, { fact }]));
  for (const [item, value] of items) {
    if (!ITEM.test(item) || isUnset(value)) continue;
    const [, field, text, name] = SENTENCE.exec(value) ?? [];
    if (field === undefined) {
      report(item, 'a field of Task and what stands in it, e.g. Queue__c = queue');
      continue;
    }
    const content = contentOf(text, name);
    if (field === CALL_KEY) {
      report(item, `another field than ${CALL_KEY}, which holds the conversation’s id`);
    } else if (content === null) {
      report(item, `${field} = one of ${CALL_FACTS.join(', ')}, or a text between "`, [
        ...CALL_FACTS.map((fact) => `${field} = ${fact}`),
      ]);
    } else if (content === NOTHING) fields.delete(field);
    else fields.set(field, content);
  }
  return fields;
}

const isFact = (name: string): name is CallFact => CALL_FACTS.some((fact) => fact === name);

function contentOf(
  text: string | undefined,
  name: string | undefined,
): FieldContent | typeof NOTHING | null {
  if (text !== undefined) {
    const all = [...text.matchAll(PLACEHOLDER)].every(([, fact = '']) => isFact(fact));
    return all ? { text } : null;
  }
  if (name === undefined) return null;
  if (name.toLowerCase() === NOTHING) return NOTHING;
  return isFact(name) ? { fact: name } : null;
}

/** A text with its facts in it. */
export const filledIn = (text: string, factOf: (fact: CallFact) => string): string =>
  text.replace(PLACEHOLDER, (whole, name: string) => (isFact(name) ? factOf(name) : whole));

const ATTRIBUTE_IN = /\{([\w.:-]{1,100})\}/g;

/** The participant attributes that a definition names; no others are ever asked for. */
export const attributesIn = ({ record, url, flow }: PopTargets): readonly string[] => [
  ...new Set([
    ...(record === null ? [] : [record]),
    ...[...(url ?? '').matchAll(ATTRIBUTE_IN)].flatMap(([, name = '']) => name),
    ...(flow?.inputs.values() ?? []),
  ]),
];

/**
 * A relative address with its attributes in it; `null` where one of them is missing, or where it would lead out of the
 * org. One that an attribute has whole is taken as it is.
 */
export function addressFrom(template: string, attributes: Attributes): string | null {
  const [, whole] = /^\{([^}]*)\}$/.exec(template) ?? [];
  const names = [...template.matchAll(ATTRIBUTE_IN)].flatMap(([, name = '']) => name);
  if (names.some((name) => (attributes[name] ?? '') === '')) return null;
  const address =
    whole === undefined
      ? template.replace(ATTRIBUTE_IN, (_, name: string) =>
          encodeURIComponent(attributes[name] ?? ''),
        )
      : (attributes[whole] ?? '');
  return ADDRESS.test(address) && address.startsWith('/') ? address : null;
}

/** Participant attributes of an interaction's customer, by their names. */
export type Attributes = Readonly<Record<string, string>>;
