import { readDefinition } from '../definition/read.js';
import { isUnset } from '../definition/settings.js';
import { SOFTPHONE_SECTION } from '../definition/softphone-settings.js';
import { problemAt, type Findings } from './file-problem.js';
import { GENERAL_SECTION } from './general-info.js';
import type { PlacedCallCenter, PlacedItem } from './placed.js';
import { SYNC_SECTION } from './product-items.js';
import { FRAME_ITEMS } from './salesforce-rules.js';
import { settingsOf } from './settings-of.js';
import type { Place } from './xml.js';

/** Where Salesforce Voice finds the page, the bridge and the rest of the vendor. */
const VENDOR = 'reqVendorInfoApiName';

/** Items of section `softphone` without a meaning in Salesforce Voice, what they then say nothing about, and what does. */
const WITHOUT_MEANING: readonly {
  readonly item: RegExp;
  /** The value that asks for nothing, where it is not `none`. */
  readonly off?: string;
  readonly instead: string;
}[] = [
  { item: /^omniAccess$/, off: 'bridge', instead: 'statuses come by the connector itself' },
  { item: /^clickToDial$/, off: 'false', instead: 'Salesforce Voice has its own click-to-dial' },
  {
    item: /^screenPop$/,
    off: 'off',
    instead: 'Salesforce Voice opens the VoiceCall record, or what your Omni-Channel flow says',
  },
  {
    item: /^screenPop(Record|Url|Flow|FlowInputs)$/,
    instead: 'Salesforce Voice opens the VoiceCall record, or what your Omni-Channel flow says',
  },
  { item: /^callLog$/, off: 'false', instead: 'the VoiceCall record is the log of a call' },
  { item: /^callLogField[1-9]\d?$/, instead: 'the VoiceCall record is the log of a call' },
  { item: /^build$/, instead: 'the page of the vendor says which build is loaded' },
];

/** What a definition says that Salesforce Voice does not do, or not by itself; all of it is a warning. */
export function checkVoice(placed: PlacedCallCenter, { warnings }: Findings): void {
  const warn = (place: Place, text: string): void => void warnings.push(problemAt(place, text));
  const itemsOf = (section: string): readonly PlacedItem[] =>
    placed.sections.find(({ name }) => name === section)?.items ?? [];

  const general = itemsOf(GENERAL_SECTION);
  const frame = general.filter(({ name }) => FRAME_ITEMS.includes(name));
  const [first] = frame;
  if (first !== undefined) {
    const names = frame.map(({ name }) => name).join(', ');
    warn(
      first.place,
      `Salesforce Voice does not read ${names}: the conversation vendor names the page, /apex/SoftphoneVoice.`,
    );
  }
  if (!general.some(({ name, value }) => name === VENDOR && !isUnset(value.trim()))) {
    const { place } = placed.sections.find(({ name }) => name === GENERAL_SECTION) ?? placed;
    warn(
      place,
      `A contact center needs the item ${VENDOR} in ${GENERAL_SECTION}, with the API name of the conversation vendor.`,
    );
  }

  for (const { name, value, place } of itemsOf(SOFTPHONE_SECTION)) {
    const found = WITHOUT_MEANING.find(({ item }) => item.test(name));
    if (found === undefined || isUnset(value) || value.trim() === found.off) continue;
    warn(place, `The item ${name} has no meaning in Salesforce Voice: ${found.instead}.`);
  }

  const sync = placed.sections.find(({ name }) => name === SYNC_SECTION);
  for (const { name, what } of rulesByBridge(placed)) {
    // What makes a rule in version 1 is called by another name than the rule.
    const item = sync?.items.find(
      (one) => one.name === name || one.name === 'salesforceWorkStatus',
    );
    const place = item?.place ?? sync?.place;
    if (place === undefined) continue;
    warn(
      place,
      `The connector alone does not tell ${what}: ${item?.name ?? name} needs the message bridge (docs/salesforce-voice.md).`,
    );
  }
}

/** The rules about what only the bridge in the console tells. */
function rulesByBridge(
  placed: PlacedCallCenter,
): readonly { readonly name: string; readonly what: string }[] {
  const { rules } = readDefinition(settingsOf(placed.record));
  return rules.flatMap((rule) => {
    if (rule.kind === 'after') return [{ name: rule.name, what: 'why a status changed' }];
    const isWork = rule.kind === 'hold' && rule.condition.on === 'salesforceWork';
    return isWork ? [{ name: rule.name, what: 'work items' }] : [];
  });
}
