import axe from 'axe-core';
import { expect } from 'chai';
import type { Frame } from 'puppeteer-core';
import { isString } from '../../adapter/ports/json.js';
import { dress, openTheatre, play, STORIES, type Theme } from '../screenshots/phone-theatre.js';
import type { Hands } from '../screenshots/scenes/scene.js';

/** Each state of the phone that is pictured in docs/phone-states.md, as a person with a screen reader meets it. */

/** What depends on the theme; everything else is looked at in light. */
const COLOURS = `{ runOnly: ['color-contrast', 'link-in-text-block'] }`;

/** What axe finds, a line each. It looks at something at all, or else it is a finding, too. */
async function findings(frame: Frame, options: string): Promise<readonly string[]> {
  const found: unknown = await frame.evaluate(`(async () => {
    const { passes, violations } = await axe.run(document, ${options});
    if (passes.length === 0) return ['nothing was looked at'];
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => id + ': ' + html + ' (' + failureSummary + ')'));
  })()`);
  return Array.isArray(found) ? found.filter(isString) : ['axe gave no answer'];
}

describe('the phone in each of its states', function () {
  let hands: Hands;

  before(async () => {
    hands = await openTheatre();
  });
  after(() => hands.stage.close());

  const look = async (
    frame: Frame,
    language: 'en' | 'ja',
    theme: Theme,
    options: string,
  ): Promise<readonly string[]> => {
    await dress(frame, language, theme);
    return (await findings(frame, options)).map((line) => `${language}, ${theme}: ${line}`);
  };

  for (const story of STORIES) {
    describe(story.title, () => {
      after('nothing was complained of', () => {
        const complaints = [...hands.console.errors.splice(0), ...hands.stage.violations.splice(0)];
        expect(complaints).to.deep.equal([]);
      });
      for (const scene of story.scenes) {
        it(`is accessible: ${scene.name}`, async () => {
          const frame = await play(hands, story, scene);
          const isThere: unknown = await frame.evaluate(`typeof window.axe === 'object'`);
          if (isThere !== true) await frame.evaluate(axe.source);
          expect([
            ...(await look(frame, 'en', 'light', '{}')),
            ...(await look(frame, 'en', 'dark', COLOURS)),
            ...(await look(frame, 'ja', 'light', '{}')),
          ]).to.deep.equal([]);
        });
      }
    });
  }
});
