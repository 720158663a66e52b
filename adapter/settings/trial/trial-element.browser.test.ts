import { fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { complete, settingsOf, version1Settings } from '../../definition/testing/catalogs.js';
import { deepText, find, findAll, focused } from '../../panel/testing/dom.js';
import { expect } from '../../panel/testing/expect.js';
import { scenarioJson } from '../../replay/testing/fixture.js';
import './trial-element.js';
import type { SettingsTrial } from './trial-element.js';

const BEFORE = version1Settings();
const AFTER = version1Settings({ pureCloudWorkStatus: 'Lunch' });

describe('<settings-trial>', () => {
  const create = async (more: Partial<SettingsTrial> = {}): Promise<SettingsTrial> => {
    const element = await fixture<SettingsTrial>(html`
      <settings-trial
        .settingsBefore=${BEFORE}
        .settingsAfter=${AFTER}
        .catalog=${complete}
      ></settings-trial>
    `);
    Object.assign(element, more);
    await played(element);
    return element;
  };

  const chartOf = (element: Element) =>
    element.shadowRoot?.querySelector('settings-trial-chart') ?? null;

  const played = async (element: SettingsTrial): Promise<void> => {
    await waitUntil(() => chartOf(element) !== null, 'no chart', { timeout: 8000 });
    await element.updateComplete;
    await chartOf(element)?.updateComplete;
  };

  const choose = async (element: SettingsTrial, shift: string): Promise<void> => {
    const select = find(element, '#shift');
    if (!(select instanceof HTMLSelectElement)) throw new Error('no menu of shifts');
    select.value = shift;
    select.dispatchEvent(new Event('change'));
    await played(element);
  };

  const drop = (element: Element, name: string, text: string): void => {
    const files = new DataTransfer();
    files.items.add(new File([text], name));
    for (const type of ['dragover', 'drop']) {
      find(element, '.drop').dispatchEvent(
        new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }),
      );
    }
  };

  const lane = (element: Element, row: string): readonly HTMLElement[] => {
    const chart = chartOf(element);
    if (chart === null) throw new Error('no chart');
    return findAll(chart, `[data-row=${row}] button`).filter((one) => one instanceof HTMLElement);
  };

  const labels = (element: Element, row: string): readonly string[] =>
    lane(element, row).map((one) => one.textContent.trim());

  const told = (element: Element): string =>
    find(element, 'settings-trial-chart', '.told').textContent.replace(/\s+/g, ' ').trim();

  it('is accessible: every shift, as a table, with a file that cannot be read, off, in Japanese', async () => {
    const element = await create();
    await expect(element).to.be.accessible();
    for (const shift of ['chatAndCall', 'lunchDuringCall', 'missed', 'lost']) {
      await choose(element, shift);
      await expect(element).to.be.accessible();
    }
    find(element, '.toggle').click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    drop(element, 'notes.txt', 'Dear diary');
    await waitUntil(() => findAll(element, '[role=alert]').length > 0, 'no alert');
    await expect(element).to.be.accessible();
    element.settingsAfter = settingsOf({});
    element.language = 'ja';
    await played(element);
    await expect(element).to.be.accessible();
  }).timeout(30_000);

  it('is accessible while it loads, and when that fails; it can be tried again', async () => {
    const asked: (() => void)[] = [];
    const element = await fixture<SettingsTrial>(html`
      <settings-trial
        .settingsBefore=${BEFORE}
        .settingsAfter=${AFTER}
        .catalog=${complete}
        .load=${() =>
          new Promise((_, reject) => {
            asked.push(() => reject(new Error('no network')));
          })}
      ></settings-trial>
    `);
    expect(deepText(element)).to.include('The shift is being played…');
    await expect(element).to.be.accessible();
    await waitUntil(() => asked.length > 0, 'nothing was loaded');
    for (const fail of asked) fail();
    await waitUntil(() => deepText(element).includes('could not be played'), 'no failure');
    await expect(element).to.be.accessible();
    element.load = () => import('./play.js');
    find(element, '[role=alert] + button').click();
    await played(element);
    expect(labels(element, 'omni-before')).to.not.be.empty;
  });

  it('shows four lanes on one axis, and where they differ', async () => {
    const element = await create();
    await choose(element, 'chatAndCall');
    expect(labels(element, 'omni-before')).to.deep.equal([
      'Busy',
      'Available - Chat',
      'Busy',
      'Available - Chat',
    ]);
    expect(labels(element, 'omni-after')).to.deep.equal([
      'Busy',
      'Available - Chat',
      'Away for lunch',
      'Available - Chat',
    ]);
    expect(labels(element, 'pureCloud-after')).to.deep.equal([
      'Available',
      'On Queue',
      'Busy',
      'On Queue',
    ]);
    expect(find(element, '.summary').textContent.replace(/\s+/g, ' ')).to.match(
      /One difference in this shift: 3:08 to 11:00 Omni-Channel shows Away for lunch instead of Busy/,
    );
    const box = (one: HTMLElement | undefined): DOMRect => {
      if (one === undefined) throw new Error('no segment');
      return one.getBoundingClientRect();
    };
    const [before, after] = ['omni-before', 'omni-after'].map((row) => box(lane(element, row)[2]));
    expect(after?.left).to.be.closeTo(before?.left ?? 0, 0.5);
    const chart = chartOf(element);
    const [gap] = chart === null ? [] : findAll(chart, '.differs');
    expect(gap?.getBoundingClientRect().left).to.be.closeTo(before?.left ?? 0, 0.5);
    expect(gap?.getBoundingClientRect().width).to.be.closeTo(before?.width ?? 0, 0.5);
    expect(gap?.textContent).to.equal('≠');
  });

  it('is played again with every edit', async () => {
    const element = await create();
    await choose(element, 'chatAndCall');
    element.settingsAfter = BEFORE;
    await played(element);
    expect(deepText(element)).to.include('nothing differs');
    element.settingsAfter = version1Settings({ enabled: 'false' });
    await played(element);
    expect(deepText(element)).to.include('After the edit the sync is off.');
    expect(labels(element, 'omni-after')).to.deep.equal(['Busy']);
  });

  it('tells time and cause of what has the focus, and goes along a lane by the arrow keys', async () => {
    const element = await create();
    await choose(element, 'chatAndCall');
    const lunch = lane(element, 'omni-after');
    expect(lunch.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1]);
    lunch[0]?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await played(element);
    expect(focused()).to.equal(lunch[2]);
    expect(told(element)).to.equal(
      'Omni-Channel, after, 3:08 to 11:00: Away for lunch. The agent reads: “Omni-Channel set to Away for lunch because you are on a call in PureCloud.” (differs)',
    );
    await sendKeys({ press: 'End' });
    expect(focused()).to.equal(lunch[3]);
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal(lunch[3]);
    await sendKeys({ press: 'Home' });
    expect(focused()).to.equal(lunch[0]);
    lane(element, 'marks')[1]?.dispatchEvent(new PointerEvent('pointerenter'));
    await played(element);
    expect(told(element)).to.equal('1:00: A chat in Salesforce is offered.');
  });

  it('is a table on demand', async () => {
    const element = await create();
    await choose(element, 'chatAndCall');
    const toggle = find(element, '.toggle');
    toggle.click();
    await element.updateComplete;
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    const row = findAll(element, 'tbody tr').find((one) => one.textContent.includes('3:08'));
    const cells = [...(row?.children ?? [])].map((cell) =>
      cell.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(cells[1]).to.equal('A call is connected.');
    expect(cells[2]).to.match(/^Busy The agent reads/);
    expect(cells[3]).to.match(/^≠ differs Away for lunch/);
    expect(cells[5]).to.equal('Busy');
    toggle.click();
    await element.updateComplete;
    expect(findAll(element, 'table')).to.have.length(0);
  });

  it('plays a file that is dropped, and says which line of it cannot be read', async () => {
    const element = await create();
    drop(
      element,
      'shift.json',
      JSON.stringify(scenarioJson({ steps: [{ at: 5000, omni: 'Busy' }] })),
    );
    await waitUntil(() => deepText(element).includes('File: shift.json'), 'no file');
    await played(element);
    expect(labels(element, 'omni-before')).to.deep.equal(['Available - Chat', 'Busy']);
    drop(element, 'other.jsonl', '{"format":1}\nnonsense');
    await waitUntil(() => findAll(element, '[role=alert]').length > 0, 'no alert');
    const alert = find(element, '[role=alert]').textContent.replace(/\s+/g, ' ');
    expect(alert).to.include('other.jsonl cannot be played.');
    expect(alert).to.include('Line 2: expected { "at", "event" }');
    expect(labels(element, 'omni-before'), 'the file before stays').to.have.length(2);
    await choose(element, 'day');
    expect(findAll(element, '[role=alert]')).to.have.length(0);
  });

  it('has no style attribute, and scrolls by itself at 400 px', async () => {
    await setViewport({ width: 400, height: 800 });
    try {
      const element = await create();
      await choose(element, 'chatAndCall');
      find(element, '.toggle').click();
      await element.updateComplete;
      expect(findAll(element, '.different')).to.not.be.empty;
      expect(document.documentElement.scrollWidth).to.be.at.most(400);
      await expect(element).to.be.accessible();
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('shows labels as text', async () => {
    const element = await create({
      catalog: {
        ...complete,
        omni: complete.omni.map((status) => ({ ...status, label: '<img src=x>' })),
      },
    });
    expect(labels(element, 'omni-before')).to.include('<img src=x>');
  });
});
