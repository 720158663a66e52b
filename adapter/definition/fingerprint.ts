import type { CallCenterSettings } from './definition.js';
import { readSections } from './settings.js';

/**
 * A short hash of what a definition says, by which a memory is bound to it. Labels, order, name, size and `revision`
 * do not count: what was remembered is as true after a save that changed none of the rest.
 */
export function fingerprint(settings: CallCenterSettings): string {
  const { sections } = readSections(settings);
  const content = ['omniSync', 'pureCloud'].flatMap((section) =>
    [...(sections.get(section) ?? [])]
      .filter(([item]) => !(section === 'omniSync' && item === 'revision'))
      .map(([item, value]): [string, string] => [`${section}/${item}`, value])
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  return hash53(JSON.stringify(content)).toString(36);
}

/**
 * cyrb53, a public-domain hash by bryc (https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js):
 * two 32-bit lanes mixed into 53 bits. It tells definitions apart; it keeps no secret.
 */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
