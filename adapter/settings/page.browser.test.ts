import { fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { withItems } from '../call-center/edit.js';
import { productDefinition } from '../call-center/product.js';
import { deepText, find, findAll, focused } from '../panel/testing/dom.js';
import { expect } from '../panel/testing/expect.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './page.js';
import type { SoftphoneSettings } from './page.js';
import { adminsPage, NAME, type AdminsPage } from './testing/admins-page.js';
import { STATES } from './testing/page-states.js';

const WORDS = { en, ja };

describe('<softphone-settings>', () => {
  const create = async (
    admin: AdminsPage,
    language: 'en' | 'ja' = 'en',
  ): Promise<SoftphoneSettings> => {
    const page = await fixture<SoftphoneSettings>(html`
      <softphone-settings
        .messages=${WORDS[language]}
        .actions=${admin.actions}
        .view=${admin.view}
      ></softphone-settings>
    `);
    admin.session.listen((view) => {
      page.view = view;
    });
    return page;
  };

  /** All elements of the page, however deep, have drawn what they were given. */
  const drawn = async (page: SoftphoneSettings): Promise<void> => {
    const walk = async (root: Element): Promise<void> => {
      if ('updateComplete' in root) await root.updateComplete;
      const inside = root.shadowRoot?.querySelectorAll('*') ?? [];
      for (const element of inside) if (element.shadowRoot !== null) await walk(element);
    };
    await walk(page);
  };

  const rules = (page: SoftphoneSettings): HTMLElement =>
    find(page, 'settings-sync', 'settings-rule-table');

  const reach = async (state: string, language: 'en' | 'ja' = 'en') => {
    const admin = await adminsPage();
    const page = await create(admin, language);
    await STATES[state]?.(admin);
    await admin.rest();
    await drawn(page);
    return { admin, page };
  };

  for (const state of Object.keys(STATES)) {
    it(`is accessible: ${state}`, async () => {
      const { page } = await reach(state);
      for (const details of deepDetails(page)) details.open = true;
      await drawn(page);
      await expect(page).to.be.accessible();
    });
  }

  function deepDetails(root: Element): HTMLDetailsElement[] {
    const inside = [...(root.shadowRoot?.querySelectorAll('*') ?? [])];
    return inside.flatMap((element) => [
      // The trial has tests of its own, and a shift to play.
      ...(element instanceof HTMLDetailsElement &&
      !element.textContent.includes(en.trial) &&
      !element.textContent.includes(ja.trial)
        ? [element]
        : []),
      ...deepDetails(element),
    ]);
  }

  it('is accessible in the dark and in Japanese', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    try {
      for (const state of ['errors beside their fields', 'a save that was overtaken', 'saved']) {
        const { page } = await reach(state, 'ja');
        await expect(page).to.be.accessible();
        // There is one page in a document.
        page.remove();
      }
    } finally {
      await emulateMedia({ colorScheme: 'light' });
    }
  });

  describe('at 400 pixels', () => {
    before(() => setViewport({ width: 400, height: 800 }));
    after(() => setViewport({ width: 800, height: 600 }));

    for (const state of Object.keys(STATES)) {
      for (const language of ['en', 'ja'] as const) {
        it(`fits: ${state} (${language})`, async () => {
          const { page } = await reach(state, language);
          expect(page.scrollWidth).to.be.at.most(400);
        });
      }
    }
  });

  for (const state of Object.keys(STATES)) {
    it(`is Japanese throughout: ${state}`, async () => {
      const { page } = await reach(state, 'ja');
      const text = deepText(page);
      expect(text).to.include(ja.list.title);
      for (const words of [en.title, en.list.title, en.coverage.check, en.transitions.title]) {
        expect(text).not.to.include(words);
      }
      expect(text).not.to.include('undefined');
    });
  }

  const mapping = (page: SoftphoneSettings) => find(page, 'settings-sync', 'settings-mapping');
  const field = (page: SoftphoneSettings, name: string) =>
    find(mapping(page), `settings-field[data-item="${name}"]`);
  const select = (page: SoftphoneSettings, name: string): HTMLSelectElement => {
    const control = find(field(page, name), 'select');
    if (control instanceof HTMLSelectElement) return control;
    throw new Error(`${name} is no menu.`);
  };
  const labels = (control: HTMLSelectElement): readonly string[] =>
    [...control.options].map(({ label }) => label);

  it('reveals what is next: the mapped status, then the transition statuses', async () => {
    const { admin, page } = await reach('a definition, sync off');
    expect(findAll(find(page, 'settings-sync'), 'settings-mapping')).to.have.length(0);
    find(page, 'settings-sync', '#enabled').click();
    await drawn(page);
    expect(findAll(mapping(page), 'settings-field')).to.have.length(1);
    const mapped = select(page, 'mappedOmniStatus');
    expect(labels(mapped)).to.include('Available - Chat (online)');
    expect(labels(mapped)).to.include('Busy (busy)');
    mapped.value =
      [...mapped.options].find(({ label }) => label.startsWith('Available - Chat'))?.value ?? '';
    mapped.dispatchEvent(new Event('change'));
    await drawn(page);
    expect(admin.item('mappedOmniStatus')).to.equal('Available_Chat:0N505Y000001cA1');
    const names = findAll(mapping(page), 'settings-field').map((one) =>
      one.getAttribute('data-item'),
    );
    expect(names).to.deep.equal([
      'mappedOmniStatus',
      'leavingMappedStatus',
      'leavingOnQueueStatus',
      'salesforceWorkStatus',
      'pureCloudWorkStatus',
    ]);
  });

  it('names the mapped status in the labels of a and b', async () => {
    const { page } = await reach('a preset filled in');
    expect(deepText(field(page, 'leavingMappedStatus'))).to.include(
      'When the agent leaves Available - All, set PureCloud to',
    );
    expect(deepText(field(page, 'leavingOnQueueStatus'))).to.include(
      'When the agent leaves On Queue',
    );
  });

  it('has primary PureCloud statuses always, secondary ones once retrieved', async () => {
    const before = await reach('a preset filled in');
    const primary = labels(select(before.page, 'leavingMappedStatus'));
    expect(primary).to.include.members(['Available', 'Busy', 'Meal']);
    expect(primary).not.to.include('Coffee');
    const after = await reach('statuses retrieved');
    expect(labels(select(after.page, 'leavingMappedStatus'))).to.include('Coffee');
  });

  it('keeps a value that the org does not have, and says so', async () => {
    const { page } = await reach('values that the org does not have');
    const mapped = select(page, 'mappedOmniStatus');
    expect(mapped.selectedOptions[0]?.label).to.equal('Gone (not in this org)');
    expect(mapped.value).to.equal('Gone:0N505Y0000099ZZ');
    expect(mapped.getAttribute('aria-invalid')).to.equal('true');
  });

  it('ties an error to its field, and takes the focus to the first one', async () => {
    const { page } = await reach('errors beside their fields');
    const control = select(page, 'leavingMappedStatus');
    expect(control.getAttribute('aria-describedby')).to.include('problems');
    await waitUntil(() => focused() === control, 'the first wrong field has the focus');
  });

  it('opens what a preset has filled in', async () => {
    const { admin, page } = await reach('a definition, sync off');
    admin.set({ enabled: 'true' });
    admin.actions.usePreset('externalRouting');
    await drawn(page);
    const details = find(page, 'settings-sync', 'settings-more', 'details');
    expect(details.hasAttribute('open')).to.equal(true);
  });

  it('switches the timeline off in the definition, which had no such item', async () => {
    const { admin, page } = await reach('a preset filled in');
    const more = find(page, 'settings-sync', 'settings-more');
    const control = find(more, 'settings-field[data-item="softphone/timeline"]', 'select');
    if (!(control instanceof HTMLSelectElement)) throw new Error('no menu');
    expect([...control.options].map(({ text }) => text)).to.deep.equal([
      en.more.timeline.kept,
      en.more.timeline.off,
    ]);
    expect(control.value).to.equal('true');
    control.value = 'false';
    control.dispatchEvent(new Event('change'));
    await admin.save();
    expect(admin.edit.save.is).to.equal('saved');
    expect(admin.edit.items.get('softphone/timeline')).to.equal('false');
    expect(admin.edit.changed).to.deep.equal([]);
  });

  it('lists what keeps Salesforce from showing the softphone, which no page of an agent can tell', async () => {
    const setup = withItems(productDefinition({ version: 1 }), 'reqGeneralInfo', {
      reqSalesforceCompatibilityMode: 'Classic',
    });
    const admin = await adminsPage({ callCenters: [setup] });
    const page = await create(admin);
    await drawn(page);
    const prerequisites = find(page, 'settings-prerequisites');
    expect(deepText(prerequisites)).to.include(en.prerequisites.utilities);
    expect(deepText(prerequisites)).to.include(en.prerequisites.framing);
    expect(deepText(prerequisites)).not.to.include(en.prerequisites.framingThere);
    await admin.open();
    await drawn(page);
    expect(deepText(prerequisites)).to.include(en.prerequisites.framingFault.classicOnly);
    expect(deepText(prerequisites)).not.to.include(en.prerequisites.framingFault.apiOff);
    await expect(page).to.be.accessible();
  });

  it('says of a definition that Salesforce can show that it is right', async () => {
    const { page } = await reach('a definition, sync off');
    expect(deepText(page)).to.include(en.prerequisites.framingThere);
  });

  it('offers no file where no definition could be read', async () => {
    const { page } = await reach('a list that failed');
    const text = deepText(page);
    expect(text).to.include(en.failure.answerUnreadable.reading);
    expect(text).not.to.include(en.failure.answerUnreadable.todo);
  });

  it('keeps a rule that is typed as text as it is typed, blanks and all', async () => {
    const { admin, page } = await reach('definition version 2');
    admin.actions.setRules(['pair Busy with BUSY', 'ignore omni Lunch']);
    await drawn(page);
    const rows = (): readonly Element[] => findAll(rules(page), 'settings-rule-row');
    const [first] = rows();
    if (first === undefined) throw new Error('There is no rule.');
    find(first, '[aria-label="Edit rule 1 as text"]').click();
    await drawn(page);
    const text = find(first, 'textarea');
    if (!(text instanceof HTMLTextAreaElement)) throw new Error('The text is no field.');
    expect(focused()).to.equal(text);
    text.select();
    await sendKeys({ press: 'Delete' });
    await drawn(page);
    expect(rows(), 'a rule without text is still a rule').to.have.length(2);
    await sendKeys({ type: 'pair  Lunch with MEAL ' });
    await drawn(page);
    expect(rows()[0]).to.equal(first);
    expect(focused()).to.equal(text);
    expect(text.value).to.equal('pair  Lunch with MEAL ');
    expect(admin.edit.rules).to.deep.equal(['pair  Lunch with MEAL', 'ignore omni Lunch']);
  });

  it('takes the focus to the first rule in error, where a save is not tried', async () => {
    const { admin, page } = await reach('definition version 2');
    admin.actions.setRules(['pair Busy with BUSY', 'pair Nowhere with MEAL', 'par Lunch']);
    await drawn(page);
    find(page, 'settings-saving', '.save').click();
    await drawn(page);
    const [, second] = findAll(rules(page), 'settings-rule-row');
    await waitUntil(() => second?.shadowRoot?.activeElement, 'the second rule has the focus');
    expect(admin.edit.save.is).to.equal('blocked');
  });

  it('offers no file that would have other rules than those that are seen', async () => {
    const { admin, page } = await reach('definition version 2');
    admin.actions.setRules([`pair Busy with ${'B'.repeat(300)}`]);
    await drawn(page);
    const saving = find(page, 'settings-saving');
    expect(deepText(saving)).to.include(en.save.noFile);
    for (const form of ['.import', '.metadata']) {
      expect(find(saving, form).getAttribute('aria-disabled')).to.equal('true');
    }
  });

  it('says of too many rules once that they are', async () => {
    const { admin, page } = await reach('definition version 2');
    admin.actions.setRules(Array.from({ length: 100 }, () => 'pair Busy with BUSY'));
    await drawn(page);
    expect(deepText(page).split('room for 99 rules')).to.have.length(2);
    admin.actions.setRules([`pair Busy with ${'B'.repeat(300)}`]);
    await drawn(page);
    expect(deepText(page).split('at most 255 can be stored')).to.have.length(2);
  });

  it('shows names from outside as text', async () => {
    const admin = await adminsPage({
      statuses: [{ id: '0N505Y000001cA1', apiName: 'X', label: '<img src=x>', takesWork: true }],
    });
    const page = await create(admin);
    await admin.open();
    admin.set({ enabled: 'true' });
    await drawn(page);
    expect(labels(select(page, 'mappedOmniStatus'))).to.include('<img src=x> (online)');
  });

  it('is operated by the keyboard alone, from the list to a saved preset', async () => {
    const admin = await adminsPage({ agents: [] });
    const page = await create(admin);
    await drawn(page);
    find(page, 'settings-call-centers', 'input').focus();
    await sendKeys({ press: 'Space' });
    await admin.rest();
    await drawn(page);
    const goTo = async (wanted: () => HTMLElement): Promise<void> => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        if (focused() === wanted()) return;
        await sendKeys({ press: 'Tab' });
      }
      throw new Error(`The focus never came to ${wanted().outerHTML}.`);
    };
    await goTo(() => find(page, 'settings-sync', '#enabled'));
    await sendKeys({ press: 'Space' });
    await drawn(page);
    await goTo(() => find(mapping(page), 'settings-presets', '[data-preset="workInBoth"]'));
    await sendKeys({ press: 'Enter' });
    await drawn(page);
    await goTo(() => find(page, 'settings-saving', '.save'));
    await sendKeys({ press: 'Enter' });
    await admin.rest();
    await drawn(page);
    expect(admin.edit.save.is).to.equal('saved');
    expect(focused(), 'the focus stays on Save').to.equal(find(page, 'settings-saving', '.save'));
    expect(deepText(find(page, 'settings-saving', '[role=status]'))).to.include(
      'Saved as revision 2 2026-11-22 a.admin.',
    );
  });

  it('asks before unsaved changes are left, and keeps the choice where it was', async () => {
    const { admin, page } = await reach('unsaved changes to leave');
    const list = find(page, 'settings-call-centers');
    expect(focused()).to.equal(find(list, '.stay'));
    await sendKeys({ press: 'Enter' });
    await drawn(page);
    expect(admin.edit.internalName).to.equal(NAME);
    const checked = findAll(list, 'input').filter((one) => one.matches(':checked'));
    expect(checked).to.have.length(1);
    expect(focused()).to.equal(checked[0]);
  });

  it('has the browser ask before a page with unsaved changes goes', async () => {
    const { admin } = await reach('a definition, sync off');
    const leave = (): boolean =>
      window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).to.equal(true);
    admin.set({ enabled: 'true' });
    await waitUntil(() => !leave(), 'it asks');
  });

  it('offers the definition as files at once where a save was refused', async () => {
    const { page } = await reach('a save that was refused');
    const saving = find(page, 'settings-saving');
    expect(deepText(saving)).to.include('Salesforce says: Invalid value');
    const details = saving.shadowRoot?.querySelector('details');
    expect(details?.open).to.equal(true);
    const clicked: HTMLAnchorElement[] = [];
    const original = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function click() {
      clicked.push(this);
    };
    try {
      find(saving, '.import').click();
      find(saving, '.metadata').click();
    } finally {
      HTMLAnchorElement.prototype.click = original;
    }
    expect(clicked.map(({ download }) => download)).to.deep.equal([
      `${NAME}.xml`,
      `${NAME}.callCenter-meta.xml`,
    ]);
    const [text] = await Promise.all(clicked.map(async ({ href }) => (await fetch(href)).text()));
    expect(text).to.include('<callCenter>');
  });

  it('lets each setting of an overtaken save be kept or taken', async () => {
    const { admin, page } = await reach('a save that was overtaken');
    const overtaken = find(page, 'settings-saving', 'settings-overtaken');
    expect(deepText(overtaken)).to.include('Kim Weber');
    find(overtaken, '#theirs0').click();
    await drawn(page);
    expect(admin.item('leavingMappedStatus')).to.equal('MEAL');
    expect(select(page, 'leavingMappedStatus').value).to.equal('MEAL');
  });

  it('passes on what the rule table tells', async () => {
    const { admin, page } = await reach('definition version 2');
    const table = find(page, 'settings-sync', 'settings-rule-table');
    table.dispatchEvent(
      new CustomEvent('rules-changed', {
        detail: { rules: ['ignore omni Lunch'] },
        bubbles: true,
        composed: true,
      }),
    );
    expect(admin.edit.rules).to.deep.equal(['ignore omni Lunch']);
  });
});
