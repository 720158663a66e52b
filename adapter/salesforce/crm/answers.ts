import { OpenCtiError } from '@salesforce/open-cti';
import {
  CrmError,
  type ClickedNumber,
  type CrmPerson,
  type CrmRecord,
  type PopOutcome,
} from '../../ports/crm.js';
import { isRecord, plainJson, textOf, type JsonRecord } from '../../ports/json.js';

/** What Salesforce answers and tells, checked once. Nothing here throws. */

/** 15 or 18 characters: https://developer.salesforce.com/docs/platform/object-reference/guide/field-types.html */
const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

const TASK = '00T';

const idOf = (value: unknown): string | null =>
  typeof value === 'string' && ID.test(value) ? value : null;

/** `saveLog` gives the Id as a text or in an object, by releases. */
export function savedId(returnValue: unknown): string | null {
  const saved = plainJson(returnValue);
  if (!isRecord(saved)) return idOf(saved);
  const { recordId, Id, id } = saved;
  return idOf(recordId) ?? idOf(Id) ?? idOf(id);
}

/** `onClickToDial`'s payload: the number is a text or, as the reference has it, a number. */
export function clickedNumber(payload: unknown): ClickedNumber | null {
  const plain = plainJson(payload);
  if (!isRecord(plain)) return null;
  const { number } = plain;
  const text = typeof number === 'number' ? String(number) : (textOf(number) ?? '').trim();
  return text === '' || text.length > LONGEST_NUMBER
    ? null
    : { number: text, record: recordOf(plain) };
}

const LONGEST_NUMBER = 100;

/** The record of `onClickToDial`, `onNavigationChange` and `getAppViewInfo`. */
export function recordOf(payload: unknown): CrmRecord | null {
  const view = plainJson(payload);
  if (!isRecord(view)) return null;
  const id = idOf(view['recordId']);
  if (id === null) return null;
  const contact = idOf(view['contactId']);
  return {
    id,
    object: textOf(view['objectType']) ?? '',
    name: textOf(view['recordName']) ?? '',
    ...(contact === null ? {} : { contact }),
  };
}

/** The records of a search: a map by Id, which may have more in it than records. */
function foundIn(returnValue: unknown): readonly (readonly [string, JsonRecord])[] {
  const found = plainJson(returnValue);
  if (!isRecord(found)) return [];
  return Object.entries(found).flatMap(([key, value]) =>
    idOf(key) !== null && isRecord(value) ? [[key, value] as const] : [],
  );
}

export function popOutcome(returnValue: unknown): PopOutcome {
  const [first, ...others] = foundIn(returnValue);
  if (first === undefined) return { is: 'none' };
  if (others.length > 0) return { is: 'several', count: others.length + 1 };
  const [id, found] = first;
  // A person account is a contact as well, and a call is related to that.
  const contact = idOf(found['PersonContactId']);
  return {
    is: 'one',
    record: {
      id,
      object: textOf(found['RecordType']) ?? '',
      name: textOf(found['Name']) ?? '',
      ...(contact === null ? {} : { contact }),
    },
  };
}

/** Fields that hold a number, by their API names: Phone, MobilePhone, HomePhone, a custom one such as Direct_Phone__c. */
const PHONE_FIELD = /phone|mobile|telephone/i;

/** Records that have a number in one of the softphone layout's fields. */
export const peopleIn = (returnValue: unknown): readonly CrmPerson[] =>
  foundIn(returnValue).flatMap(([id, fields]) => {
    const numbers = Object.entries(fields).flatMap(([field, value]) => {
      const text = PHONE_FIELD.test(field) ? (textOf(value) ?? '').trim() : '';
      return /\d{2}/.test(text) && text.length <= LONGEST_NUMBER ? [text] : [];
    });
    return numbers.length === 0
      ? []
      : [
          {
            id,
            object: textOf(fields['RecordType']) ?? '',
            name: textOf(fields['Name']) ?? '',
            numbers: [...new Set(numbers)],
          },
        ];
  });

/** The Task among what was found for a conversation's id; one whose CallObject says otherwise is another's. */
export function taskIn(returnValue: unknown, conversation: string): string | null {
  const task = foundIn(returnValue).find(
    ([id, { CallObject }]) =>
      id.startsWith(TASK) && (CallObject === undefined || CallObject === conversation),
  );
  return task?.[0] ?? null;
}

/** Whether the softphone layout lets internal calls look for Tasks, which is what a look without a pop goes by. */
export const looksForTasks = (answer: unknown): boolean => {
  const layout = plainJson(answer);
  const internal = isRecord(layout) ? layout['Internal'] : undefined;
  const objects = isRecord(internal) ? internal['objects'] : undefined;
  const fields = isRecord(objects) ? objects['Task'] : undefined;
  return Array.isArray(fields) && fields.length > 0;
};

const GONE = /ENTITY_IS_DELETED|NOT_FOUND|INVALID_CROSS_REFERENCE_KEY/;

/** No longer than a sentence or two: the words are for the support bundle. */
const LONGEST_DETAIL = 300;

/** What a failure of Open CTI means; `changes`: the Id of a record was given, which may be gone. */
export function crmError(error: unknown, changes = false): CrmError {
  if (error instanceof CrmError) return error;
  const words = error instanceof Error ? error.message : 'Open CTI failed for an unknown reason.';
  if (!(error instanceof OpenCtiError)) return new CrmError('noAnswer', cut(words));
  const detail = cut(words + detailsOf(error.details));
  if (error.code === 'SOFTPHONE_CONTAINER_ERROR') return new CrmError('notReady', detail);
  switch (error.reason) {
    // An answer of another shape may have been a yes.
    case 'noAnswer':
    case 'invalidAnswer':
      return new CrmError('noAnswer', detail);
    case 'refused':
      return new CrmError(changes && GONE.test(detail) ? 'gone' : 'refused', detail);
    case 'invalidCall':
      return new CrmError('refused', detail);
    default:
      return new CrmError('notReady', detail);
  }
}

const cut = (text: string): string => text.slice(0, LONGEST_DETAIL);

function detailsOf(details: unknown): string {
  const plain = plainJson(details);
  return plain === null || plain === undefined ? '' : ` ${JSON.stringify(plain)}`;
}
