import { expect } from 'chai';
import { ALERTING, CONNECTED, phoneWith } from '../../panel/phone/phone-fixtures.js';
import { READY } from '../../panel/view-fixtures.js';
import { createManualClock, type ManualClock } from '../../ports/simulated/manual-clock.js';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import type { ShownInteraction } from '../phone/view.js';
import { FakeBrowser, type FakeTab } from '../tabs/testing/fake-browser.js';
import type { SoftphoneView } from '../view.js';
import { createNoticed } from './noticed.js';
import type { Noticed, Permission } from './view.js';
import { createRinger } from './ringer.js';
import { FakeAudio } from './testing/fake-audio.js';

const viewWith = (...interactions: readonly ShownInteraction[]): SoftphoneView => ({
  ...READY,
  phone: phoneWith(...interactions),
});

const RINGING = viewWith(ALERTING);
const QUIET = viewWith();

interface Opened {
  readonly tab: FakeTab;
  readonly noticed: Noticed;
  readonly audio: FakeAudio;
  /** What the system shows for this tab, by tag. */
  readonly notices: Map<string, { readonly text: string; readonly click: () => void }>;
  readonly selected: string[];
  readonly titles: (string | null)[];
  permission: Permission;
  asked: number;
}

describe('being noticed', () => {
  let clock: ManualClock;
  let browser: FakeBrowser;
  let storage: ReturnType<typeof createMemoryStorage>;
  let tabs: Opened[];

  beforeEach(() => {
    clock = createManualClock();
    browser = new FakeBrowser(clock);
    storage = createMemoryStorage();
    tabs = [];
  });
  afterEach(() => {
    for (const { noticed } of tabs) noticed.dispose();
  });

  const settle = (milliseconds = 0): Promise<void> => clock.advance(milliseconds);

  function open({
    visible = true,
    audible = true,
    permission = 'granted',
    locks = true,
  }: {
    visible?: boolean;
    audible?: boolean;
    permission?: Permission;
    locks?: boolean;
  } = {}): Opened {
    const tab = browser.open(visible);
    const audio = new FakeAudio(audible);
    const mine: Omit<Opened, 'noticed'> = {
      tab,
      audio,
      notices: new Map(),
      selected: [],
      titles: [],
      permission,
      asked: 0,
    };
    const opened: Opened = Object.assign(mine, {
      noticed: createNoticed({
        locks: locks ? tab.tabs.locks : null,
        name: 'org',
        page: tab.tabs.page,
        clock: tab.clock,
        storage,
        makeRinger: (onChange) =>
          createRinger({
            makeContext: () => audio.make(),
            hasClicked: () => undefined,
            clock: tab.clock,
            onChange,
          }),
        notifications: {
          get permission() {
            return mine.permission;
          },
          ask() {
            mine.asked += 1;
            mine.permission = 'granted';
            return Promise.resolve();
          },
          show(tag, { title, body }, click) {
            const shown = { text: `${title}: ${body}`, click };
            mine.notices.set(tag, shown);
            return () => {
              if (mine.notices.get(tag) === shown) mine.notices.delete(tag);
            };
          },
        },
        textOf: ({ party }, { language }) =>
          Promise.resolve({ title: 'Incoming call', body: party.name, language }),
        setTitle: (text) => mine.titles.push(text),
        select: (id) => mine.selected.push(id),
      }),
    });
    tabs.push(opened);
    return opened;
  }

  async function look(view: SoftphoneView, ...at: readonly Opened[]): Promise<void> {
    for (const { noticed } of at) noticed.look(view);
    await settle();
  }

  const heard = (): number => tabs.reduce((sum, { audio }) => sum + audio.heard.length, 0);
  const shown = (): number => tabs.reduce((sum, { notices }) => sum + notices.size, 0);

  it('rings and notifies while something alerts, and at once no more', async () => {
    const one = open();
    await look(QUIET, one);
    expect([heard(), shown()]).to.deep.equal([0, 0]);
    expect(one.audio.contexts, 'nothing is opened before it is needed').to.equal(0);
    await look(RINGING, one);
    expect([heard(), shown()]).to.deep.equal([1, 1]);
    expect([...one.notices.values()].map(({ text }) => text)).to.deep.equal([
      'Incoming call: Robin Weber',
    ]);
    expect(one.titles.at(-1)).to.equal('Incoming call: Robin Weber');
    expect(one.noticed.view.rings).to.equal(true);
    one.noticed.look(viewWith({ ...ALERTING, state: 'connected' }));
    expect(heard(), 'without any delay').to.equal(0);
    expect(shown()).to.equal(0);
    await settle();
    expect(one.titles.at(-1)).to.equal(null);
  });

  for (const deed of ['answer', 'decline', 'toVoicemail'] as const) {
    it(`is silent from the click on: ${deed}; and rings on where that came to nothing`, async () => {
      const one = open();
      await look(RINGING, one);
      one.noticed.look(viewWith({ ...ALERTING, underWay: [deed] }));
      expect([heard(), shown()]).to.deep.equal([0, 0]);
      await look(RINGING, one);
      expect([heard(), shown()]).to.deep.equal([1, 1]);
    });
  }

  it('is silent at once when it was missed', async () => {
    const one = open();
    await look(RINGING, one);
    one.noticed.look(QUIET);
    expect([heard(), shown()]).to.deep.equal([0, 0]);
  });

  it('rings and notifies in one of several tabs', async () => {
    const all = [open(), open(), open()];
    await look(RINGING, ...all);
    await settle(2_000);
    expect([heard(), shown()]).to.deep.equal([1, 1]);
    await look(QUIET, ...all);
    expect([heard(), shown()]).to.deep.equal([0, 0]);
  });

  it('rings in the tab that is looked at, whichever hears of it first', async () => {
    const hidden = open({ visible: false });
    const visible = open();
    await look(RINGING, hidden);
    await look(RINGING, visible);
    await settle(2_000);
    expect(visible.audio.heard).to.have.length(1);
    expect(hidden.audio.heard).to.have.length(0);
  });

  it('rings in the background where no tab is looked at', async () => {
    const hidden = [open({ visible: false }), open({ visible: false })];
    await look(RINGING, ...hidden);
    await settle(300);
    expect([heard(), shown()]).to.deep.equal([1, 1]);
  });

  it('rings on in the next tab when the one that rings goes', async () => {
    const [first, second] = [open(), open()];
    await look(RINGING, first, second);
    expect(first.audio.heard).to.have.length(1);
    first.tab.crash();
    first.audio.sounding = [];
    first.notices.clear();
    await settle();
    expect(second.audio.heard).to.have.length(1);
    expect(second.notices.size).to.equal(1);
  });

  it('neither doubles nor loses a ring while another tab takes the lead', async () => {
    const [ringing, other] = [open(), open()];
    await look(RINGING, ringing, other);
    // The new leader shows what was shown before, and then what it has read itself.
    await look(viewWith({ ...ALERTING, since: ALERTING.since + 40 }), other, ringing);
    await settle(2_000);
    expect([heard(), shown()]).to.deep.equal([1, 1]);
    expect(ringing.audio.heard).to.have.length(1);
  });

  it('leaves the ringing to a tab that may sound, and rings where the agent clicks', async () => {
    const mute = open({ audible: false });
    const other = open({ visible: false });
    await look(RINGING, mute, other);
    await settle(1_000);
    expect(mute.noticed.view.sound).to.equal('blocked');
    expect(other.audio.heard).to.have.length(1);
    other.tab.close();
    other.noticed.dispose();
    mute.audio.allow();
    mute.noticed.unlock();
    await settle();
    expect(mute.audio.heard).to.have.length(1);
    expect(mute.noticed.view.sound).to.equal('ready');
  });

  it('asks for a permission when the agent does, and never by itself', async () => {
    const one = open({ permission: 'ask' });
    await look(RINGING, one);
    expect([one.asked, shown()]).to.deep.equal([0, 0]);
    expect(one.noticed.view.permission).to.equal('ask');
    one.noticed.askPermission();
    await settle();
    expect([one.asked, shown()]).to.deep.equal([1, 1]);
  });

  for (const permission of ['denied', 'framed', 'missing'] as const) {
    it(`falls back to the title where notifications are ${permission}`, async () => {
      const one = open({ permission });
      await look(RINGING, one);
      expect(shown()).to.equal(0);
      expect(one.titles.at(-1)).to.equal('Incoming call: Robin Weber');
      expect(one.noticed.view.permission).to.equal(permission);
    });
  }

  it('brings the interaction to the front by a click on its notification', async () => {
    const one = open();
    await look(RINGING, one);
    [...one.notices.values()][0]?.click();
    expect(one.selected).to.deep.equal([ALERTING.id]);
  });

  it('knocks where the agent speaks already', async () => {
    const one = open();
    await look(RINGING, one);
    const [ring] = one.audio.heard;
    const loud = one.audio.loudest;
    await look(viewWith(CONNECTED, ALERTING), one);
    expect(one.audio.heard).to.have.length(1);
    expect(one.audio.heard[0]).to.not.deep.equal(ring);
    expect(one.audio.loudest).to.be.lessThan(loud);
  });

  it('does as the definition says', async () => {
    const one = open();
    await look({ ...RINGING, noticed: { ringtone: false, notifications: true } }, one);
    expect([heard(), shown()]).to.deep.equal([0, 1]);
    await look({ ...RINGING, noticed: { ringtone: true, notifications: false } }, one);
    expect([heard(), shown()]).to.deep.equal([1, 0]);
  });

  it('does as the agent prefers, in mid-ring, and in every tab', async () => {
    const [one, two] = [open(), open()];
    await look(RINGING, one, two);
    const loud = one.audio.loudest;
    two.noticed.prefer({ ringtone: true, volume: 20, notifications: false });
    one.noticed.refresh();
    await settle();
    expect([heard(), shown()]).to.deep.equal([1, 0]);
    expect(one.audio.loudest).to.be.lessThan(loud);
    two.noticed.prefer({ ringtone: false, volume: 20, notifications: false });
    one.noticed.refresh();
    await settle();
    expect(heard()).to.equal(0);
  });

  it('remembers what the agent prefers, and nothing of an interaction', async () => {
    const one = open();
    await look(RINGING, one);
    one.noticed.prefer({ ringtone: false, volume: 10, notifications: true });
    expect(open().noticed.view.preferences).to.deep.equal({
      ringtone: false,
      volume: 10,
      notifications: true,
    });
    expect(storage.getItem('omni-sync.noticed')).to.equal(
      '{"ringtone":false,"volume":10,"notifications":true}',
    );
  });

  it('lets the agent hear it for a moment', async () => {
    const one = open();
    await look(QUIET, one);
    one.noticed.sample();
    await settle();
    expect(heard()).to.equal(1);
    await settle(2_000);
    expect(heard()).to.equal(0);
  });

  it('is by itself in each tab where the browser has no locks', async () => {
    const one = open({ locks: false });
    await look(RINGING, one);
    expect([heard(), shown()]).to.deep.equal([1, 1]);
    await look(QUIET, one);
    expect([heard(), shown()]).to.deep.equal([0, 0]);
  });

  it('tells of each interaction that alerts, and takes away what is over', async () => {
    const one = open();
    const second = { ...ALERTING, id: 'c9', party: { name: 'Sam', address: '' } };
    await look(viewWith(ALERTING, second), one);
    expect([heard(), shown()]).to.deep.equal([1, 2]);
    await look(viewWith(second), one);
    expect([...one.notices.values()].map(({ text }) => text)).to.deep.equal(['Incoming call: Sam']);
    expect(heard()).to.equal(1);
  });

  it('leaves nothing behind when it ends', async () => {
    const one = open();
    await look(RINGING, one);
    one.noticed.dispose();
    await settle();
    expect([heard(), shown(), clock.waiting]).to.deep.equal([0, 0, 0]);
    expect(browser.holder('org ring')).to.equal(null);
  });
});
