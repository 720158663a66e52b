import type { CrmRecord } from '../../ports/crm.js';

/** What a Task is related to: https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-task.html */
export interface Relation {
  /** Id of a contact or a lead. */
  readonly who?: string;
  /** Id of anything else; empty beside a lead, which stands alone. */
  readonly what?: string;
}

const CONTACT = '003';
const LEAD = '00Q';

export function relationTo({ id, contact }: CrmRecord): Relation {
  if (id.startsWith(LEAD)) return { who: id, what: '' };
  if (id.startsWith(CONTACT)) return { who: id };
  return contact === undefined ? { what: id } : { who: contact, what: id };
}
