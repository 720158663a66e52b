import { expect } from '../../testing/expect.js';
import { adviceFor, type AdviceWords } from '../advice.js';
import { en } from '../en.js';
import { ja } from '../ja.js';
import { TROUBLES } from '../../view-fixtures.js';
import type { ConnectionMessages } from '../../connection/messages/messages.js';
import { loadConnectionMessages } from '../../connection/messages/load.js';
import type { Problem } from '../../../definition/problem.js';
import { loadAdvice } from '../load.js';
import { VOICE_WORDS } from './load.js';

/** What there is of Open CTI alone, in both languages. */
const OPEN_CTI = /Open ?CTI|call cent(?:er|re)|CTI Adapter|CTI アダプター|コールセンター/i;

/** What an agent in Salesforce Voice can never be told: nothing of it happens in that host. */
const ONLY_IN_OPEN_CTI = [
  'otherFrame',
  'classicFrame',
  'originMissing',
  'modeMissing',
  'scriptBlocked',
  'initFailed',
  'noAnswer',
  'noCallCenter',
  'settingsRefused',
];

const PROBLEM: Problem = {
  code: 'value-invalid',
  kind: 'error',
  item: 'omniSync/definitionVersion',
  value: 'x',
  expected: 'version 1 or 2',
};

/** Every sentence about what can happen there. */
function advised(words: AdviceWords): string[] {
  const troubles = Object.values(TROUBLES)
    .flat()
    .filter((trouble) => trouble.kind !== 'host' || !ONLY_IN_OPEN_CTI.includes(trouble.reason));
  const problems = Object.values(words.problem).map((say) => say(PROBLEM));
  return [...troubles.map((trouble) => adviceFor(trouble, words)), ...problems].flatMap(
    ({ what, todo }) => [what, todo],
  );
}

function saidOfLinks(messages: ConnectionMessages): string[] {
  const { links, timelineOff, signInNeeds, omniWay, unknown } = messages;
  const advice = Object.values(links).flatMap(({ ok, waiting, broken }) => [ok, waiting, broken]);
  return [
    ...Object.values(links).map(({ name }) => name),
    ...[...advice, timelineOff, signInNeeds.client, signInNeeds.redirect, unknown].flatMap(
      ({ what, todo }) => [what, todo],
    ),
    omniWay.bridge,
    omniWay.alone,
  ];
}

describe('the panel’s words in Salesforce Voice', () => {
  for (const words of [en, ja]) {
    const { language } = words;

    it(`speak of a contact center, and never of Open CTI (${language})`, async () => {
      const sentences = [
        ...advised(await VOICE_WORDS.advice(words)),
        ...saidOfLinks(await VOICE_WORDS.connection(language)),
      ];
      expect(sentences.filter((sentence) => OPEN_CTI.test(sentence))).to.deep.equal([]);
      const ofCenter = language === 'en' ? /contact center/i : /コンタクトセンター/;
      expect(sentences.filter((sentence) => ofCenter.test(sentence))).to.have.length.above(5);
    });

    it(`leave those of Open CTI as they are (${language})`, async () => {
      const sentences = [
        ...advised(await loadAdvice(words)),
        ...saidOfLinks(await loadConnectionMessages(language)),
      ];
      expect(sentences.filter((sentence) => OPEN_CTI.test(sentence))).to.have.length.above(5);
    });

    it(`say all else as it is said everywhere (${language})`, async () => {
      const own = await VOICE_WORDS.advice(words);
      const panel = await loadAdvice(words);
      const [trouble] = TROUBLES.tokenGone;
      expect(trouble && adviceFor(trouble, own)).to.deep.equal(
        trouble && adviceFor(trouble, panel),
      );
      const cause = { rule: 'choice', event: { type: 'start' }, at: 0 } as const;
      const nameOf = (side: string, status: string): string => `${side} ${status}`;
      expect(own.why(cause, 'omni', 'Lunch', nameOf)).to.equal(
        panel.why(cause, 'omni', 'Lunch', nameOf),
      );
    });
  }
});
