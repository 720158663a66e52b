import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import { adviceFor } from './messages/advice.js';
import { loadAdvice } from './messages/load.js';
import type { Messages } from './messages/messages.js';
import { find, findAll, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { traitsOf, type TroubleAction } from './trouble-traits.js';
import './troubles.js';
import type { OmniTroubles } from './troubles.js';
import { MISCONFIGURED, TROUBLES } from './view-fixtures.js';
import type { Trouble } from '../session/view.js';

const ADVICE = { en: await loadAdvice(en), ja: await loadAdvice(ja) };

const detailOf = (trouble: Trouble): string => {
  const { kind, ...rest } = trouble;
  return `${kind} ${JSON.stringify(rest)}`;
};

describe('<omni-troubles>', () => {
  let acted: TroubleAction[];

  const create = (
    troubles: readonly Trouble[],
    words: Messages = en,
    signInShown = false,
  ): Promise<OmniTroubles> => {
    acted = [];
    return fixture<OmniTroubles>(html`
      <omni-troubles
        .words=${words}
        .advice=${ADVICE[words.language]}
        .troubles=${troubles}
        .act=${(action: TroubleAction) => acted.push(action)}
        label=${words.troubles.label}
        ?signInShown=${signInShown}
      ></omni-troubles>
    `);
  };

  it('is accessible with every trouble there is', async () => {
    await expect(await create(Object.values(TROUBLES).flat())).to.be.accessible();
  });

  it('draws nothing where all is well', async () => {
    expect(findAll(await create([]), 'ul')).to.have.length(0);
  });

  it('draws nothing before its words are loaded', async () => {
    const element = await create(TROUBLES.paused);
    element.advice = null;
    await element.updateComplete;
    expect(findAll(element, 'ul')).to.have.length(0);
  });

  for (const words of [en, ja]) {
    for (const trouble of Object.values(TROUBLES).flat()) {
      it(`tells what happened and what to do (${words.language}): ${detailOf(trouble)}`, async () => {
        const { what, todo } = adviceFor(trouble, ADVICE[words.language]);
        const element = await create([trouble], words);
        expect(what).to.match(/[.。]$/);
        expect(todo).to.match(/[.。]$/);
        expect(textIn(element, '.what')).to.include(what);
        expect(textIn(element, '.todo')).to.equal(todo);
        const { action } = traitsOf(trouble);
        expect(findAll(element, 'button').map((button) => button.textContent.trim())).to.deep.equal(
          action === null ? [] : [words.troubles[action]],
        );
      });
    }
  }

  it('says the same of no two troubles of a kind', () => {
    for (const words of [en, ja]) {
      for (const troubles of Object.values(TROUBLES)) {
        const texts = troubles.map((trouble) => adviceFor(trouble, ADVICE[words.language]).what);
        expect(new Set(texts).size, texts.join('\n')).to.equal(troubles.length);
      }
    }
  });

  it('names the code of a definition’s problem, for the administrator', async () => {
    expect(textIn(await create(MISCONFIGURED.troubles), 'code')).to.equal('version-unsupported');
  });

  it('acts by a click', async () => {
    for (const [trouble, action] of [
      [TROUBLES.tokenEnds, 'signIn'],
      [TROUBLES.paused, 'resume'],
      [TROUBLES.omni, 'retry'],
      [TROUBLES.idleEnds, 'staySignedIn'],
    ] as const) {
      find(await create(trouble), 'button').click();
      expect(acted).to.deep.equal([action]);
    }
  });

  it('acts by the keyboard', async () => {
    find(await create(TROUBLES.paused), 'button').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });
    expect(acted).to.deep.equal(['resume', 'resume']);
  });

  it('does not offer the way in twice', async () => {
    expect(findAll(await create(TROUBLES.tokenGone, en, true), 'button')).to.have.length(0);
    expect(findAll(await create(TROUBLES.paused, en, true), 'button')).to.have.length(1);
  });

  it('says the level in words for those who do not see the icon', async () => {
    expect(textIn(await create(TROUBLES.paused), '.what')).to.match(/^Warning: /);
    expect(textIn(await create(TROUBLES.notYetKnown), '.what')).to.match(/^Note: /);
  });

  it('shows names from outside as text', async () => {
    const element = await create([{ kind: 'notYetKnown', name: '<script>1</script>' }]);
    expect(textIn(element, '.what')).to.include('“<script>1</script>”');
  });
});
