import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import './connection/connection.js';
import './cards.js';
import './softphone.js';
import { WELL } from './connection/diagnostics-fixtures.js';
import type { OmniConnection } from './connection/connection.js';
import { en as connectionEn } from './connection/messages/en.js';
import { loadAdvice } from './messages/load.js';
import { en } from './messages/en.js';
import type { OmniSoftphone } from './softphone.js';
import { recordedActions } from './testing/actions.js';
import { deepText, find, findAll } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { ASKING, MISCONFIGURED, READY, SIGNED_OUT, TROUBLES } from './view-fixtures.js';
import { HOSTILE_CLONES, MARKUP, hostileCopies, isPolluted } from '../ports/testing/hostile.js';
import type { Diagnostics, SoftphoneView } from '../session/view.js';
import { isView } from '../session/tabs/is-view.js';

/** Names come from two orgs, from an administrator and from whoever has a say there: they are only ever text. */

/** What an agent reads as it was given. */
const NAMES = [
  ...['label', 'agentName', 'name', 'revision', 'definition', 'version', 'value', 'expected'],
  ...['suggestion', 'item', 'media', 'object', 'causeLabel', 'is', 'reason'],
];

/** Those of them that are words of ours in a view; a timeline tells even those as they came. */
const OUR_WORDS = ['is', 'reason', 'item', 'media', 'object'];

/** A copy with every text under one of these names replaced. */
function renamed(value: unknown, text: string, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((part) => renamed(part, text, names));
  if (typeof value !== 'object' || value === null) return value;
  // A routing status is one of PureCloud's own words; what is none makes no view.
  if (value === READY.pureCloud.routing) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      typeof part === 'string' && names.includes(key) ? text : renamed(part, text, names),
    ]),
  );
}

/** Every element in the shadow roots below. */
const elementsIn = (root: Element): readonly Element[] =>
  [...(root.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) => [
    element,
    ...elementsIn(element),
  ]);

/** What the panel is made of; attributes that run something are no part of it. */
function expectOnlyOurs(root: Element, ours: ReadonlySet<string>): void {
  for (const element of elementsIn(root)) {
    expect(ours.has(element.localName), `<${element.localName}>`).to.equal(true);
    for (const { name } of element.attributes) {
      expect(name).not.to.match(/^(on.+|src|srcdoc|href|action|formaction|xlink:href)$/);
    }
  }
  expect(isPolluted()).to.equal(false);
}

const namesIn = (root: Element): ReadonlySet<string> =>
  new Set(elementsIn(root).map(({ localName }) => localName));

const VIEWS: Readonly<Record<string, SoftphoneView>> = {
  'the middle of a shift': READY,
  'every trouble': { ...READY, phase: 'degraded', troubles: Object.values(TROUBLES).flat() },
  'the question': ASKING,
  'an unusable definition': MISCONFIGURED,
  'signed out': SIGNED_OUT,
};

describe('markup in names', () => {
  const create = async (view: SoftphoneView): Promise<OmniSoftphone> => {
    const element = await fixture<OmniSoftphone>(html`
      <omni-softphone .view=${view} .actions=${recordedActions().actions}></omni-softphone>
    `);
    await waitUntil(() => findAll(element, 'main').length === 1, 'the panel is drawn');
    await waitUntil(
      () =>
        findAll(element, 'omni-troubles:not([hidden])').every(
          (troubles) => findAll(troubles, 'li').length > 0,
        ),
      'the advice is loaded',
    );
    await nextFrame();
    return element;
  };

  for (const [name, view] of Object.entries(VIEWS)) {
    it(`stays text in the panel: ${name}`, async () => {
      const element = await create(view);
      const ours = namesIn(element);
      for (const text of MARKUP) {
        const names = NAMES.filter((each) => !OUR_WORDS.includes(each));
        const hostile = renamed(view, text, names);
        if (!isView(hostile)) throw new Error('The view is none any more.');
        element.view = hostile;
        await element.updateComplete;
        await nextFrame();
        expectOnlyOurs(element, ours);
        expect(deepText(element)).to.include(text.replace(/\s+/g, ' ').trim());
      }
    });
  }

  it('stays text in the menu of statuses', async () => {
    const element = await create(READY);
    const card = find(element, 'omni-pure-cloud-card');
    find(card, 'omni-presence-menu', 'button').click();
    await nextFrame();
    const ours = namesIn(element);
    for (const text of MARKUP) {
      const hostile = renamed(READY, text, ['label', 'status']);
      if (!isView(hostile)) throw new Error('The view is none any more.');
      element.view = hostile;
      await element.updateComplete;
      await nextFrame();
      expectOnlyOurs(element, ours);
    }
  });

  it('stays text on the Connection page and in the timeline', async () => {
    const advice = await loadAdvice(en);
    const hostile = (text: string): Diagnostics => ({
      ...WELL,
      rows: WELL.rows.map((row) =>
        row.kind === 'heard'
          ? { ...row, label: text, is: text, reason: text, item: text }
          : { ...row, label: text, causeLabel: text },
      ),
    });
    let told = WELL;
    const element = await fixture<OmniConnection>(html`
      <omni-connection
        .words=${en}
        .messages=${connectionEn}
        .advice=${advice}
        .diagnose=${() => Promise.resolve(told)}
        .view=${READY}
      ></omni-connection>
    `);
    await waitUntil(() => findAll(element, '.save').length > 0, 'the answer is there');
    for (const page of ['first', 'last'] as const) {
      const tab = find(element, `nav button:${page === 'last' ? 'last-child' : 'nth-child(2)'}`);
      told = WELL;
      tab.click();
      await nextFrame();
      await element.updateComplete;
      const ours = namesIn(element);
      for (const text of MARKUP) {
        told = hostile(text);
        tab.click();
        await nextFrame();
        await element.updateComplete;
        await nextFrame();
        expectOnlyOurs(element, ours);
      }
    }
    expect(deepText(element)).to.include(MARKUP.at(-1));
  });
});

describe('a view with any part of it replaced', () => {
  it('is none, or can be drawn', async () => {
    const whole: SoftphoneView = {
      ...VIEWS['every trouble'],
      ...READY,
      pureCloud: { ...READY.pureCloud, choices: READY.pureCloud.choices.slice(0, 2) },
      question: ASKING.question,
      troubles: Object.values(TROUBLES).flatMap(([trouble]) => trouble ?? []),
    };
    const element = await fixture<OmniSoftphone>(html`
      <omni-softphone .view=${whole} .actions=${recordedActions().actions}></omni-softphone>
    `);
    await waitUntil(() => findAll(element, 'omni-troubles').length > 0);
    let drawn = 0;
    // Huge texts take their time and are no other text to the panel.
    const corpus = HOSTILE_CLONES.filter((by) => typeof by !== 'string' || by.length < 1_000);
    for (const hostile of hostileCopies([whole], corpus)) {
      if (!isView(hostile)) continue;
      element.view = hostile;
      await element.updateComplete;
      for (const part of elementsIn(element)) {
        if ('updateComplete' in part) await part.updateComplete;
      }
      drawn += 1;
    }
    expect(drawn).to.be.greaterThan(1_000);
    expect(isPolluted()).to.equal(false);
  }).timeout(60_000);
});
