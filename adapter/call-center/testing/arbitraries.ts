import fc from 'fast-check';
import { OMNI, PURE_CLOUD } from '../../definition/testing/catalogs.js';
import { productDefinition } from '../product.js';
import { withItems, withoutItems } from '../edit.js';
import type {
  CallCenterItem,
  CallCenterRecord,
  CallCenterSection,
  KeptElement,
} from '../record.js';
import { textElement } from '../xml.js';

/** Text with everything that XML must escape, and blanks where a parser might lose them. */
const awkwardText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom('&', '<', '>', '"', "'", ']]>', '\n', '\t', '\r', ' ', 'é', '電', '📞', 'a'),
    )
    .map((parts) => parts.join('')),
);

const name: fc.Arbitrary<string> = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);

const filled = awkwardText.map((text) => `v${text}`);

const item: fc.Arbitrary<CallCenterItem> = fc.record({ name, label: filled, value: filled });

const kept: fc.Arbitrary<KeptElement> = fc.oneof(
  fc.tuple(name, awkwardText).map(([tag, text]) => textElement(`x${tag}`, text)),
  fc.tuple(name, name, filled).map(([tag, child, text]): KeptElement => ({
    name: `x${tag}`,
    attributes: { 'xsi:type': text },
    text: '',
    children: [textElement(child, text)],
  })),
);

const section: fc.Arbitrary<CallCenterSection> = fc.record({
  name,
  label: filled,
  items: fc.uniqueArray(item, { selector: (one) => one.name, minLength: 1, maxLength: 4 }),
});

/** Records of any content, those of other adapters too. */
export const anyRecord: fc.Arbitrary<CallCenterRecord> = fc.record({
  internalName: name,
  displayName: filled,
  internalNameLabel: filled,
  displayNameLabel: filled,
  sections: fc
    .uniqueArray(section, { selector: (one) => one.name, maxLength: 4 })
    .map((sections) => [{ ...general, label: 'General' }, ...sections]),
  others: fc.array(kept, { maxLength: 3 }),
});

const [general = { name: 'reqGeneralInfo', label: '', items: [] }] = productDefinition({
  version: 1,
}).sections;

const omni = fc.constantFrom(
  'none',
  '',
  'Available_Chat',
  'available_chat',
  'Away for lunch',
  'Busy',
  'Transition',
  `Busy:${OMNI.busy}`,
  OMNI.chat,
  'any',
  'Offline',
  'A "quoted" one, with commas',
  '0N5broken',
  'Nobody',
);

const pureCloud = fc.constantFrom(
  'none',
  '',
  'AVAILABLE',
  'on queue',
  'BUSY',
  'Away',
  `BREAK:${PURE_CLOUD.coffee}`,
  PURE_CLOUD.meal,
  `BUSY:${PURE_CLOUD.gone}`,
  'BUSSY',
);

/** Definitions of version 1, right and wrong, with items of nobody's in between. */
export const version1Record: fc.Arbitrary<CallCenterRecord> = fc
  .record(
    {
      enabled: fc.constantFrom('true', 'true', 'false', 'perhaps'),
      mappedOmniStatus: omni,
      leavingMappedStatus: pureCloud,
      leavingOnQueueStatus: omni,
      salesforceWorkStatus: pureCloud,
      pureCloudWorkStatus: omni,
      startupAuthority: fc.constantFrom('ask', 'pureCloud', 'omni', 'none', 'both'),
      externallyRoutedWork: fc.constantFrom('none', 'MessagingSession', 'Case, 570', 'a b'),
      sessionEndStatus: pureCloud,
      sessionEndGrace: fc.constantFrom('10', '0', '9999'),
      revision: fc.constantFrom('1', '7 2026-11-22 a.admin'),
      somethingElse: fc.constantFrom('x', 'none'),
    },
    { requiredKeys: [] },
  )
  .map((items) => {
    const signedIn = withItems(productDefinition({ version: 1 }), 'pureCloud', {
      clientId: '6f2a9c14-7b3d-4e85-9a60-1c2d3e4f5a6b',
    });
    const bare = withoutItems(signedIn, 'omniSync', ['mappedOmniStatus', 'leavingMappedStatus']);
    return withItems(bare, 'omniSync', items);
  });
