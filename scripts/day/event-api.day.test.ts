import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import { isRecord, readJson } from '../../adapter/ports/json.js';
import type { Console } from './console-tab.js';
import { OtherComponent } from './other-component.js';
import { onOneStage } from './one-stage.js';
import type { Stage, Step } from './stage.js';
import { APART, ON_A_CALL, PAIRED } from './statuses.js';
import { until } from './until.js';

/** Another component of the console listens to the softphone, and has it do something. */

const ALL = 'setStatus, dial, answer, hangUp, hold, resume, mute, unmute, transfer';

const settingsWith = (items: Readonly<Record<string, string>>): Record<string, string> => ({
  ...workInBoth(),
  ...Object.fromEntries(
    Object.entries(items).map(([item, value]) => [`/softphone/${item}`, value]),
  ),
});

const ACTIONS = { eventApi: 'actions', eventApiActions: ALL };

describe('the Event API', function () {
  this.timeout(90_000);
  let stage: Stage;
  let console: Console;
  let other: OtherComponent;

  onOneStage((opened) => {
    ({ stage, console } = opened);
  });

  /** A fresh world whose definition has these items of section `softphone`. */
  async function begin(
    items: Readonly<Record<string, string>>,
    start: Step = PAIRED,
  ): Promise<void> {
    await stage.begin(console, { start, settings: settingsWith(items) });
    await console.says('No interactions.');
    other = new OtherComponent(console);
    if (items['eventApi'] !== 'off') {
      // The phone may come after the first snapshot.
      await until('the softphone has a phone for others', async () => {
        await other.send({ type: 'hello' });
        return Array.isArray((await other.newest('snapshot'))['interactions']);
      });
    }
  }

  const ring = (more: Step = {}): Promise<unknown> =>
    stage.step({
      interaction: 'c1',
      is: 'alerting',
      from: { name: 'Casey Morgan', address: '+15551234567' },
      queue: 'Support',
      wrapUp: null,
      ...more,
    });

  /** Calls of that method whose address ends so. */
  const calls = async (method: string, end: string): Promise<number> =>
    (await stage.state()).log.filter(
      ({ what, text }) => what === 'request' && text.startsWith(method) && text.includes(end),
    ).length;

  const isChange =
    (held: boolean) =>
    ({ event, interaction }: Readonly<Record<string, unknown>>): boolean =>
      event === 'interactionChanged' && isRecord(interaction) && interaction['held'] === held;

  const takeCall = async (): Promise<void> => {
    await ring();
    await console.press('button', 'Answer');
    await console.says('Connected');
    await stage.shows(ON_A_CALL);
  };

  it('off, as it is by default: nothing is said, nothing is heard, and its code is not fetched', async () => {
    await begin({ eventApi: 'off', eventApiActions: ALL });
    await other.send({ type: 'hello' });
    await takeCall();
    await other.send({
      type: 'action',
      requestId: 'r',
      body: { action: 'hangUp', interaction: 'c1' },
    });
    await stage.rest();
    expect(await other.heard()).to.deep.equal([]);
    expect(await console.text()).to.contain('Connected');
    const fetched: unknown = await (
      await console.softphone()
    ).evaluate(`performance.getEntriesByType('resource').map(({ name }) => name).join()`);
    expect(String(fetched)).to.contain('/phone-').and.not.to.contain('event-api');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows(PAIRED);
  });

  it('tells a call in order, each change once, and nobody’s name or number', async () => {
    await begin({ eventApi: 'events' });
    await takeCall();
    await console.press('button', 'Hold');
    await other.hears('the hold', isChange(true));
    await console.press('button', 'Hang up');
    await other.hears('the end', ({ event }) => event === 'interactionEnded');
    await stage.shows(PAIRED);
    await stage.rest();
    const story = await other.storyOf('c1');
    expect(story[0]).to.equal('interactionAdded alerting');
    expect(story.at(-1)).to.match(/^interactionEnded /);
    expect(story.filter((line) => /Added|Ended/.test(line))).to.have.length(2);
    expect(story.indexOf('interactionChanged connected')).to.be.greaterThan(0);
    const heard = await other.heard();
    const texts = heard.map(({ body }) => JSON.stringify(body));
    for (const [nth, text] of texts.entries()) expect(text).not.to.equal(texts[nth - 1]);
    expect(heard.map(({ seq }) => seq)).to.deep.equal(heard.map((_one, nth) => nth + 1));
    expect(texts.join()).not.to.match(/Casey|Morgan|5551234567/);
    const labels = (await other.events())
      .filter(({ event }) => event === 'status')
      .map(({ omni }) =>
        isRecord(omni) && isRecord(omni['status']) ? omni['status']['label'] : '',
      );
    expect(labels).to.include('Busy');
  });

  it('names who calls where the definition says so', async () => {
    await begin({ eventApi: 'events', eventApiPersonal: 'true' });
    await ring();
    const added = await other.hears('the call', ({ event }) => event === 'interactionAdded');
    const told = added['interaction'];
    expect(isRecord(told) && told['party']).to.deep.equal({
      name: 'Casey Morgan',
      address: '+15551234567',
    });
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows(PAIRED);
  });

  it('takes, holds, mutes, and gives a call away, as the agent would', async () => {
    await begin(ACTIONS);
    await ring();
    await other.hears('the call', ({ event }) => event === 'interactionAdded');
    const interaction = 'c1';
    expect((await other.ask({ action: 'mute', interaction })).word).to.equal('notPossible');
    for (const action of ['answer', 'hold', 'resume', 'mute', 'unmute']) {
      expect((await other.ask({ action, interaction })).word, action).to.equal('done');
    }
    await stage.shows(ON_A_CALL);
    await console.says('Connected');
    const to = { queue: 'b3f0c2d4-6a57-4f0e-8c11-0a1b2c3d4e03' };
    expect((await other.ask({ action: 'transfer', interaction, to })).word).to.equal('done');
    await console.says('No interactions.');
    expect(await calls('POST', '/replace/queue')).to.equal(1);
    expect((await other.ask({ action: 'hangUp', interaction })).word).to.equal(
      'unknownInteraction',
    );
    await stage.shows(PAIRED);
  });

  it('sets a status as the agent’s own choice, which the sync follows', async () => {
    await begin(ACTIONS);
    expect((await other.ask({ action: 'setStatus', status: 'MEAL' })).word).to.equal('done');
    await stage.shows({ omni: 'Transition', byAgent: 1, writes: { omni: 1, pureCloud: 0 } });
    await other.hears('both statuses', ({ event, pureCloud, omni }) => {
      const text = JSON.stringify([pureCloud, omni]);
      return event === 'status' && text.includes('"Meal"') && text.includes('"Transition"');
    });
    expect((await other.ask({ action: 'setStatus', status: 'Siesta' })).word).to.equal(
      'unknownStatus',
    );
    await stage.shows({ omni: 'Transition', byAgent: 1, writes: { omni: 1, pureCloud: 0 } });
  });

  it('calls a number once, however often it is asked under one name, and five times a minute at most', async () => {
    await begin(ACTIONS);
    await stage.step({ answering: 0.2 });
    const dial = { action: 'dial', number: '+4930123456' };
    await Promise.all([
      other.send({ type: 'action', requestId: 'same', body: dial }),
      other.send({ type: 'action', requestId: 'same', body: dial }),
    ]);
    const first = await other.ask(dial, 'same');
    expect(first.word).to.equal('done');
    await stage.shows(ON_A_CALL);
    expect((await other.ask({ ...dial, number: '+4930999999' }, 'same')).word).to.equal(
      'requestIdUsed',
    );
    expect(await calls('POST', '/conversations/calls')).to.equal(1);
    const interaction = String(first.body['interaction']);
    expect((await other.ask({ action: 'hangUp', interaction })).word).to.equal('done');
    await console.says('No interactions.');
    await stage.step({ answering: null });
    const words: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) words.push((await other.ask(dial)).word);
    expect(words[0]).to.equal('done');
    expect(words.slice(1, 4)).to.deep.equal(['alreadyDialing', 'alreadyDialing', 'alreadyDialing']);
    expect(words[4]).to.equal('tooMany');
    const { body } = await other.ask(dial);
    expect(body['retryAfter']).to.be.within(1, 60);
    expect(await calls('POST', '/conversations/calls')).to.equal(2);
    await console.press('button', 'Hang up');
    await console.says('No interactions.');
    await stage.shows(PAIRED);
  });

  it('says why an action came to nothing, and refuses what the definition does not list', async () => {
    await begin({ eventApi: 'actions', eventApiActions: 'mute' });
    await takeCall();
    await other.hears('the answer', ({ interaction }) => {
      const can = isRecord(interaction) ? interaction['can'] : null;
      return Array.isArray(can) && can.includes('mute');
    });
    await stage.step({ fault: 'rest', method: 'PATCH', status: 500, times: 1 });
    const failed = await other.ask({ action: 'mute', interaction: 'c1' });
    expect(failed.word).to.equal('serverError');
    expect(failed.body['message']).to.match(/^[A-Z].*\.$/);
    expect((await other.ask({ action: 'mute', interaction: 'c1' })).word).to.equal('done');
    expect((await other.ask({ action: 'unmute', interaction: 'c1' })).word).to.equal('notAllowed');
    await console.says('Muted');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows(PAIRED);
  });

  it('is told in the timeline as what another component asked for', async () => {
    await begin(ACTIONS);
    await takeCall();
    expect((await other.ask({ action: 'hold', interaction: 'c1' })).word).to.equal('done');
    await console.press('button', 'Connection');
    await console.press('button', 'Timeline');
    await console.says('Another part of the console asked for this: to hold a call.');
    await console.press('button', 'Back');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows(PAIRED);
  });

  it('leaves what nobody should send alone, and goes on', async () => {
    await begin(ACTIONS);
    await takeCall();
    const action = { action: 'hangUp', interaction: 'c1' };
    const nasty: readonly unknown[] = [
      null,
      'hello',
      [],
      { source: 'softphone', type: 'action', requestId: 'n1', body: action },
      { seq: -1, type: 'action', requestId: 'n2', body: action },
      { version: 99, type: 'action', requestId: 'n3', body: action },
      { type: 'action', requestId: '', body: action },
      { type: 'action', requestId: 'n4', body: { action: 'wrapUp', interaction: 'c1', code: 'x' } },
      { type: 'action', requestId: 'n5', body: { action: 'dial', number: '<img src=x>' } },
      { type: 'action', requestId: 'n6', body: readJson('{"__proto__":{"polluted":1}}') },
      { type: 'action', requestId: 'n7', body: { ...action, interaction: 'x'.repeat(1e5) } },
    ];
    for (const message of nasty) await other.send(message);
    expect((await other.newest('versions'))['versions']).to.deep.equal([1]);
    await until('what can be answered is', async () => (await other.answers()).length === 5);
    const words = (await other.answers()).map(({ word }) => word);
    expect(words).to.deep.equal([
      'invalid',
      'unknownAction',
      'invalid',
      'unknownAction',
      'invalid',
    ]);
    for (let nth = 0; nth < 200; nth += 1) await other.send({ type: 'hello' });
    await stage.rest();
    expect((await other.heard()).length).to.be.lessThan(60);
    const clean: unknown = await (
      await console.softphone()
    ).evaluate(`!('polluted' in {}) && document.querySelector('img') === null`);
    expect(clean).to.equal(true);
    expect(await console.text()).to.contain('Connected');
    await stage.step({ interaction: 'c1', is: 'ended' });
    await stage.shows(PAIRED);
  });

  it('two tabs: each tells its own console once, and an action of a follower’s is done once', async () => {
    await begin(ACTIONS, APART);
    const second = await stage.openConsole();
    try {
      await second.says('Sync is on');
      const others = [other, new OtherComponent(second)] as const;
      await others[1].newest('snapshot');
      await ring({ queue: null });
      for (const one of others) {
        await one.hears('the call', ({ event }) => event === 'interactionAdded');
      }
      await second.page.bringToFront();
      expect((await others[1].ask({ action: 'answer', interaction: 'c1' })).word).to.equal('done');
      expect((await others[1].ask({ action: 'hold', interaction: 'c1' })).word).to.equal('done');
      for (const one of others) await one.hears('the hold', isChange(true));
      expect(await others[0].answers()).to.deep.equal([]);
      // The tab that leads goes away; to the other one, the call goes on.
      const before = (await others[1].storyOf('c1')).length;
      await console.page.reload();
      await console.says('Sync is on');
      await second.says('Sync is on');
      expect((await others[1].ask({ action: 'resume', interaction: 'c1' })).word).to.equal('done');
      const story = (await others[1].storyOf('c1')).slice(before);
      expect(story.join()).not.to.match(/Ended|Added/);
      expect((await others[1].ask({ action: 'hangUp', interaction: 'c1' })).word).to.equal('done');
      for (const one of [second, console]) await one.says('No interactions.');
      expect((await others[1].storyOf('c1')).filter((one) => one.includes('Ended'))).to.have.length(
        1,
      );
    } finally {
      await second.page.close();
    }
    await console.page.bringToFront();
    await console.says('Sync is on');
  });
});
