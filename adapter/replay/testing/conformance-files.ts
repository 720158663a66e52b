/** The conformance scenarios, for tests that run in Node and in the browser alike. */

/** Every file of `conformance/`; a test in Node holds it to the folder. */
export const CONFORMANCE_FILES: readonly string[] = [
  'away-for-a-while.json',
  'break-chosen-during-a-call.json',
  'call-and-chat-overlap.json',
  'call-blocks-salesforce-work.json',
  'chat-blocks-calls.json',
  'connection-lost-and-back.json',
  'external-routing.json',
  'lunch-chosen-during-a-call.json',
  'no-transition-statuses.json',
  'omni-logout.json',
  'on-queue-refused.json',
  'one-product-at-a-time.json',
  'pairing-follows-both-sides.json',
  'refresh-during-a-call.json',
  'rules-by-media.json',
  'rules-choice-waits.json',
  'rules-ignore-and-any.json',
  'rules-several-pairs.json',
  'start-disagrees.json',
  'start-on-queue.json',
  'supervisor-takes-agent-off-queue.json',
  'sync-disabled.json',
];

/** The text of one of the conformance scenarios. */
export async function readConformanceFile(name: string): Promise<string> {
  const url = new URL(`../conformance/${name}`, import.meta.url);
  // Node's fetch reads no files, and an import of node:fs would not resolve in the browser.
  if (url.protocol === 'file:') {
    return process.getBuiltinModule('node:fs').readFileSync(url, 'utf8');
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} cannot be read: ${response.status}`);
  return response.text();
}
