/**
 * Key prefixes of the objects that Omni-Channel routes, or that are often routed by it; a custom object has a prefix
 * of its own in each org (https://help.salesforce.com/s/articleView?id=000385203).
 */
const OBJECTS: Readonly<Record<string, string>> = {
  '001': 'Account',
  '003': 'Contact',
  '006': 'Opportunity',
  '00Q': 'Lead',
  '00T': 'Task',
  '00U': 'Event',
  '02i': 'Asset',
  '02s': 'EmailMessage',
  '08p': 'ServiceAppointment',
  '0LQ': 'VoiceCall',
  '0Mw': 'MessagingSession',
  '0Q0': 'Quote',
  '0ST': 'SocialPost',
  '0WO': 'WorkOrder',
  '1WL': 'WorkOrderLineItem',
  '500': 'Case',
  '550': 'Entitlement',
  '570': 'LiveChatTranscript',
  '701': 'Campaign',
  '800': 'Contract',
  '801': 'Order',
  '810': 'ServiceContract',
};

const PREFIX_LENGTH = 3;

/** The object of a work item by the key prefix of its `workItemId`; the prefix itself where it is not known. */
export function objectOfWorkItem(workItemId: string): string {
  const prefix = workItemId.slice(0, PREFIX_LENGTH);
  return Object.hasOwn(OBJECTS, prefix) ? (OBJECTS[prefix] ?? prefix) : prefix;
}

/**
 * An object as a definition names it, in the form that `objectOfWorkItem` gives: `case` and `500` are both `Case`.
 * `null` where it is neither an object's name nor a key prefix.
 */
export function readObject(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 80) return null;
  if (/^[0-9A-Za-z]{3}$/.test(trimmed)) return objectOfWorkItem(trimmed);
  if (!/^[A-Za-z]\w*$/.test(trimmed)) return null;
  const lower = trimmed.toLowerCase();
  return Object.values(OBJECTS).find((name) => name.toLowerCase() === lower) ?? trimmed;
}
