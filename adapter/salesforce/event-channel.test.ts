import { expect } from 'chai';
import { eventChannelContract } from '../ports/event-channel.contract.js';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { isRecord } from '../ports/json.js';
import { createEventChannel, EVENT_CHANNEL } from './event-channel.js';
import { hostOf } from './host.js';
import { createOpenCti } from './open-cti/client.js';
import { createFakeOpenCti, failed, succeeded } from './testing/fake-open-cti.js';

/** Open CTI whose console delivers what is published, to the publisher as well. */
function openConsole() {
  const clock = createManualClock();
  const fake = createFakeOpenCti();
  const heard: unknown[] = [];
  let deployed = true;
  fake.respond = (method, { channelName, message }) => {
    if (!deployed || channelName !== EVENT_CHANNEL) return failed('GENERIC_ERROR', 'no channel');
    if (method === 'publish') {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      heard.push(copy);
      clock.after(1, () => fake.tell('subscribe', copy));
    }
    return succeeded(null);
  };
  const timer = {
    setTimeout: () => 0,
    clearTimeout: () => undefined,
  };
  const { messages } = hostOf(createOpenCti(fake.library, timer), 1_000, clock);
  return {
    fake,
    clock,
    heard,
    port: createEventChannel(messages),
    say: (message: unknown) => clock.after(1, () => fake.tell('subscribe', message)),
    settle: () => clock.advance(100),
    deploy: (is: boolean) => (deployed = is),
  };
}

eventChannelContract('Open CTI', openConsole);

describe('the event channel by Open CTI', () => {
  it('subscribes to the channel of the org, once for each listener, and to none before', async () => {
    const { fake, port, settle } = openConsole();
    const channels = (): unknown[] =>
      fake.calls
        .filter(({ method }) => method === 'subscribe')
        .map(({ args }) => (isRecord(args) ? args['channelName'] : null));
    expect(channels()).to.deep.equal([]);
    port.listen(() => undefined);
    await settle();
    expect(channels()).to.deep.equal(['SoftphoneEvents__c']);
  });

  it('hears as soon as the channel is deployed, without a reload', async () => {
    const { clock, port, say, settle, deploy } = openConsole();
    deploy(false);
    const heard: unknown[] = [];
    port.listen((message) => heard.push(message));
    port.publish({ seq: 1 });
    await clock.advance(3_000);
    deploy(true);
    await clock.advance(10_000);
    say({ seq: 2 });
    await settle();
    expect(heard).to.deep.include({ seq: 2 });
  });
});
