import { expect } from 'chai';
import type { PresenceDefinition } from '../definition/catalog.js';
import { readDefinition } from '../definition/read.js';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { SIMULATED_AGENT } from '../ports/simulated/simulated-pure-cloud.js';
import { createEngineHost } from './engine-host.js';
import { freshModel, type Model } from './model.js';
import { OMNI, PC, openPage, settingsWith } from './testing/agents-page.js';
import type { SoftphoneView } from './view.js';
import { viewOf } from './view-model.js';

describe('the phase of the view', () => {
  const definition = readDefinition(settingsWith());
  const SIGNED_IN = { is: 'signedIn', until: 9e15, endsSoon: false } as const;
  const shift: Partial<Model> = {
    definition,
    signIn: SIGNED_IN,
    agent: SIMULATED_AGENT,
    pureCloudCondition: 'ready',
    omniCondition: 'ready',
  };
  const table: readonly [string, Partial<Model>, SoftphoneView['phase']][] = [
    ['nothing has answered', {}, 'connecting'],
    ['Salesforce has failed', { hostFailure: 'noAnswer' }, 'misconfigured'],
    ['Salesforce has failed in mid-shift', { ...shift, hostFailure: 'noAnswer' }, 'misconfigured'],
    [
      'the definition names no PureCloud',
      { definition: { ...definition, pureCloud: null } },
      'misconfigured',
    ],
    ['nobody has signed in', { definition }, 'signedOut'],
    ['the popup is open', { definition, signIn: { is: 'signingIn' } }, 'signedOut'],
    [
      'PureCloud has not answered',
      { definition, signIn: SIGNED_IN, pureCloudCondition: 'connecting' },
      'connecting',
    ],
    [
      'PureCloud cannot be reached at the start',
      { definition, signIn: SIGNED_IN, pureCloudCondition: 'lost' },
      'degraded',
    ],
    ['everything works', shift, 'ready'],
    ['Omni-Channel is missing', { ...shift, omniCondition: 'omniMissing' }, 'degraded'],
    ['PureCloud is lost', { ...shift, pureCloudCondition: 'lost' }, 'degraded'],
    ['PureCloud is connected to again', { ...shift, pureCloudCondition: 'connecting' }, 'degraded'],
    [
      'the sign-in ended in mid-shift',
      { ...shift, signIn: { is: 'signedOut', because: 'expired' } },
      'degraded',
    ],
    ['the agent signs in again', { ...shift, signIn: { is: 'signingIn' } }, 'degraded'],
    ['the sign-in ends soon', { ...shift, signIn: { ...SIGNED_IN, endsSoon: true } }, 'degraded'],
    ['a click came to nothing', { ...shift, choiceFailure: 'network' }, 'degraded'],
  ];

  for (const [when, model, phase] of table) {
    it(`is ${phase} when ${when}`, () => {
      const engine = createEngineHost({
        sides: () => ({ omni: null, pureCloud: null }),
        clock: createManualClock(),
        random: () => 0,
      });
      const view = viewOf({ ...freshModel(), ...model }, engine, 'en', { version: '1', id: 'b' });
      expect(view.phase).to.equal(phase);
      engine.dispose();
    });
  }
});

describe('what the agent sees of a choice', () => {
  it('is a status that PureCloud refuses: it is told, and the former one stays', async () => {
    const page = openPage();
    await page.begin();
    page.pureCloud.refuse(PC.onQueue, { kind: 'permanent', reason: 'notPermitted' });
    page.softphone.actions.choosePureCloud(PC.onQueue);
    expect(page.view.pureCloud.pending?.status).to.equal(PC.onQueue);
    await page.advance(500);
    expect(page.trouble('refused')).to.deep.include({ side: 'pureCloud', reason: 'notPermitted' });
    expect(page.trouble('refused')?.status.label).to.equal('On Queue');
    expect(page.view.pureCloud.pending).to.equal(null);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.available);
    expect(page.view.phase).to.equal('degraded');

    page.softphone.actions.choosePureCloud(PC.meal);
    await page.advance(500);
    expect(page.trouble('refused')).to.equal(undefined);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.meal);
  });

  it('is the status that they chose, as long as it is tried again', async () => {
    const page = openPage();
    await page.begin();
    page.pureCloud.refuse(PC.meal, { kind: 'transient', reason: 'serverError' });
    page.softphone.actions.choosePureCloud(PC.meal);
    await page.advance(500);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.available);
    expect(page.view.pureCloud.pending?.status).to.equal(PC.meal);
    await page.advance(2_000);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.meal);
    expect(page.view.pureCloud.pending).to.equal(null);
  });

  it('is that it came to nothing, until a choice succeeds', async () => {
    const page = openPage();
    await page.begin();
    page.pureCloud.lose();
    page.softphone.actions.choosePureCloud(PC.meal);
    expect(page.trouble('choiceFailed')?.reason).to.equal('network');
    await page.advance(500);
    expect(page.trouble('choiceFailed')?.reason).to.equal('network');
    page.pureCloud.restore();
    await page.advance(500);
    page.softphone.actions.choosePureCloud(PC.meal);
    await page.advance(500);
    expect(page.trouble('choiceFailed')).to.equal(undefined);
    expect(page.pureCloud.status).to.equal(PC.meal);
  });

  it('is that it came to nothing, until PureCloud says anything new', async () => {
    const page = openPage();
    await page.begin();
    page.softphone.actions.choosePureCloud('name:COFFEE');
    expect(page.trouble('choiceFailed')?.reason).to.equal('refused');
    expect(page.pureCloud.writes).to.deep.equal([]);
    page.pureCloud.change(PC.busy);
    await page.advance(500);
    expect(page.trouble('choiceFailed')).to.equal(undefined);
  });

  it('is nothing before anything has been read', async () => {
    const page = openPage();
    await page.advance(100);
    page.softphone.actions.choosePureCloud(PC.meal);
    expect(page.trouble('choiceFailed')?.reason).to.equal('network');
    await page.begin();
    expect(page.view.pureCloud.shown?.status).to.equal(PC.available);
  });

  it('is what PureCloud holds back until the interaction ends', async () => {
    const page = openPage();
    page.presence = PC.onQueue;
    await page.begin();
    page.pureCloud.holdBack(PC.available);
    await page.advance(100);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.onQueue);
    expect(page.view.pureCloud.pending?.status).to.equal(PC.available);
  });
});

describe('what the agent sees of the sync', () => {
  it('is the question of a start that disagrees, and its end', async () => {
    const page = openPage({ settings: settingsWith({ '/omniSync/startupAuthority': 'ask' }) });
    page.omni.org.change('Busy');
    page.presence = PC.onQueue;
    await page.begin();
    expect(page.view.sync.is).to.equal('waiting');
    expect(page.view.question?.pureCloud.label).to.equal('On Queue');
    expect(page.view.question?.omni.label).to.equal('Busy');
    page.softphone.actions.answer(false);
    await page.advance(500);
    expect(page.view.question).to.equal(null);
    expect(page.view.sync.is).to.equal('on');
    expect(page.pureCloud.status).to.equal(PC.available);
  });

  it('is how much work holds a status', async () => {
    const page = openPage();
    page.presence = PC.onQueue;
    await page.begin();
    page.pureCloud.interaction('c-1', 'connected');
    await page.advance(500);
    expect(page.view.sync.holds).to.deep.equal({ salesforceWork: 0, pureCloudWork: 1 });
    expect(page.view.omni.shown).to.deep.equal({ status: OMNI.busy, label: 'Busy', kind: 'busy' });
    expect(page.view.sync.last?.cause.rule).to.equal('pureCloudWork');
    page.pureCloud.interaction('c-1', 'ended');
    await page.advance(500);
    expect(page.view.sync.holds.pureCloudWork).to.equal(0);
    expect(page.view.omni.shown?.status).to.equal(OMNI.mapped);
  });

  it('is no work that holds anything once the agent has chosen against it', async () => {
    const page = openPage();
    page.presence = PC.onQueue;
    await page.begin();
    page.pureCloud.interaction('c-1', 'connected');
    await page.advance(500);
    page.omni.org.change('Transition', 'manual');
    await page.advance(500);
    expect(page.view.omni.shown?.status).not.to.equal(OMNI.busy);
    expect(page.view.sync.holds.pureCloudWork).to.equal(0);
  });

  it('is no work that no rule is about', async () => {
    const page = openPage({ settings: settingsWith({ '/omniSync/pureCloudWorkStatus': 'none' }) });
    page.presence = PC.onQueue;
    await page.begin();
    page.pureCloud.interaction('c-1', 'connected');
    await page.advance(500);
    expect(page.view.sync.holds.pureCloudWork).to.equal(0);
  });

  it('is that the switch goes back to what was there, not to what work made of it', async () => {
    const page = openPage();
    page.omni.org.change('Available_Case');
    page.presence = PC.meal;
    await page.begin();
    page.softphone.actions.choosePureCloud(PC.onQueue);
    await page.advance(500);
    page.omni.org.assign('0Bz000000000001AAA', '500000000000001AAA');
    page.omni.org.accept('0Bz000000000001AAA');
    await page.advance(500);
    expect(page.view.pureCloud.shown?.status).to.equal(PC.busy);
    expect(page.view.pureCloud.offQueueStatus).to.equal(PC.meal);
  });

  it('is a pause of two automations that fight, and its end', async () => {
    const page = openPage();
    await page.begin();
    for (let round = 0; round < 8; round += 1) {
      page.omni.org.change(round % 2 === 0 ? 'Available_Case' : 'Busy', 'toolkit');
      await page.advance(1_100);
    }
    expect(page.view.sync.is).to.equal('paused');
    const until = page.trouble('paused')?.until ?? 0;
    expect(until - page.clock.now()).to.be.within(50_000, 60_000);
    page.softphone.actions.resume();
    await page.advance(500);
    expect(page.view.sync.is).to.equal('on');
    expect(page.trouble('paused')).to.equal(undefined);
  });

  it('is an Omni-Channel status that this agent may not have', async () => {
    const settings = settingsWith({ '/omniSync/mappedOmniStatus': OMNI.notGranted });
    const page = openPage({ settings });
    await page.begin();
    page.pureCloud.change(PC.onQueue);
    await page.advance(500);
    expect(page.trouble('refused')).to.deep.include({ side: 'omni', reason: 'notGranted' });
  });

  it('is each condition of Omni-Channel, and no second word for the same', async () => {
    const page = openPage();
    await page.begin();
    const conditions = [
      'bridgeMissing',
      'bridgeSilent',
      'omniMissing',
      'connectionError',
      'duplicateLogin',
      'maintenance',
    ] as const;
    for (const condition of conditions) {
      page.omni.setCondition(condition);
      expect(page.view.troubles).to.deep.equal([{ kind: 'omni', condition }]);
      expect(page.view.sync.is).to.equal('waiting');
      page.omni.setCondition('ready');
      await page.advance(500);
      expect(page.view.troubles).to.deep.equal([]);
    }
  });

  it('offers no On Queue where the organisation has none that is known', () => {
    const engine = createEngineHost({
      sides: () => ({ omni: null, pureCloud: null }),
      clock: createManualClock(),
      random: () => 0,
    });
    const available: PresenceDefinition = {
      id: PC.available,
      systemPresence: 'AVAILABLE',
      secondary: false,
      deactivated: false,
      labels: {},
    };
    const catalog = { omni: [], omniComplete: false, presences: [available] };
    const rules = { ...engine.state.rules, onQueue: 'name:ON_QUEUE' };
    const resolved = { rules, problems: [], notYetKnown: [], sessionEnd: null };
    const model: Model = { ...freshModel(), catalog, resolved };
    const view = viewOf(model, engine, 'en', { version: '1', id: 'b' });
    expect(view.pureCloud.onQueueStatus).to.equal(null);
    expect(view.pureCloud.offQueueStatus).to.equal(PC.available);
    engine.dispose();
  });
});
