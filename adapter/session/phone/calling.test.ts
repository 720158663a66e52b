import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { SIMULATED_STATIONS, TAKEN_STATION } from '../../ports/simulated/simulated-directory.js';
import {
  createSimulatedPhone,
  type SimulatedPhoneOptions,
} from '../../ports/simulated/simulated-phone.js';
import { createMemoryStorage } from '../../purecloud/testing/memory-storage.js';
import type { Failure } from '../../sync/events.js';
import { RECENT } from './code.js';
import { createPhoneDesk } from './desk.js';
import { library } from '../../ports/numbers/number-library.js';
import type { LoadNumbers } from '../../ports/numbers/load-numbers.js';
import type { PhoneDeedMessage, PhoneView } from './view.js';

/** Dialing, stations and recent calls at the phone's desk. */

const BROKEN: Failure = { kind: 'transient', reason: 'serverError' };

/** Longer than a way there and back. */
const BACK = 200;

interface Options extends Partial<SimulatedPhoneOptions> {
  readonly definition?: Readonly<Record<string, string>>;
  readonly loadNumbers?: LoadNumbers;
}

async function open({ definition = {}, loadNumbers, ...options }: Options = {}) {
  const clock = createManualClock();
  const storage = createMemoryStorage();
  const { port, org } = createSimulatedPhone({ clock, ...options });
  let before: PhoneView | null = null;
  let loads = 0;
  const make = (agent = 'agent-1') =>
    createPhoneDesk({
      // The phone outlives the page here.
      phone: {
        ...port,
        get interactions() {
          return port.interactions;
        },
        get notResponding() {
          return port.notResponding;
        },
        dispose: () => undefined,
      },
      clock,
      storage,
      agent,
      before,
      definition: () => definition,
      loadNumbers() {
        loads += 1;
        return loadNumbers?.() ?? Promise.resolve(library);
      },
      onChange: () => undefined,
    });
  let desk = make();
  await clock.advance(BACK);
  return {
    clock,
    storage,
    org,
    act: (deed: PhoneDeedMessage): void => desk.act(deed),
    dial: (number: string, queue: string | null = null): void =>
      desk.act({ is: 'dial', number, queue }),
    settle: (milliseconds = BACK) => clock.advance(milliseconds),
    get view() {
      return desk.view;
    },
    get loads() {
      return loads;
    },
    holdsBack: (isOnQueue: boolean, go: () => void) => desk.holdsBack(isOnQueue, go),
    refresh(agent?: string) {
      desk.dispose();
      desk = make(agent);
    },
    /** Another tab, which has only what this one showed. */
    takeOver() {
      before = desk.view;
      storage.removeItem(RECENT);
      desk.dispose();
      desk = make();
    },
  };
}

describe('calling', () => {
  it('calls a number once, and selects the call', async () => {
    const page = await open();
    page.dial('+15550001');
    expect(page.view.dialing).to.equal('+15550001');
    page.dial('+15550001');
    await page.settle();
    expect(page.view).to.include({ dialing: null, selected: 'c1', failure: null });
    expect(page.org.dialed).to.deep.equal([{ number: '+15550001', queue: null }]);
    expect(page.loads, 'nothing is fetched for it').to.equal(0);
  });

  it('calls no second number while the first is being called', async () => {
    const page = await open();
    page.dial('+15550001');
    page.dial('+15550002');
    expect(page.view.failure).to.include({ wanted: 'dial', reason: 'alreadyDialing' });
    await page.settle();
    page.dial('+15550002');
    expect(page.view.failure).to.include({ wanted: 'dial', reason: 'alreadyDialing' });
    expect(page.org.dialed).to.have.length(1);
  });

  it('calls again after it failed', async () => {
    const page = await open();
    page.org.failNext('dial', BROKEN);
    page.dial('+15550001');
    await page.settle();
    expect(page.view).to.include({ dialing: null });
    expect(page.view.failure).to.include({ wanted: 'dial', reason: 'serverError' });
    page.dial('+15550001');
    await page.settle();
    expect(page.org.dialed).to.have.length(1);
    expect(page.view.failure).to.equal(null);
  });

  it('calls a person and a queue by their names', async () => {
    const page = await open();
    page.act({ is: 'call', kind: 'person', id: 'user-kim', name: 'Kim Novak', queue: null });
    expect(page.view.dialing).to.equal('Kim Novak');
    await page.settle();
    expect(page.org.dialed).to.deep.equal([{ number: 'Kim Novak', queue: null }]);
    page.act({ is: 'perform', action: { do: 'hangUp', interaction: 'c1' } });
    await page.settle();
    page.act({ is: 'call', kind: 'queue', id: 'queue-sales', name: 'Sales', queue: null });
    await page.settle();
    expect(page.org.dialed.at(-1)).to.deep.equal({ number: 'Sales', queue: null });
  });

  describe('a number as a record has it', () => {
    const US = { '/softphone/country': 'US' };

    it('is called as E.164 where the definition names the country', async () => {
      const page = await open({ definition: US });
      page.dial('(415) 555-0117');
      await page.settle();
      expect(page.org.dialed).to.deep.equal([{ number: '+14155550117', queue: null }]);
      expect(page.view.numbers.country).to.equal('US');
    });

    it('is refused with what is wrong where it does not', async () => {
      const page = await open();
      page.dial('(415) 555-0117');
      await page.settle();
      expect(page.view.failure).to.include({ wanted: 'dial', reason: 'country' });
      expect(page.view.dialing).to.equal(null);
      expect(page.org.dialed).to.deep.equal([]);
    });

    it('is refused while what is known of numbers cannot be fetched; one of E.164 is called', async () => {
      const page = await open({
        definition: US,
        loadNumbers: () => Promise.reject(new Error('no network')),
      });
      page.dial('(415) 555-0117');
      await page.settle();
      expect(page.view.failure).to.include({ wanted: 'dial', reason: 'library' });
      page.dial('+1 415 555 0117');
      await page.settle();
      expect(page.org.dialed).to.deep.equal([{ number: '+14155550117', queue: null }]);
    });

    it('does not wait for it for ever', async () => {
      const page = await open({ definition: US, loadNumbers: () => new Promise(() => undefined) });
      page.dial('(415) 555-0117');
      await page.settle(4_000);
      expect(page.view.dialing).to.equal('(415) 555-0117');
      await page.settle(2_000);
      expect(page.view.failure).to.include({ wanted: 'dial', reason: 'library' });
      expect(page.view.dialing).to.equal(null);
    });

    it('is sent with the prefixes of a telephone system where the definition asks for it', async () => {
      const page = await open({
        definition: {
          ...US,
          '/softphone/dialingPrefixes': 'apply',
          '/reqDialingOptions/reqOutsidePrefix': '9',
          '/reqDialingOptions/reqLongDistPrefix': '1',
          '/reqDialingOptions/reqInternationalPrefix': '011',
        },
      });
      for (const [written, sent] of [
        ['(415) 555-0117', '914155550117'],
        ['+49 30 1234567', '901149301234567'],
        ['911', '911'],
        ['sip:kim@acme.example', 'sip:kim@acme.example'],
      ] as const) {
        page.dial(written);
        await page.settle();
        expect(page.org.dialed.at(-1)?.number, written).to.equal(sent);
        const id = page.view.selected ?? '';
        page.act({ is: 'perform', action: { do: 'hangUp', interaction: id } });
        await page.settle();
      }
    });

    it('is sent with those prefixes also where a call is transferred to it, or asked about', async () => {
      const page = await open({
        definition: {
          ...US,
          '/softphone/dialingPrefixes': 'apply',
          '/reqDialingOptions/reqOutsidePrefix': '9',
          '/reqDialingOptions/reqInternationalPrefix': '011',
        },
      });
      for (const deed of ['consult', 'transfer'] as const) {
        const interaction = page.org.ring();
        await page.settle();
        page.act({ is: 'perform', action: { do: 'answer', interaction } });
        await page.settle();
        const to = { number: '+49301234567' };
        page.act({ is: 'perform', action: { do: deed, interaction, to } });
        await page.settle();
        const sent = { do: deed, interaction, to: { number: '901149301234567' } };
        expect(page.org.performed.at(-1)).to.deep.equal(sent);
      }
    });
  });

  describe('without a station', () => {
    it('calls nobody, until one is chosen', async () => {
      const page = await open({ station: null });
      expect(page.view.station).to.equal(null);
      page.dial('+15550001');
      await page.settle();
      expect(page.view.failure).to.include({ wanted: 'dial', reason: 'noStation' });
      page.act({ is: 'searchStations', text: '' });
      await page.settle(500);
      expect(page.view.stations?.found).to.have.length(SIMULATED_STATIONS.length);
      expect(page.view.usualStation).to.deep.equal(SIMULATED_STATIONS[0]);
      page.act({ is: 'useStation', id: 'station-desk' });
      expect(page.view.choosingStation).to.equal(true);
      await page.settle();
      expect(page.view).to.deep.include({
        station: SIMULATED_STATIONS[1],
        choosingStation: false,
      });
      page.dial('+15550001');
      await page.settle();
      expect(page.org.dialed).to.have.length(1);
    });

    it('calls where another client has chosen one meanwhile', async () => {
      const page = await open({ station: null });
      page.org.station = SIMULATED_STATIONS[1] ?? null;
      page.dial('+15550001');
      await page.settle();
      expect(page.org.dialed).to.have.length(1);
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[1]);
    });

    it('says so where another client has given it up meanwhile', async () => {
      const page = await open();
      page.org.station = null;
      page.dial('+15550001');
      await page.settle(500);
      expect(page.view.failure).to.include({ wanted: 'dial', reason: 'noStation' });
      expect(page.view.station).to.equal(null);
    });

    it('hears that another client has chosen one', async () => {
      const page = await open({ station: null });
      page.org.station = SIMULATED_STATIONS[0] ?? null;
      await page.settle(1_000);
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[0]);
    });

    it('asks before the agent goes On Queue, and goes by a yes alone', async () => {
      const page = await open({ station: null });
      let went = 0;
      const go = (): void => void (went += 1);
      expect(page.holdsBack(true, go)).to.equal(true);
      await page.settle();
      expect(page.view.asksOnQueue).to.equal(true);
      page.act({ is: 'goOnQueue', yes: false });
      expect(page.view.asksOnQueue).to.equal(false);
      page.act({ is: 'goOnQueue', yes: true });
      expect(went, 'a yes to no question').to.equal(0);
      page.holdsBack(true, go);
      await page.settle();
      page.act({ is: 'goOnQueue', yes: true });
      expect(went).to.equal(1);
      expect(page.view.asksOnQueue).to.equal(false);
    });

    it('goes On Queue once the agent has chosen a station upon that question', async () => {
      const page = await open({ station: null });
      let went = 0;
      page.holdsBack(true, () => (went += 1));
      await page.settle();
      page.act({ is: 'searchStations', text: '' });
      await page.settle(500);
      page.act({ is: 'useStation', id: 'station-desk' });
      await page.settle();
      expect(went).to.equal(1);
      expect(page.view.asksOnQueue).to.equal(false);
    });

    it('does not go On Queue because another client chooses one: the agent may be gone', async () => {
      const page = await open({ station: null });
      let went = 0;
      page.holdsBack(true, () => (went += 1));
      await page.settle();
      page.org.station = SIMULATED_STATIONS[0] ?? null;
      await page.settle(31_000);
      expect(page.view).to.deep.include({ station: SIMULATED_STATIONS[0], asksOnQueue: false });
      expect(went).to.equal(0);
    });

    it('goes On Queue at once where there is one after all, or none is known of', async () => {
      const page = await open({ station: null });
      page.org.station = SIMULATED_STATIONS[0] ?? null;
      let went = 0;
      expect(page.holdsBack(true, () => (went += 1))).to.equal(true);
      await page.settle();
      expect(went).to.equal(1);
      expect(page.view.asksOnQueue).to.equal(false);
      expect(page.holdsBack(true, () => (went += 1))).to.equal(false);
    });

    it('does not go On Queue at all where the definition wants a station', async () => {
      const page = await open({
        station: null,
        definition: { '/softphone/stationRequired': 'true' },
      });
      let went = 0;
      expect(page.holdsBack(true, () => (went += 1))).to.equal(true);
      await page.settle();
      expect(page.view.failure).to.include({ wanted: 'goOnQueue', reason: 'noStation' });
      expect(page.view.asksOnQueue).to.equal(false);
      page.act({ is: 'goOnQueue', yes: true });
      expect(went).to.equal(0);
    });

    it('lets every other status through, and forgets the question with it', async () => {
      const page = await open({ station: null });
      page.holdsBack(true, () => undefined);
      await page.settle();
      expect(page.holdsBack(false, () => undefined)).to.equal(false);
      expect(page.view.asksOnQueue).to.equal(false);
    });
  });

  describe('a station', () => {
    it('that somebody else has is refused, without asking PureCloud', async () => {
      const page = await open();
      page.act({ is: 'searchStations', text: '' });
      await page.settle(500);
      page.act({ is: 'useStation', id: TAKEN_STATION });
      expect(page.view.failure).to.include({ wanted: 'useStation', reason: 'stationTaken' });
      expect(page.view.choosingStation).to.equal(false);
      await page.settle();
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[0]);
    });

    it('can be given up', async () => {
      const page = await open();
      page.act({ is: 'useStation', id: null });
      await page.settle();
      expect(page.view.station).to.equal(null);
      await page.settle(10_000);
      expect(page.view.station).to.equal(null);
    });

    it('follows another client of the agent’s, also what was changed during a loss', async () => {
      const page = await open();
      page.org.station = SIMULATED_STATIONS[1] ?? null;
      await page.settle(1_000);
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[1]);
      page.org.lose();
      page.org.station = null;
      await page.settle(1_000);
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[1]);
      page.org.restore();
      await page.settle(1_000);
      expect(page.view.station).to.equal(null);
    });

    it('that was refused to the agent does not keep the next change from being heard', async () => {
      const page = await open();
      page.act({ is: 'useStation', id: null });
      await page.settle();
      page.org.failNext('useStation', BROKEN);
      page.act({ is: 'useStation', id: 'station-desk' });
      await page.settle();
      page.org.station = SIMULATED_STATIONS[0] ?? null;
      await page.settle(1_000);
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[0]);
    });

    it('that PureCloud has taken and shows late is not lost meanwhile', async () => {
      const page = await open();
      page.act({ is: 'searchStations', text: '' });
      await page.settle(500);
      page.act({ is: 'useStation', id: 'station-desk' });
      await page.settle();
      page.org.station = SIMULATED_STATIONS[0] ?? null;
      await page.settle(2_500);
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[1]);
      page.org.station = SIMULATED_STATIONS[1] ?? null;
      await page.settle(5_000);
      expect(page.view.station).to.deep.equal(SIMULATED_STATIONS[1]);
    });
  });

  describe('recent calls', () => {
    const hangUp = (interaction: string): PhoneDeedMessage => ({
      is: 'perform',
      action: { do: 'hangUp', interaction },
    });

    it('are those that were taken, made, missed and declined, the newest first', async () => {
      const page = await open();
      page.org.ring({ from: { name: 'Casey Morgan', address: '+15551230001' } });
      await page.settle();
      page.act({ is: 'perform', action: { do: 'answer', interaction: 'c1' } });
      await page.settle();
      page.act(hangUp('c1'));
      await page.settle();
      page.org.ring({ from: { name: '', address: '+15551230002' } });
      await page.settle();
      page.org.misses('c2');
      await page.settle();
      page.org.ring({ from: { name: '', address: '+15551230003' } });
      await page.settle();
      page.act({ is: 'perform', action: { do: 'decline', interaction: 'c3' } });
      await page.settle();
      page.dial('+15551230004');
      await page.settle();
      expect(
        page.view.recent.map(({ number, direction, missed }) => [number, direction, missed]),
      ).to.deep.equal([
        ['+15551230004', 'outbound', false],
        ['+15551230003', 'inbound', false],
        ['+15551230002', 'inbound', true],
        ['+15551230001', 'inbound', false],
      ]);
      expect(page.view.recent.at(-1)?.name).to.equal('Casey Morgan');
    });

    it('name a colleague who has no number, also after a refresh', async () => {
      const page = await open();
      page.act({ is: 'call', kind: 'person', id: 'user-kim', name: 'Kim Novak', queue: null });
      await page.settle();
      page.act(hangUp(page.view.selected ?? ''));
      await page.settle();
      page.refresh();
      const { number, user } = page.view.recent[0] ?? {};
      expect({ number, user }).to.deep.equal({ number: '', user: 'user-kim' });
    });

    it('name a queue that was called, whatever the call itself says, also after a refresh', async () => {
      const page = await open();
      page.act({ is: 'call', kind: 'queue', id: 'queue-sales', name: 'Sales', queue: null });
      await page.settle();
      page.act(hangUp(page.view.selected ?? ''));
      await page.settle();
      page.dial('+15551230004');
      await page.settle();
      page.refresh();
      const [number, queue] = page.view.recent;
      expect(queue?.queue).to.equal('queue-sales');
      expect(queue?.name).to.equal('Sales');
      expect(number?.queue).to.equal(undefined);
    });

    it('are the last twenty', async () => {
      const page = await open();
      for (let count = 0; count < 23; count += 1) {
        page.org.ring({ from: { name: '', address: `+155512300${10 + count}` } });
        await page.settle();
        page.org.misses(`c${count + 1}`);
        await page.settle();
      }
      expect(page.view.recent).to.have.length(20);
      expect(page.view.recent[0]?.number).to.equal('+15551230032');
    });

    it('are there again after a refresh, and one that rang and is gone was missed', async () => {
      const page = await open();
      page.org.ring();
      await page.settle();
      expect(page.view.recent).to.have.length(1);
      expect(page.view.recent[0]?.missed).to.equal(false);
      page.org.misses('c1');
      await page.settle(0);
      page.refresh();
      await page.settle();
      expect(page.view.recent.map(({ missed }) => missed)).to.deep.equal([true]);
    });

    it('are those of another tab that has led until now', async () => {
      const page = await open();
      page.dial('+15551230004');
      await page.settle();
      page.takeOver();
      expect(page.view.recent.map(({ number }) => number)).to.deep.equal(['+15551230004']);
    });

    it('are nobody else’s', async () => {
      const page = await open();
      page.dial('+15551230004');
      await page.settle();
      page.act(hangUp('c1'));
      await page.settle();
      page.refresh('agent-2');
      expect(page.view.recent).to.deep.equal([]);
    });

    it('are calls alone, no chats or emails', async () => {
      const page = await open();
      page.org.ring({ media: 'email', from: { name: 'Casey', address: 'casey@example.com' } });
      await page.settle();
      expect(page.view.recent).to.deep.equal([]);
    });

    it('survive a storage that is full of something else', async () => {
      const page = await open();
      page.storage.setItem(RECENT, '{"agent":"agent-1","calls":[{"id":1},null]}');
      page.refresh();
      expect(page.view.recent).to.deep.equal([]);
    });
  });
});
