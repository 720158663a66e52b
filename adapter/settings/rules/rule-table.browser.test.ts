import { fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { Problem } from '../../definition/problem.js';
import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import { complete, OMNI, PURE_CLOUD, settingsOf } from '../../definition/testing/catalogs.js';
import { deepText, find, findAll, focused } from '../../panel/testing/dom.js';
import { expect } from '../../panel/testing/expect.js';
import { itemsOfRules } from './rule-items.js';
import './rule-table.js';
import type { SettingsRuleTable } from './rule-table.js';

const PAIR = 'pair Available_Chat with ON_QUEUE';
const LEAVES = 'when pureCloud leaves ON_QUEUE set omni Transition';
const WORK = 'while salesforce work on Case from assigned at 50% hold pureCloud BUSY always';
const CALLS =
  'while pureCloud work on voice, fax from alerting until disconnected hold omni "Away for lunch"';
const EVERY_KIND: readonly string[] = [
  PAIR,
  'when omni is any set pureCloud BUSY',
  LEAVES,
  WORK,
  CALLS,
  'while pureCloud not responding hold omni Busy',
  'while omni unreachable for 30s hold pureCloud AWAY',
  'after omni push timeout set pureCloud AWAY',
  `ignore pureCloud BREAK:${PURE_CLOUD.coffee}`,
  'off ignore omni Nobody',
  'pair Busy to BUSY',
  'pair "" with MEAL',
];

const COFFEE = complete.presences.map((presence) =>
  presence.id === PURE_CLOUD.coffee ? { ...presence, labels: { en_US: 'Coffee' } } : presence,
);

/** The problems that the page would pass on for these rules. */
function problemsOf(rules: readonly string[]): readonly Problem[] {
  const stored = itemsOfRules(rules);
  if (!stored.ok) return [];
  const items = { definitionVersion: '2', enabled: 'true', ...stored.items };
  return resolveDefinition(readDefinition(settingsOf(items)), complete).problems;
}

describe('<settings-rule-table>', () => {
  let fired: (readonly string[])[];

  const create = async (
    rules: readonly string[],
    more: Partial<SettingsRuleTable> = {},
  ): Promise<SettingsRuleTable> => {
    fired = [];
    const element = await fixture<SettingsRuleTable>(html`
      <settings-rule-table
        .rules=${rules}
        .omniStatuses=${complete.omni}
        .presences=${COFFEE}
        .problems=${problemsOf(rules)}
        @rules-changed=${(event: CustomEvent<{ rules: readonly string[] }>) => {
          fired.push(event.detail.rules);
          element.rules = event.detail.rules;
          element.problems = problemsOf(event.detail.rules);
        }}
      ></settings-rule-table>
    `);
    Object.assign(element, more);
    await settled(element);
    return element;
  };

  const settled = async (element: SettingsRuleTable): Promise<void> => {
    await element.updateComplete;
    for (const row of rows(element)) await row.updateComplete;
    await element.updateComplete;
  };

  const rows = (element: Element) => [
    ...(element.shadowRoot?.querySelectorAll('settings-rule-row') ?? []),
  ];

  const row = (element: Element, position: number): HTMLElement => {
    const found = rows(element)[position - 1];
    if (found === undefined) throw new Error(`no row ${position}`);
    return found;
  };

  const last = (): readonly string[] => fired.at(-1) ?? [];

  const said = (element: Element): string =>
    find(element, '[role=status]').textContent.replace(/\s+/g, ' ').trim();

  const press = (element: Element, position: number, label: RegExp): void => {
    const found = findAll(row(element, position), 'button').find((one) =>
      label.test(one.getAttribute('aria-label') ?? one.textContent),
    );
    if (!(found instanceof HTMLElement)) throw new Error(`no button ${label.source}`);
    found.focus();
    found.click();
  };

  const choose = async (
    element: SettingsRuleTable,
    position: number,
    field: string,
    label: string,
  ): Promise<void> => {
    const select = find(row(element, position), `#${field}`);
    if (!(select instanceof HTMLSelectElement)) throw new Error(`${field} is no menu`);
    const option = [...select.options].find((one) => one.textContent.trim() === label);
    if (option === undefined) throw new Error(`no option ${label} in ${select.textContent}`);
    select.value = option.value;
    select.dispatchEvent(new Event('change'));
    await settled(element);
  };

  const chosen = (element: Element, position: number, field: string): string => {
    const select = find(row(element, position), `#${field}`);
    return select instanceof HTMLSelectElement
      ? (select.selectedOptions[0]?.textContent.trim() ?? '')
      : '';
  };

  const type = async (
    element: SettingsRuleTable,
    position: number,
    text: string,
  ): Promise<void> => {
    const area = find(row(element, position), '#text');
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('no text to edit');
    area.value = text;
    area.dispatchEvent(new Event('input'));
    await settled(element);
  };

  it('is accessible: empty, with every kind of rule, as text, in Japanese, after a deletion', async () => {
    const empty = await create([]);
    await expect(empty).to.be.accessible();
    const element = await create(EVERY_KIND);
    await expect(element).to.be.accessible();
    press(element, 4, /as text/);
    await settled(element);
    await expect(element).to.be.accessible();
    element.language = 'ja';
    await settled(element);
    await expect(element).to.be.accessible();
    press(element, 1, /削除/);
    await settled(element);
    await expect(element).to.be.accessible();
    const many = await create(Array.from({ length: 100 }, () => PAIR).slice(0, 3));
    many.rules = Array.from({ length: 100 }, (_, index) => `pair "S${index}" with BUSY`);
    await settled(many);
    expect(deepText(many)).to.include('room for 99 rules; these are 100');
  }).timeout(30_000);

  it('has no space that scrolls sideways at 400 px', async () => {
    await setViewport({ width: 400, height: 800 });
    try {
      const element = await create(EVERY_KIND);
      expect(document.documentElement.scrollWidth).to.be.at.most(400);
      for (const one of rows(element)) expect(one.scrollWidth).to.be.at.most(one.clientWidth);
      await expect(element).to.be.accessible();
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  }).timeout(30_000);

  it('shows each rule by the labels of its statuses, and the sentence that is stored', async () => {
    const element = await create(EVERY_KIND);
    expect(chosen(element, 1, 'status-omni')).to.equal('Available - Chat');
    expect(chosen(element, 1, 'status-pureCloud')).to.equal('On Queue');
    expect(chosen(element, 2, 'status')).to.equal('Any other status');
    expect(chosen(element, 5, 'hold')).to.equal('Away for lunch');
    expect(chosen(element, 9, 'status')).to.equal('Coffee');
    expect(chosen(element, 10, 'status')).to.equal('Nobody (not found)');
    expect(find(row(element, 4), 'code').textContent).to.equal(WORK);
    expect(fired).to.deep.equal([]);
  });

  it('writes what is chosen, with name and Id', async () => {
    const element = await create([PAIR, LEAVES]);
    await choose(element, 2, 'set', 'Busy');
    expect(last()).to.deep.equal([
      PAIR,
      `when pureCloud leaves ON_QUEUE set omni Busy:${OMNI.busy}`,
    ]);
    await choose(element, 2, 'status', 'Coffee');
    await choose(element, 2, 'direction', 'Leaving an Omni-Channel status');
    expect(last()[1]).to.equal(
      `when omni leaves Busy:${OMNI.busy} set pureCloud BREAK:${PURE_CLOUD.coffee}`,
    );
    await choose(element, 1, 'direction', 'Omni-Channel follows PureCloud');
    expect(last()[0]).to.equal('when pureCloud is ON_QUEUE set omni Available_Chat');
  });

  it('writes a condition', async () => {
    const element = await create(['while salesforce work hold pureCloud BUSY', CALLS]);
    const set = async (position: number, field: string, value: string): Promise<void> => {
      const input = find(row(element, position), `#${field}`);
      if (!(input instanceof HTMLInputElement)) throw new Error(`${field} is no input`);
      input.value = value;
      input.dispatchEvent(new Event('change'));
      await settled(element);
    };
    await set(1, 'objects', '500, claim__c');
    await set(1, 'workload', '80');
    await choose(element, 1, 'from', 'it is offered');
    expect(last()[0]).to.equal(
      'while salesforce work on Case, claim__c from assigned at 80% hold pureCloud BUSY',
    );
    await set(1, 'workload', '101');
    expect(deepText(row(element, 1))).to.include('Give a whole number from 0 to 100.');
    await set(1, 'objects', 'Case; Lead');
    expect(deepText(row(element, 1))).to.include('“Case; Lead” is no object.');
    expect(last()[0]).to.include('on Case, claim__c from assigned at 80%');
    const ticks = findAll(row(element, 2), '.ticks input');
    const [, voice, callback] = ticks;
    if (!(voice instanceof HTMLElement) || !(callback instanceof HTMLElement)) throw new Error('!');
    callback.click();
    await settled(element);
    voice.click();
    await settled(element);
    expect(last()[1]).to.include('work on callback, fax from alerting until disconnected');
  });

  it('adds a rule of the chosen kind, asks for what is missing, and has the focus there', async () => {
    const element = await create([PAIR]);
    const kind = find(element, '#kind');
    if (!(kind instanceof HTMLSelectElement)) throw new Error('no menu of kinds');
    kind.value = 'pureCloudWork';
    kind.dispatchEvent(new Event('change'));
    find(element, '.add button').click();
    await settled(element);
    expect(last()[1]).to.equal('while pureCloud work hold omni ""');
    expect(row(element, 2).shadowRoot?.activeElement).to.equal(focused());
    expect(said(element)).to.equal('Rule 2 added.');
    expect(deepText(row(element, 2))).to.include('Choose the status that is missing.');
    expect(deepText(row(element, 2))).to.not.include('cannot be');
    await choose(element, 2, 'hold', 'Busy');
    expect(last()[1]).to.equal(`while pureCloud work hold omni Busy:${OMNI.busy}`);
    expect(deepText(row(element, 2))).to.not.include('missing');
  });

  it('moves a rule by its buttons and keeps the focus on them', async () => {
    const element = await create([PAIR, LEAVES, WORK]);
    press(element, 1, /^Move rule 1 down$/);
    await settled(element);
    expect(last()).to.deep.equal([LEAVES, PAIR, WORK]);
    expect(said(element)).to.equal('Moved. It is now rule 2 of 3.');
    expect(focused()?.getAttribute('aria-label')).to.equal('Move rule 2 down');
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(last()).to.deep.equal([LEAVES, WORK, PAIR]);
    expect(focused()?.getAttribute('aria-label')).to.equal('Move rule 3 down');
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(fired, 'a rule at the end stays there').to.have.length(2);
    expect(focused()?.getAttribute('aria-label')).to.equal('Move rule 3 down');
  });

  it('moves a rule by Alt and an arrow key from any of its controls but a menu', async () => {
    const element = await create([PAIR, LEAVES]);
    const tick = find(row(element, 2), '.switch input');
    tick.focus();
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'ArrowUp' });
    await settled(element);
    expect(last()).to.deep.equal([LEAVES, PAIR]);
    expect(focused()).to.equal(find(row(element, 1), '.switch input'));
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ up: 'Alt' });
    await settled(element);
    expect(last()).to.deep.equal([PAIR, LEAVES]);
    fired = [];
    find(row(element, 1), '#status-omni').dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'ArrowDown',
        altKey: true,
        bubbles: true,
        composed: true,
      }),
    );
    await settled(element);
    expect(fired).to.deep.equal([]);
  });

  it('moves a rule by dragging its grip, and says where it would go', async () => {
    const element = await create([PAIR, LEAVES, WORK]);
    const centre = (target: Element): [number, number] => {
      const { x, y, width, height } = target.getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    };
    element.scrollIntoView();
    const grip = find(row(element, 1), '.grip');
    const held = find(row(element, 2), '.switch input');
    held.focus();
    const [x] = centre(grip);
    await sendMouse({ type: 'move', position: centre(grip) });
    await sendMouse({ type: 'down' });
    const box = row(element, 2).getBoundingClientRect();
    await sendMouse({ type: 'move', position: [x, Math.round(box.bottom - 4)] });
    await settled(element);
    expect(said(element)).to.equal('Would become rule 2 of 3.');
    expect(fired).to.deep.equal([]);
    await sendMouse({ type: 'up' });
    await settled(element);
    await resetMouse();
    expect(focused(), 'the focus stays in a row that was passed').to.equal(held);
    expect(last()).to.deep.equal([LEAVES, PAIR, WORK]);
    expect(said(element)).to.equal('Moved. It is now rule 2 of 3.');
  });

  it('drops nothing when a drag is given up with Escape', async () => {
    const element = await create([PAIR, LEAVES]);
    element.scrollIntoView();
    const grip = find(row(element, 1), '.grip').getBoundingClientRect();
    find(element, '#kind').focus();
    await sendMouse({ type: 'move', position: [Math.round(grip.x + 4), Math.round(grip.y + 8)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(grip.x + 4), 590] });
    await sendKeys({ press: 'Escape' });
    await sendMouse({ type: 'up' });
    await settled(element);
    await resetMouse();
    expect(fired).to.deep.equal([]);
    expect(findAll(element, '.dragged, .before, .after')).to.have.length(0);
  });

  it('deletes a rule, goes on with the next one, and takes it back', async () => {
    const element = await create([PAIR, LEAVES, WORK]);
    press(element, 2, /^Delete/);
    await settled(element);
    expect(last()).to.deep.equal([PAIR, WORK]);
    expect(focused()?.getAttribute('aria-label')).to.equal('Delete rule 2');
    expect(said(element)).to.equal('Rule 2 deleted.');
    press(element, 2, /^Delete/);
    await settled(element);
    expect(focused()?.getAttribute('aria-label')).to.equal('Delete rule 1');
    find(element, '.undo button').click();
    await settled(element);
    expect(last()).to.deep.equal([PAIR, WORK]);
    find(element, '.undo button').click();
    await settled(element);
    expect(last()).to.deep.equal([PAIR, LEAVES, WORK]);
    expect(focused()?.getAttribute('aria-label')).to.equal('Delete rule 2');
    expect(findAll(element, '.undo')).to.have.length(0);
  });

  it('keeps the focus when the only rule is deleted', async () => {
    const element = await create([PAIR]);
    press(element, 1, /^Delete/);
    await settled(element);
    expect(last()).to.deep.equal([]);
    expect(focused()).to.equal(find(element, '.undo button'));
  });

  it('switches a rule off and on; what is off has no problems', async () => {
    const element = await create([PAIR, 'ignore omni Nobody']);
    expect(deepText(row(element, 2))).to.include('names the status “Nobody”');
    find(row(element, 2), '.switch input').click();
    await settled(element);
    expect(last()).to.deep.equal([PAIR, 'off ignore omni Nobody']);
    expect(said(element)).to.equal('Rule 2 is off.');
    expect(deepText(row(element, 2))).to.not.include('names the status');
    find(row(element, 2), '.switch input').click();
    await settled(element);
    expect(last()).to.deep.equal([PAIR, 'ignore omni Nobody']);
  });

  it('shows a problem at the rule that it is about, after a move too', async () => {
    const element = await create([PAIR, 'ignore omni Nobody', LEAVES]);
    press(element, 2, /down$/);
    await settled(element);
    expect(deepText(row(element, 3))).to.include('names the status “Nobody”');
    expect(deepText(row(element, 2))).to.not.include('Nobody');
  });

  it('edits a rule as text, with the fault at its column and what was probably meant', async () => {
    const element = await create([PAIR]);
    press(element, 1, /as text$/);
    await settled(element);
    expect(focused()).to.equal(find(row(element, 1), '#text'));
    await type(element, 1, 'pair Available_Chat wiht ON_QUEUE');
    expect(last()).to.deep.equal(['pair Available_Chat wiht ON_QUEUE']);
    expect(deepText(find(row(element, 1), '#fault'))).to.include(
      'Error: From character 21 this cannot be read. Expected: with',
    );
    expect(find(row(element, 1), '.at').textContent).to.equal('w');
    const stuck = findAll(row(element, 1), 'button').find((one) =>
      (one.getAttribute('aria-label') ?? '').includes('with menus'),
    );
    expect(stuck?.getAttribute('aria-disabled')).to.equal('true');
    find(row(element, 1), '.suggestions button').click();
    await settled(element);
    expect(last()).to.deep.equal([PAIR]);
    expect(focused()).to.equal(find(row(element, 1), '#text'));
    press(element, 1, /with menus$/);
    await settled(element);
    expect(chosen(element, 1, 'status-omni')).to.equal('Available - Chat');
    expect(fired).to.have.length(2);
  });

  it('says that a sentence is too long', async () => {
    const element = await create([PAIR]);
    press(element, 1, /as text$/);
    await settled(element);
    await type(element, 1, `pair "${'x'.repeat(250)}" with BUSY`);
    expect(deepText(row(element, 1))).to.include('at most 255 can be stored');
  });

  it('starts from the recommended rules, with guesses by label', async () => {
    const element = await create([]);
    const start = find(element, 'settings-rule-start');
    find(start, 'button.brand').click();
    await settled(element);
    expect(last()[0]).to.equal(`pair Available_Chat:${OMNI.chat} with ON_QUEUE`);
    expect(last()).to.include(`pair Lunch:${OMNI.lunch} with MEAL`);
    expect(last()).to.include('while salesforce work hold pureCloud BUSY');
    expect(row(element, 1).shadowRoot?.activeElement).to.equal(focused());
  });

  it('asks for the mapped status where it cannot guess it', async () => {
    const element = await create([], { omniStatuses: [] });
    const start = find(element, 'settings-rule-start');
    find(start, 'button.brand').click();
    await settled(element);
    expect(fired).to.deep.equal([]);
    expect(focused()?.id).to.equal('mapped');
    expect(deepText(start)).to.include('Choose the status that is paired with On Queue.');
  });

  it('takes rules from outside, and keeps nothing of those before', async () => {
    const element = await create([PAIR]);
    press(element, 1, /^Delete/);
    await settled(element);
    element.rules = [WORK, LEAVES];
    await settled(element);
    expect(rows(element)).to.have.length(2);
    expect(findAll(element, '.undo')).to.have.length(0);
  });

  it('shows labels as text', async () => {
    const element = await create([PAIR], {
      omniStatuses: [{ id: OMNI.chat, apiName: 'Available_Chat', label: '<img src=x>' }],
    });
    expect(chosen(element, 1, 'status-omni')).to.equal('<img src=x>');
  });

  it('speaks Japanese', async () => {
    const element = await create([PAIR, 'pair Busy to BUSY'], { language: 'ja' });
    expect(deepText(row(element, 1))).to.include('双方向');
    expect(deepText(row(element, 2))).to.include(
      '11 文字目から読み取れません。指定できるもの: with',
    );
    expect(chosen(element, 1, 'status-pureCloud')).to.equal('オンキュー');
  });
});
