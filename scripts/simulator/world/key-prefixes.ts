/** Salesforce's key prefixes: the first three characters of a record's id tell its object. */
const PREFIXES: Readonly<Record<string, string>> = {
  Account: '001',
  Contact: '003',
  Opportunity: '006',
  Lead: '00Q',
  Task: '00T',
  EmailMessage: '02s',
  VoiceCall: '0LQ',
  MessagingSession: '0Mw',
  SocialPost: '0ST',
  WorkOrder: '0WO',
  Case: '500',
  LiveChatTranscript: '570',
  Order: '801',
};

/** No object that a definition can name has this prefix. */
const NO_OBJECT = '0zz';

/** A small number from a text, so that the same name always gets the same id. */
const digest = (text: string): number => {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647;
  return hash;
};

/** `a00` to `a0Z`: made up for a custom object, the same for the same name. */
const customPrefix = (object: string): string =>
  `a0${'123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(digest(object) % 35)}`;

/** The 18-character id of the record behind a work item. An object may be named by its prefix, as in a definition. */
export const workItemIdOf = (workId: string, object: string | null): string => {
  const prefix =
    object === null
      ? NO_OBJECT
      : /^[0-9a-z]{3}$/i.test(object)
        ? object
        : (PREFIXES[object] ?? customPrefix(object));
  return `${prefix}5Y${digest(workId).toString().padStart(10, '0')}AAA`;
};
