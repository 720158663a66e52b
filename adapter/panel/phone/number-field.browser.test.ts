import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { deepText, find, findAll } from '../testing/dom.js';
import { expect } from '../testing/expect.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './number-field.js';
import type { OmniNumberField } from './number-field.js';
import './queue-field.js';
import type { OmniQueueField } from './queue-field.js';
import './recent-calls.js';
import './station.js';
import './without-station.js';
import { library } from '../../ports/numbers/number-library.js';
import type { PhoneDeedMessage, RecentCall } from '../../session/phone/view.js';

const US = {
  country: 'US',
  prefixes: { outside: '9', longDistance: '1', international: '011' },
};
const KIM = { kind: 'person', id: 'kim', name: 'Kim Novak', detail: 'Second level' } as const;
const SALES = { kind: 'queue', id: 'sales', name: 'Sales Kim', detail: '' } as const;
const MARIA = { name: 'Maria Kimura', number: '(415) 555-0117', detail: 'Contact' };

let deeds: PhoneDeedMessage[] = [];
const act = (deed: PhoneDeedMessage): void => void deeds.push(deed);

beforeEach(() => {
  deeds = [];
});

describe('<omni-number-field>', () => {
  let loads = 0;

  async function create(
    load: () => Promise<typeof library> = () => Promise.resolve(library),
    words = en,
  ): Promise<{ element: OmniNumberField; input: HTMLInputElement }> {
    loads = 0;
    const counted = (): Promise<typeof library> => {
      loads += 1;
      return load();
    };
    const element = await fixture<OmniNumberField>(
      html`<omni-number-field
        .messages=${words}
        .act=${act}
        .rules=${US}
        .loadNumbers=${counted}
      ></omni-number-field>`,
    );
    const input = find(element, 'input');
    if (!(input instanceof HTMLInputElement)) throw new Error('There is no field.');
    input.focus();
    return { element, input };
  }

  const options = (element: Element): readonly string[] =>
    findAll(element, '[role=option]')
      .filter((option) => option.getClientRects().length > 0)
      .map((option) => option.textContent.replace(/\s+/g, ' ').trim());

  for (const words of [en, ja]) {
    it(`is accessible: empty, with a problem, with what was found (${words.language})`, async () => {
      const { element } = await create(undefined, words);
      await expect(element).to.be.accessible();
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(deepText(element)).to.contain(words.dial.problem.empty);
      await expect(element).to.be.accessible();
      await sendKeys({ type: 'kim' });
      element.people = { text: 'kim', found: [KIM, SALES] };
      element.contacts = { text: 'kim', found: [MARIA] };
      await element.updateComplete;
      expect(options(element)).to.have.length(3);
      await expect(element).to.be.accessible();
    });
  }

  it('fetches what is known of numbers with the first digit, and not before', async () => {
    const { element } = await create();
    expect(loads).to.equal(0);
    await sendKeys({ type: 'kim' });
    expect(loads).to.equal(0);
    element.remove();
    await create();
    await sendKeys({ type: '41' });
    expect(loads).to.equal(1);
  });

  it('formats what is typed at its end, and lets it be taken away', async () => {
    const { element, input } = await create();
    await sendKeys({ type: '4155550117' });
    await waitUntil(() => input.value === '(415) 555-0117');
    expect(deepText(element)).to.contain('Calls +1 415 555 0117 (United States).');
    for (let key = 0; key < 5; key += 1) await sendKeys({ press: 'Backspace' });
    expect(input.value).to.equal('(415) 555');
    await sendKeys({ type: '0199' });
    await waitUntil(() => input.value === '(415) 555-0199');
  });

  it('leaves what is typed in the middle where it is', async () => {
    const { input } = await create();
    await sendKeys({ type: '4155550117' });
    await waitUntil(() => input.value === '(415) 555-0117');
    input.setSelectionRange(1, 4);
    await sendKeys({ type: '212' });
    expect(input.value).to.equal('(212) 555-0117');
    expect(input.selectionStart).to.equal(4);
  });

  it('does not touch an extension, or a SIP address', async () => {
    const { input } = await create();
    await sendKeys({ type: '123456' });
    expect(input.value).to.equal('123456');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => deeds.length === 1);
    deeds = [];
    input.select();
    await sendKeys({ type: 'sip:kim@acme.example' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => deeds.at(-1)?.is === 'dial');
    expect(deeds.at(-1)).to.deep.equal({ is: 'dial', number: 'sip:kim@acme.example', queue: null });
  });

  it('waits with the call for what is known of numbers, and calls once', async () => {
    let arrive: (value: typeof library) => void = () => undefined;
    await create(() => new Promise((resolve) => (arrive = resolve)));
    await sendKeys({ type: '4155550117' });
    await sendKeys({ press: 'Enter' });
    expect(deeds).to.deep.equal([]);
    arrive(library);
    await waitUntil(() => deeds.length > 0);
    expect(deeds).to.deep.equal([{ is: 'dial', number: '+14155550117', queue: null }]);
  });

  it('says that national numbers cannot be read, and tries again with the next call', async () => {
    let works = false;
    const { element } = await create(() =>
      works ? Promise.resolve(library) : Promise.reject(new Error('no network')),
    );
    await sendKeys({ type: '4155550117' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => deepText(element).includes(en.dial.problem.library));
    works = true;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => deeds.length > 0);
    expect(deeds).to.deep.equal([{ is: 'dial', number: '+14155550117', queue: null }]);
  });

  it('says which numbers are unusual, and calls them all the same', async () => {
    const { element, input } = await create();
    await sendKeys({ type: '+1 000 555 0123' });
    await waitUntil(() => deepText(element).includes('no numbers like this one'));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => deeds.length > 0);
    expect(input.getAttribute('aria-invalid')).to.equal('false');
    expect(deeds).to.deep.equal([{ is: 'dial', number: '+10005550123', queue: null }]);
  });

  describe('as a combobox', () => {
    async function searching(): Promise<{ element: OmniNumberField; input: HTMLInputElement }> {
      const both = await create();
      const asked: string[] = [];
      both.element.searchContacts = (text) => void asked.push(text);
      await sendKeys({ type: 'kim' });
      expect(deeds.at(-1)).to.deep.equal({ is: 'search', text: 'kim' });
      expect(asked.at(-1)).to.equal('kim');
      return both;
    }

    it('says that it searches, that it failed, and that there is nobody', async () => {
      const { element, input } = await searching();
      expect(deepText(element)).to.contain('Searching…');
      expect(input.getAttribute('aria-expanded')).to.equal('false');
      element.people = { text: 'kim', found: [], failed: true };
      await element.updateComplete;
      expect(deepText(element)).to.contain('The search failed.');
      element.people = { text: 'kim', found: [] };
      await element.updateComplete;
      expect(deepText(element)).to.contain('Nobody and no queue is called “kim”.');
    });

    it('does not offer what was found for another text', async () => {
      const { element } = await searching();
      element.people = { text: 'ki', found: [KIM] };
      await element.updateComplete;
      expect(options(element)).to.deep.equal([]);
    });

    it('goes through the list by arrows, picks by Enter and calls by the next one', async () => {
      const { element, input } = await searching();
      element.people = { text: 'kim', found: [KIM, SALES] };
      await element.updateComplete;
      expect(input.getAttribute('aria-expanded')).to.equal('true');
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      await element.updateComplete;
      const active = input.getAttribute('aria-activedescendant') ?? '';
      const option = element.shadowRoot?.getElementById(active);
      expect(option?.textContent).to.contain('Kim Novak');
      expect(option?.getAttribute('aria-selected')).to.equal('true');
      deeds = [];
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(input.value).to.equal('Kim Novak');
      expect(deeds, 'to pick is not to call').to.deep.equal([]);
      expect(options(element)).to.deep.equal([]);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => deeds.length > 0);
      expect(deeds).to.deep.equal([
        { is: 'call', kind: 'person', id: 'kim', name: 'Kim Novak', queue: null },
      ]);
    });

    it('takes the number of a contact that is clicked', async () => {
      const { element, input } = await searching();
      element.contacts = { text: 'kim', found: [MARIA] };
      element.people = { text: 'kim', found: [] };
      await element.updateComplete;
      find(element, '[role=option]').click();
      await waitUntil(() => input.value === '(415) 555-0117');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => deeds.at(-1)?.is === 'dial');
      expect(deeds.at(-1)).to.deep.equal({ is: 'dial', number: '+14155550117', queue: null });
    });

    it('closes the list by Escape, and opens it by an arrow', async () => {
      const { element, input } = await searching();
      element.people = { text: 'kim', found: [KIM] };
      await element.updateComplete;
      await sendKeys({ press: 'Escape' });
      await element.updateComplete;
      expect(input.getAttribute('aria-expanded')).to.equal('false');
      expect(input.value).to.equal('kim');
      await sendKeys({ press: 'ArrowDown' });
      await element.updateComplete;
      expect(input.getAttribute('aria-expanded')).to.equal('true');
    });

    it('forgets whom was picked once the text is another', async () => {
      const { element } = await searching();
      element.people = { text: 'kim', found: [KIM] };
      await element.updateComplete;
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Backspace' });
      deeds = [];
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(deeds).to.deep.equal([]);
      expect(deepText(element)).to.contain(en.dial.problem.letters);
    });
  });
});

describe('<omni-queue-field>', () => {
  const QUEUES = Array.from({ length: 30 }, (_, at) => ({ id: `q${at}`, name: `Queue ${at}` }));

  async function create(
    count: number,
  ): Promise<{ element: OmniQueueField; chosen: string[]; field: HTMLElement }> {
    const chosen: string[] = [];
    const element = await fixture<OmniQueueField>(
      html`<omni-queue-field
        .messages=${en}
        .queues=${QUEUES.slice(0, count)}
        .choose=${(id: string) => {
          chosen.push(id);
          element.queue = id;
        }}
      ></omni-queue-field>`,
    );
    const field = find(element, '#queue');
    field.focus();
    return { element, chosen, field };
  }

  it('is accessible, with few queues and with many', async () => {
    await expect((await create(3)).element).to.be.accessible();
    const { element } = await create(30);
    await expect(element).to.be.accessible();
    await sendKeys({ type: '2' });
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('is a menu of few', async () => {
    const { field, chosen } = await create(3);
    expect(field).to.be.instanceOf(HTMLSelectElement);
    await sendKeys({ type: 'Queue 2' });
    expect(chosen.at(-1)).to.equal('q2');
  });

  it('looks among many by a part of the name, and lets none be chosen again', async () => {
    const { element, field, chosen } = await create(30);
    await sendKeys({ type: '27' });
    await element.updateComplete;
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(chosen).to.deep.equal(['q27']);
    expect(field instanceof HTMLInputElement && field.value).to.equal('Queue 27');
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(chosen.at(-1)).to.equal('');
  });

  it('keeps the chosen one where something else was typed and left', async () => {
    const { element, field } = await create(30);
    element.queue = 'q5';
    await element.updateComplete;
    await sendKeys({ type: 'nonsense' });
    field.blur();
    await element.updateComplete;
    expect(field instanceof HTMLInputElement && field.value).to.equal('Queue 5');
  });
});

describe('<omni-number-field> after a call', () => {
  const call = async (then: Partial<OmniNumberField>): Promise<string> => {
    const element = await fixture<OmniNumberField>(
      html`<omni-number-field .messages=${en} .act=${act} .rules=${US}></omni-number-field>`,
    );
    const input = find(element, 'input');
    if (!(input instanceof HTMLInputElement)) throw new Error('There is no field.');
    input.focus();
    await sendKeys({ type: '+14155550117' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => deeds.length === 1, 'it is called');
    element.dialing = '+14155550117';
    await element.updateComplete;
    Object.assign(element, then);
    await element.updateComplete;
    return input.value.replace(/\D/g, '');
  };

  it('is free for the next one once the call is there', async () => {
    expect(await call({ dialing: null })).to.equal('');
  });

  it('keeps what failed, to be called again', async () => {
    expect(await call({ dialing: null, failed: true })).to.equal('14155550117');
  });

  it('leaves alone what is typed while a number of a record is called', async () => {
    const element = await fixture<OmniNumberField>(
      html`<omni-number-field .messages=${en} .act=${act} .rules=${US}></omni-number-field>`,
    );
    find(element, 'input').focus();
    await sendKeys({ type: 'Kim' });
    element.dialing = '+14155550117';
    await element.updateComplete;
    element.dialing = null;
    await element.updateComplete;
    const input = find(element, 'input');
    expect(input instanceof HTMLInputElement && input.value).to.equal('Kim');
  });
});

describe('<omni-recent-calls>', () => {
  const NOW = new Date(2026, 4, 5, 14, 0).getTime();
  const CALLS: readonly RecentCall[] = [
    {
      id: 'c1',
      number: '+14155550117',
      name: 'Maria Alvarez',
      direction: 'inbound',
      at: NOW - 60_000,
      missed: true,
    },
    { id: 'c2', number: '', name: 'Kim', direction: 'outbound', at: NOW - 9e8, missed: false },
    {
      id: 'c3',
      number: '',
      name: 'Kim Novak',
      user: 'kim',
      direction: 'inbound',
      at: NOW - 9e8,
      missed: false,
    },
    {
      id: 'c4',
      number: '',
      name: 'Sales',
      queue: 'sales',
      direction: 'outbound',
      at: NOW - 9e8,
      missed: false,
    },
  ];

  const create = (calls: readonly RecentCall[], words = en) =>
    fixture(
      html`<omni-recent-calls
        .messages=${words}
        .act=${act}
        .calls=${calls}
        .now=${NOW}
      ></omni-recent-calls>`,
    );

  for (const words of [en, ja]) {
    it(`is accessible (${words.language})`, async () => {
      await expect(await create(CALLS, words)).to.be.accessible();
      await expect(await create([], words)).to.be.accessible();
    });
  }

  it('says who called when, marks what was missed in words, and calls again', async () => {
    const element = await create(CALLS);
    const text = deepText(element).replace(/\s+/g, ' ');
    expect(text).to.match(/Incoming Maria Alvarez \+1 415 555 0117 Missed 0?1:59 PM/);
    expect(text).to.match(/Outgoing Kim Apr 25/);
    for (const button of findAll(element, 'button')) {
      if (button instanceof HTMLElement) button.click();
    }
    expect(deeds).to.deep.equal([
      { is: 'dial', number: '+14155550117', queue: null },
      { is: 'call', kind: 'person', id: 'kim', name: 'Kim Novak', queue: null },
      { is: 'call', kind: 'queue', id: 'sales', name: 'Sales', queue: null },
    ]);
  });

  it('says why one cannot be called again', async () => {
    const element = await create(CALLS);
    const row = find(element, 'li:nth-child(2)');
    expect(row.querySelector('button')).to.equal(null);
    expect(row.textContent).to.contain('It has no number to call.');
    expect(row.querySelector('[title]')?.getAttribute('title')).to.contain('no number');
  });

  it('says that there are none yet', async () => {
    expect(deepText(await create([]))).to.contain('No calls yet.');
  });
});

describe('<omni-without-station>', () => {
  it('is accessible, and asks', async () => {
    let chooses = 0;
    const element = await fixture(
      html`<omni-without-station
        .messages=${en}
        .act=${act}
        .chooseStation=${() => (chooses += 1)}
      ></omni-without-station>`,
    );
    await expect(element).to.be.accessible();
    expect(deepText(element)).to.contain('Go On Queue all the same?');
    for (const at of [1, 2, 3]) find(element, `button:nth-child(${at})`).click();
    expect(chooses).to.equal(1);
    expect(deeds).to.deep.equal([
      { is: 'goOnQueue', yes: true },
      { is: 'goOnQueue', yes: false },
    ]);
    find(element, 'button').focus();
    await sendKeys({ press: 'Escape' });
    expect(deeds).to.have.length(3);
  });
});

describe('<omni-station>', () => {
  it('tells of each station what it is, and asks for none that is somebody else’s twice', async () => {
    const element = await fixture(
      html`<omni-station
        .messages=${en}
        .act=${act}
        .station=${{ id: 's1', name: 'Desk 12', kind: 'phone' }}
        .usual=${{ id: 's2', name: 'My WebRTC', kind: 'webRtc' }}
        .stations=${{
          text: '',
          found: [
            { id: 's1', name: 'Desk 12', kind: 'phone', isTaken: false },
            { id: 's2', name: 'My WebRTC', kind: 'webRtc', isTaken: false },
            { id: 's3', name: 'Home', kind: 'remote', isTaken: true },
          ],
        }}
      ></omni-station>`,
    );
    expect(deepText(element)).to.contain('Phone: Desk 12 (desk phone)');
    find(element, '.door').click();
    await nextFrame();
    await expect(element).to.be.accessible();
    const text = deepText(element).replace(/\s+/g, ' ');
    expect(text).to.contain('Use your usual phone: My WebRTC');
    expect(text).to.contain('desk phone · in use by you');
    expect(text).to.contain('in the browser · your usual one');
    expect(text).to.contain('remote phone · in use by somebody else');
    find(element, '[aria-label="Use Home"]').click();
    await nextFrame();
    expect(deeds.at(-1)).to.deep.equal({ is: 'useStation', id: 's3' });
    expect(findAll(element, 'li'), 'another one can be chosen at once').to.have.length(3);
    find(element, '.usual').click();
    await nextFrame();
    expect(deeds.at(-1)).to.deep.equal({ is: 'useStation', id: 's2' });
    expect(findAll(element, 'li')).to.have.length(0);
  });
});
