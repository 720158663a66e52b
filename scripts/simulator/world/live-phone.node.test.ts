import { expect } from 'chai';
import { createWorld } from '../create-world.js';
import type { SimulatorState, World } from '../world.js';
import { PhoneRefusal } from './phone-side.js';
import type { Conversation, Leg } from './pure-cloud-side.js';

const WRAP_UP = { notes: '', tags: [], provisional: false };

describe('the phone in the world', () => {
  let world: World;

  beforeEach(() => {
    world = createWorld();
    play({ pureCloud: 'ON_QUEUE' });
    play({ answering: null });
  });
  afterEach(() => world.dispose());

  const play = (step: unknown): SimulatorState => {
    const result = world.step(step);
    if (!result.ok) throw new Error(result.reason);
    return result.state;
  };
  const reasonOf = (step: unknown): string => {
    const result = world.step(step);
    expect(result.ok, JSON.stringify(step)).to.equal(false);
    return result.ok ? '' : result.reason;
  };
  const conversation = (id = 'c1'): Conversation => {
    const found = world.pureCloud.findConversation(id);
    if (found === undefined) throw new Error(`There is no conversation ${id}.`);
    return found;
  };
  const leg = (id = 'c1'): Leg => {
    const last = conversation(id).legs.at(-1);
    if (last === undefined) throw new Error(`The agent is not in ${id}.`);
    return last;
  };
  const phone = () => world.pureCloud.phone;
  const code = (): string => phone().codesOf(null)[0]?.id ?? '';
  const talk = (more: object = {}): void => {
    play({ interaction: 'c1', is: 'alerting', ...more });
    phone().change(conversation(), { state: 'connected' });
  };
  const refuses = (act: () => unknown, status: number): void => {
    expect(act).to.throw(PhoneRefusal).with.property('status', status);
  };

  it('gives each customer a name and a number, or those that the step says', () => {
    for (const id of ['c1', 'c2']) play({ interaction: id, is: 'alerting' });
    expect(conversation('c1').customer.number).to.match(/^\+\d{8,}$/);
    expect(conversation('c1').customer.name).to.not.equal(conversation('c2').customer.name);
    play({ interaction: 'c3', is: 'alerting', from: '+15550001111' });
    expect(conversation('c3').customer).to.include({ name: '', number: '+15550001111' });
    const from = { name: 'Alex Reed', address: 'alex@example.com' };
    play({ interaction: 'c4', is: 'alerting', media: 'email', from });
    expect(conversation('c4').customer).to.include({ name: 'Alex Reed', email: from.address });
  });

  it('offers from the queue that the step names, or rings the agent directly', () => {
    play({ interaction: 'c1', is: 'alerting', queue: 'Sales' });
    expect(conversation('c1')).to.deep.include({ acd: true });
    expect(conversation('c1').queue?.name).to.equal('Sales');
    play({ interaction: 'c2', is: 'alerting', queue: null });
    expect(conversation('c2')).to.include({ acd: false, queue: null });
    expect(play({ interaction: 'c2', is: 'ended' }).routingStatus).to.equal('IDLE');
    expect(play({ interaction: 'c1', is: 'ended' }).routingStatus).to.equal('NOT_RESPONDING');
  });

  it('says what does not fit a step', () => {
    expect(reasonOf({ interaction: 'c1', is: 'alerting', queue: 'Nowhere' })).to.match(
      /"queue" must be null or one of Support, Sales/,
    );
    expect(reasonOf({ interaction: 'c1', is: 'alerting', wrapUp: 'always' })).to.match(
      /"wrapUp" must be one of optional, mandatory/,
    );
    expect(reasonOf({ interaction: 'c1', is: 'alerting', form: '+1' })).to.match(/"form"/);
    expect(reasonOf({ interaction: 'c1', is: 'alerting', from: 7 })).to.match(/"from" must be/);
    expect(reasonOf({ customer: 'c1', is: 'ended' })).to.match(/"is" must be one of hungUp/);
    expect(reasonOf({ queue: 'Support', mode: 'x' })).to.match(/"mode" is not known/);
    expect(reasonOf({ consulted: '', is: 'ended' })).to.match(/name an interaction/);
  });

  it('goes from the agent’s own phone to the other party’s, and then they talk', async () => {
    const { id } = phone().place({ number: '+15557654321' }, null);
    expect(leg(id)).to.include({ phase: 'alerting', stage: 'contacting' });
    while (leg(id).stage !== 'dialing') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(leg(id).phase).to.equal('connected');
    expect(leg(id).connectedAt).to.equal(null);
    expect(play({ interaction: id, is: 'connected' }).routingStatus).to.equal('IDLE');
    expect(leg(id)).to.include({ phase: 'connected', stage: null });
    expect(leg(id).connectedAt).to.be.a('number');
  });

  it('is answered by itself after a moment, unless nobody is to', async () => {
    play({ answering: 0.01 });
    const { id } = phone().place({ number: '+15557654321' }, null);
    while (leg(id).stage !== null) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(leg(id).phase).to.equal('connected');
  });

  it('asks for after-call work as its queue does, for calls in and out', () => {
    play({ queue: 'Support', wrapUp: 'mandatory' });
    talk();
    phone().change(conversation(), { state: 'disconnected' });
    expect(leg().phase).to.equal('afterCallWork');
    expect(world.state().routingStatus).to.equal('INTERACTING');
    phone().change(conversation(), { wrapUp: { ...WRAP_UP, code: code() } });
    expect(leg().phase).to.equal('ended');
    expect(world.state().routingStatus).to.equal('IDLE');
    const support = phone().queues[0]?.id ?? '';
    const { id } = phone().place({ number: '+15557654321' }, support);
    play({ interaction: id, is: 'connected' });
    play({ customer: id, is: 'hungUp' });
    expect(leg(id).phase).to.equal('afterCallWork');
    play({ queue: 'Support', wrapUp: null });
    play({ interaction: 'c3', is: 'alerting' });
    expect(conversation('c3').wrapUp).to.equal(null);
  });

  it('has no after-call work of a call that was never answered', () => {
    play({ interaction: 'c1', is: 'alerting', wrapUp: 'mandatory' });
    phone().change(conversation(), { state: 'disconnected' });
    expect(leg().phase).to.equal('ended');
    expect(world.state().routingStatus).to.equal('NOT_RESPONDING');
  });

  it('has none where a code was saved during the call, unless it is timed to its end', () => {
    talk({ wrapUp: 'mandatory' });
    phone().change(conversation(), { wrapUp: { ...WRAP_UP, code: code() } });
    phone().change(conversation(), { state: 'disconnected' });
    expect(leg().phase).to.equal('ended');
    play({ interaction: 'c1', is: 'alerting', wrapUp: 'timedToTheEnd', wrapUpTime: 60 });
    phone().change(conversation(), { state: 'connected' });
    phone().change(conversation(), { wrapUp: { ...WRAP_UP, code: code() } });
    phone().change(conversation(), { state: 'disconnected' });
    expect(leg().phase).to.equal('afterCallWork');
  });

  it('ends timed after-call work with a code of its own', async () => {
    talk({ wrapUp: 'timed', wrapUpTime: 0.02 });
    play({ customer: 'c1', is: 'hungUp' });
    expect(leg().phase).to.equal('afterCallWork');
    while (leg().phase !== 'ended') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(leg().wrapUp?.code).to.equal('ININ-WRAP-UP-TIMEOUT');
    expect(world.state().routingStatus).to.equal('IDLE');
  });

  it('refuses to skip what is mandatory, and codes that it does not have', () => {
    talk({ wrapUp: 'mandatory' });
    refuses(() => phone().change(conversation(), { wrapUpSkipped: true }), 400);
    phone().change(conversation(), { state: 'disconnected' });
    refuses(() => phone().change(conversation(), { wrapUpSkipped: true }), 400);
    refuses(() => phone().change(conversation(), { wrapUp: { ...WRAP_UP, code: 'x' } }), 400);
    expect(leg().phase).to.equal('afterCallWork');
  });

  it('passes the customer on, who talks on then, and lets the agent go', () => {
    talk();
    const [, , billing] = phone().queues;
    phone().transfer(conversation(), { queue: billing?.id ?? '' });
    expect(leg()).to.include({ phase: 'ended', disconnectType: 'transfer' });
    expect(conversation().transferred?.name).to.equal('Billing');
    expect(world.state().routingStatus).to.equal('IDLE');
  });

  it('completes a consult transfer by the agent’s leaving, and drops whom nobody answered for', () => {
    const [colleague] = phone().people;
    for (const answered of [true, false]) {
      talk();
      phone().consult(conversation(), { user: colleague?.id ?? '' }, 'DESTINATION');
      if (answered) play({ consulted: 'c1', is: 'connected' });
      phone().change(conversation(), { state: 'disconnected' });
      expect(conversation().transferred?.name).to.equal(answered ? 'Kim Novak' : undefined);
    }
  });

  it('refuses what the state does not allow, and counts only what was done', () => {
    play({ interaction: 'c1', is: 'alerting' });
    const before = phone().deeds;
    const to = { user: phone().people[0]?.id ?? '' };
    refuses(() => phone().change(conversation(), { held: true }), 400);
    refuses(() => phone().digits(conversation(), '1'), 400);
    refuses(() => phone().transfer(conversation(), to), 400);
    refuses(() => phone().consult(conversation(), to, 'BOTH'), 400);
    phone().change(conversation(), { state: 'connected' });
    refuses(() => phone().speakTo(conversation(), 'OBJECT'), 400);
    refuses(() => phone().cancelConsult(conversation()), 400);
    refuses(() => phone().requestWrapUp(conversation(), true), 400);
    refuses(() => phone().callFromCallback(conversation(), '+1555'), 400);
    refuses(() => phone().digits(conversation(), 'x'), 400);
    refuses(() => phone().transfer(conversation(), { user: 'nobody' }), 404);
    refuses(() => phone().transfer(conversation(), { number: 'nothing' }), 400);
    refuses(() => phone().place({ number: '+15557654321' }, 'nowhere'), 404);
    refuses(() => phone().useStation('nothing'), 404);
    phone().useStation(null);
    refuses(() => phone().place({ number: '+15557654321' }, null), 400);
    expect(phone().deeds).to.equal(before + 1);
  });

  it('begins anew with a reset: the station, and what queues ask for', () => {
    play({ queue: 'Support', wrapUp: 'mandatory' });
    phone().useStation(null);
    talk();
    expect(world.reset({}).ok).to.equal(true);
    expect(phone().station?.id).to.equal(phone().stations[0]?.id);
    expect(phone().deeds).to.equal(0);
    play({ pureCloud: 'ON_QUEUE' });
    play({ interaction: 'c1', is: 'alerting' });
    expect(conversation().wrapUp).to.equal(null);
  });
});
