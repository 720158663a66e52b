import { fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import './connection.js';
import type { OmniConnection } from './connection.js';
import {
  EVERY_HEARD,
  linksAll,
  LOST,
  NO_TIMELINE,
  NOT_FRAMED,
  ROWS,
  SET,
  WELL,
} from './diagnostics-fixtures.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import { en as panelEn } from '../messages/en.js';
import { ja as panelJa } from '../messages/ja.js';
import { loadAdvice } from '../messages/load.js';
import { deepText, find, findAll, focused, textIn } from '../testing/dom.js';
import { expect } from '../testing/expect.js';
import { READY } from '../view-fixtures.js';
import type { Diagnostics } from '../../session/view.js';

const WORDS = { en: panelEn, ja: panelJa };
const ADVICE = { en: await loadAdvice(panelEn), ja: await loadAdvice(panelJa) };

describe('<omni-connection>', () => {
  let went: number;

  const create = async (
    diagnose: () => Promise<Diagnostics> = () => Promise.resolve(WELL),
    language: 'en' | 'ja' = 'en',
  ): Promise<OmniConnection> => {
    went = 0;
    const element = await fixture<OmniConnection>(html`
      <omni-connection
        .words=${WORDS[language]}
        .messages=${language === 'ja' ? ja : en}
        .advice=${ADVICE[language]}
        .diagnose=${diagnose}
        .view=${READY}
        .back=${() => (went += 1)}
      ></omni-connection>
    `);
    await waitUntil(() => findAll(element, 'main').length === 1, 'its words are loaded');
    await waitUntil(() => findAll(element, '.save, .retry').length > 0, 'the answer is there');
    await element.updateComplete;
    return element;
  };

  const showing = (diagnostics: Diagnostics) => create(() => Promise.resolve(diagnostics));

  const openTimeline = async (element: OmniConnection): Promise<Element> => {
    find(element, 'nav button:last-child').click();
    await element.updateComplete;
    const timeline = find(element, 'omni-timeline');
    await waitUntil(() => findAll(timeline, '.filter').length === 1);
    return timeline;
  };

  for (const language of ['en', 'ja'] as const) {
    for (const [name, diagnostics] of Object.entries({ WELL, LOST, NOT_FRAMED })) {
      it(`is accessible on both pages: ${name} (${language})`, async () => {
        const element = await create(() => Promise.resolve(diagnostics), language);
        await expect(element).to.be.accessible();
        await openTimeline(element);
        await expect(element).to.be.accessible();
      });
    }
  }

  it('is accessible in the dark', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    try {
      await expect(await showing(LOST)).to.be.accessible();
    } finally {
      await emulateMedia({ colorScheme: 'light' });
    }
  });

  describe('the links', () => {
    const items = (element: OmniConnection): readonly string[] =>
      findAll(find(element, 'omni-links'), 'li').map((item) =>
        item.textContent.replace(/\s+/g, ' ').trim(),
      );

    it('say for each its state in a word, since when, and what it means', async () => {
      const [frame = ''] = items(await showing(WELL));
      expect(items(await showing(WELL))).to.have.length(11);
      expect(frame).to.match(
        /^Frame in Salesforce Works since .*2:03.* Salesforce shows this page\.$/,
      );
    });

    it('say what PureCloud’s OAuth client must agree with, as long as nobody is signed in', async () => {
      const { signInNeeds } = WELL;
      if (signInNeeds === null) throw new Error('The example has no needs.');
      const element = await showing({ ...WELL, links: linksAll('broken') });
      await expect(element).to.be.accessible();
      const details = find(element, 'omni-links', 'details');
      for (const fact of Object.values(signInNeeds)) {
        expect(details.textContent).to.include(fact);
      }
      expect(findAll(find(await showing(WELL), 'omni-links'), 'details')).to.have.length(0);
      const unknown = { ...WELL, links: linksAll('broken'), signInNeeds: null };
      expect(findAll(find(await showing(unknown), 'omni-links'), 'details')).to.have.length(0);
    });

    for (const omniWay of ['bridge', 'console', 'bridgeInstead'] as const) {
      it(`say by which way Omni-Channel is reached: ${omniWay}`, async () => {
        const text = items(await showing({ ...WELL, omniWay })).join('\n');
        expect(text).to.include(en.omniWay[omniWay]);
      });
    }

    it('say that this browser keeps nothing, where it does not', async () => {
      const links = linksAll('broken');
      const text = items(await showing({ ...WELL, links })).at(-1);
      expect(text).to.include('This browser keeps nothing for this page: a refresh forgets');
    });

    it('come with the number of messages that were ignored', async () => {
      const line = async (foreignMessages: number): Promise<string> =>
        textIn(await showing({ ...WELL, foreignMessages }), '.foreign');
      expect(await line(0)).to.equal('0 messages from other web pages were ignored.');
      expect(await line(1)).to.equal('1 message from another web page was ignored.');
    });

    it('say what is wrong and what to do as the panel says it elsewhere', async () => {
      const text = items(await showing(LOST)).find((item) =>
        item.startsWith(en.links.notifications.name),
      );
      expect(text).to.include(en.state.broken);
      expect(text).to.include('The connection to PureCloud was lost at');
      expect(text).to.include('It is tried again by itself.');
    });

    it('have no time where it is not known', async () => {
      const element = await showing({ ...WELL, links: linksAll('unknown') });
      expect(findAll(find(element, 'omni-links'), 'time')).to.have.length(0);
      expect(items(element)[0]).to.include(en.unknown.what);
    });

    it('have a shape of their own for each state, so that colour is never alone', async () => {
      const shapes = new Set<string>();
      for (const state of ['ok', 'waiting', 'broken', 'unknown'] as const) {
        const element = await showing({ ...WELL, links: linksAll(state) });
        shapes.add(find(element, 'omni-links').shadowRoot?.querySelector('svg')?.innerHTML ?? '');
      }
      expect(shapes.size).to.equal(4);
    });
  });

  describe('the timeline', () => {
    const lines = (timeline: Element): readonly string[] =>
      findAll(timeline, 'li > span:first-of-type').map((item) => item.textContent);

    it('tells what happened, and what was done and why, the newest first', async () => {
      const timeline = await openTimeline(await showing(WELL));
      expect(lines(timeline).slice(1, 4)).to.deep.equal([
        'Omni-Channel set to Busy because you are on a call in PureCloud.',
        'You are connected in PureCloud (call).',
        'PureCloud alerts you (call).',
      ]);
      expect(textIn(timeline, '.outcome')).to.equal(
        'Attempt 2. Not taken: the status is not granted to you.',
      );
      expect(textIn(timeline, 'time')).to.match(/:05:00/);
    });

    it('can be narrowed to a side and to status changes', async () => {
      const timeline = await openTimeline(await showing(WELL));
      const select = find(timeline, 'select');
      if (!(select instanceof HTMLSelectElement)) throw new Error('the side is no list');
      select.value = 'omni';
      select.dispatchEvent(new Event('change'));
      await waitUntil(() => lines(timeline).length === 3, 'Omni-Channel’s, and what is of both');
      find(timeline, 'input').click();
      await waitUntil(() => lines(timeline).length === 2, 'its changes');
      expect(textIn(timeline, '[role=status]')).to.equal('2 entries');
    });

    it('says that nothing has happened', async () => {
      const timeline = await openTimeline(await showing(NOT_FRAMED));
      expect(textIn(timeline)).to.include(en.empty);
    });

    it('shows names from outside as text', async () => {
      const row = { ...SET, label: '<img src=x>' };
      const timeline = await openTimeline(await showing({ ...WELL, rows: [row] }));
      expect(findAll(timeline, 'img')).to.have.length(0);
      expect(lines(timeline)[0]).to.include('<img src=x>');
    });

    for (const messages of [en, ja]) {
      it(`has a sentence of its own for everything there is (${messages.back})`, () => {
        const said = EVERY_HEARD.map((row) => messages.heard(row));
        for (const sentence of said) expect(sentence).to.match(/[.。]$/);
        for (const sentence of said) expect(sentence).not.to.include('undefined');
        expect(new Set(said).size, said.join('\n')).to.equal(said.length);
      });
    }
  });

  describe('saves', () => {
    it('the timeline and the bundle under names that sort', async () => {
      const element = await showing(WELL);
      // The link is never in the document, so that its click is heard only where it is made.
      const clicked: HTMLAnchorElement[] = [];
      const original = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function click() {
        clicked.push(this);
      };
      try {
        find(element, '.timeline').click();
        find(element, '.bundle').click();
      } finally {
        HTMLAnchorElement.prototype.click = original;
      }
      const texts = await Promise.all(clicked.map(async ({ href }) => (await fetch(href)).text()));
      expect(texts).to.deep.equal([WELL.timelineFile, WELL.bundleFile]);
      expect(clicked.map(({ download }) => download.replace(/\d{4}-\d\d-\d\dT\d\d-\d\d/, 'T')))
        .to //
        .deep.equal(['omni-sync-timeline-T.jsonl', 'omni-sync-support-T.json']);
    });
  });

  describe('without a timeline', () => {
    for (const [language, messages] of Object.entries({ en, ja })) {
      it(`says so in place of an empty list, and offers no file of it (${language})`, async () => {
        const element = await create(
          () => Promise.resolve(NO_TIMELINE),
          language === 'ja' ? 'ja' : 'en',
        );
        find(element, 'nav button:last-of-type').click();
        await waitUntil(() => findAll(element, '.off').length === 1, 'it says so');
        expect(deepText(element)).to.include(messages.timelineOff.what);
        expect(deepText(element)).not.to.include(messages.empty);
        expect(findAll(element, 'omni-timeline')).to.have.length(0);
        expect(findAll(element, '.timeline')).to.have.length(0);
        expect(findAll(element, '.bundle')).to.have.length(1);
        await expect(element).to.be.accessible();
      });
    }

    it('says so where the leading tab has it and is silent', async () => {
      const links = NO_TIMELINE.links.map((link) =>
        link.name === 'leader' ? ({ ...link, state: 'broken' } as const) : link,
      );
      const element = await showing({ ...NO_TIMELINE, links });
      find(element, 'nav button:last-of-type').click();
      await waitUntil(() => findAll(element, '.off').length === 1, 'it says so');
      expect(deepText(element)).to.include(en.timelineSilent.what);
      expect(deepText(element)).not.to.include(en.timelineOff.what);
    });
  });

  describe('reads', () => {
    it('again when the view changes, and when it failed', async () => {
      let answers = 0;
      const element = await create(() => {
        answers += 1;
        return answers === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(LOST);
      });
      expect(deepText(element)).to.include(en.failed.what);
      find(element, '.retry').click();
      await waitUntil(() => findAll(element, 'omni-links').length === 1, 'it answered');
      element.view = { ...READY };
      await waitUntil(() => answers === 3, 'it was asked again', { timeout: 4_000 });
    });
  });

  it('is left by the keyboard, and begins with the way back', async () => {
    const element = await showing(WELL);
    element.focus();
    expect(focused()?.textContent.trim()).to.equal(en.back);
    await sendKeys({ press: 'Enter' });
    expect(went).to.equal(1);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await waitUntil(() => findAll(element, 'omni-timeline').length === 1, 'the other page');
    expect(find(element, 'nav [aria-current]').textContent.trim()).to.equal(en.pages.timeline);
  });

  it('speaks Japanese, also after a change', async () => {
    const element = await showing(WELL);
    element.words = panelJa;
    element.messages = ja;
    element.advice = ADVICE.ja;
    await waitUntil(() => deepText(element).includes(ja.links.frame.name), 'it is Japanese');
    expect(deepText(element)).to.include(ja.saveBundle);
  });

  it('fits the utility bar, and uses the room that there is', async () => {
    const element = await showing(LOST);
    const tops = (): number =>
      new Set(
        findAll(find(element, 'omni-links'), 'li').map((item) => item.getBoundingClientRect().top),
      ).size;
    element.style.inlineSize = '340px';
    await waitUntil(() => tops() === 11, 'one below the other');
    expect(element.scrollWidth).to.be.at.most(340);
    element.style.inlineSize = '760px';
    await waitUntil(() => tops() === 6, 'two side by side');
  });

  it('keeps a thousand rows without an unbearable wait', async () => {
    const rows = Array.from({ length: 200 }, () => ROWS).flat();
    const timeline = await openTimeline(await showing({ ...WELL, rows }));
    await waitUntil(() => findAll(timeline, 'li').length === rows.length, 'all are there');
  });
});
