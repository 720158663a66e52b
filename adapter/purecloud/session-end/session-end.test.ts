import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { readEndMessage, type EndMessage } from './message.js';
import { createSessionEnd, type SessionEndOptions } from './session-end.js';
import { createSessionEndWorker } from './worker.js';

const AGENT = '11111111-2222-4333-8444-555555555555';
const OFFLINE = 'ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5';
const PAGE = '/apex/Softphone';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

function createFetch() {
  const sent: Sent[] = [];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    return Promise.resolve(new Response('{}'));
  };
  return { sent, fetch };
}

function set(options: Partial<SessionEndOptions> = {}) {
  const { sent, fetch } = createFetch();
  const posted: EndMessage[] = [];
  const registered: string[] = [];
  const workers = {
    register(url: string) {
      registered.push(url);
      return Promise.resolve({
        active: { postMessage: (message: EndMessage) => void posted.push(message) },
      });
    },
  };
  const end = createSessionEnd({
    hosts: { api: 'https://api.mypurecloud.de', login: 'https://login.mypurecloud.de' },
    token: () => 'secret',
    workers,
    workerUrl: 'https://vf.example/resource/1/Softphone/assets/session-end-worker.js',
    fetch,
    page: PAGE,
    ...options,
  });
  return { end, sent, posted, registered };
}

describe('the end of a session', () => {
  it('is left to a worker that waits', async () => {
    const { end, sent, posted } = set();
    end.prepare();
    await turn();
    expect(end.end(AGENT, OFFLINE, 10, 'surely')).to.equal('later');
    expect(sent).to.have.length(0);
    expect(posted).to.have.length(1);
    expect(readEndMessage(posted[0])).to.deep.equal(posted[0]);
    expect(posted[0]).to.include({ wait: 10_000, page: PAGE });
    expect(posted[0]?.request).to.deep.include({
      url: `https://api.mypurecloud.de/api/v2/users/${AGENT}/presences/PURECLOUD`,
      method: 'PATCH',
      body: JSON.stringify({ presenceDefinition: { id: OFFLINE } }),
    });
    expect(posted[0]?.request.headers).to.include({ Authorization: 'Bearer secret' });
  });

  it('registers one worker, however often it is prepared', async () => {
    const { end, registered } = set();
    end.prepare();
    end.prepare();
    await turn();
    expect(registered).to.have.length(1);
  });

  it('is sent at once where there are no workers, so that it outlives the page', () => {
    const { end, sent } = set({ workers: null });
    end.prepare();
    expect(end.end(AGENT, OFFLINE, 10, 'surely')).to.equal('now');
    expect(sent).to.have.length(1);
    expect(sent[0]?.init).to.include({ method: 'PATCH', keepalive: true, credentials: 'omit' });
  });

  it('is sent at once where workers are denied, or none is active yet', async () => {
    const denied = set({ workers: { register: () => Promise.reject(new Error('denied')) } });
    denied.end.prepare();
    const starting = set({ workers: { register: () => Promise.resolve({ active: null }) } });
    starting.end.prepare();
    await turn();
    expect(denied.end.end(AGENT, OFFLINE, 10, 'surely')).to.equal('now');
    expect(starting.end.end(AGENT, OFFLINE, 10, 'surely')).to.equal('now');
  });

  it('is sent at once where the grace is longer than a worker lives', async () => {
    const { end } = set();
    end.prepare();
    await turn();
    expect(end.end(AGENT, OFFLINE, 60, 'surely')).to.equal('later');
    expect(end.end(AGENT, OFFLINE, 61, 'surely')).to.equal('now');
  });

  it('is not sent at once where the agent may still stay, but the worker is told', async () => {
    const alone = set({ workers: null });
    expect(alone.end.end(AGENT, OFFLINE, 10, 'perhaps')).to.equal('no');
    expect(alone.sent).to.have.length(0);
    const { end, posted } = set();
    end.prepare();
    await turn();
    expect(end.end(AGENT, OFFLINE, 10, 'perhaps')).to.equal('later');
    expect(posted).to.have.length(1);
  });

  it('comes to nothing where nobody is signed in', () => {
    const { end, sent } = set({ token: () => null, workers: null });
    expect(end.end(AGENT, OFFLINE, 10, 'surely')).to.equal('no');
    expect(sent).to.have.length(0);
  });
});

describe('the worker that waits for the end of a session', () => {
  const message = (body = 'first'): EndMessage => ({
    is: 'sessionEnd',
    wait: 10_000,
    page: PAGE,
    request: { url: 'https://api.mypurecloud.de/x', method: 'PATCH', headers: { A: 'b' }, body },
  });

  function start(openPages: () => readonly string[]) {
    const clock = createManualClock();
    const { sent, fetch } = createFetch();
    const worker = createSessionEndWorker({
      clock,
      fetch,
      openPages: () => Promise.resolve(openPages()),
    });
    return { clock, sent, worker };
  }

  it('sends what it was given when the grace is over, and is done then', async () => {
    const { clock, sent, worker } = start(() => ['https://vf.example/apex/Other']);
    const done = worker(message());
    await clock.advance(9_999);
    expect(sent).to.have.length(0);
    await clock.advance(1);
    await done;
    expect(sent).to.have.length(1);
    expect(sent[0]?.url).to.equal('https://api.mypurecloud.de/x');
    expect(sent[0]?.init).to.include({ method: 'PATCH', body: 'first' });
  });

  it('sends nothing where a softphone is open by then: the page was only reloaded', async () => {
    const { clock, sent, worker } = start(() => [`https://vf.example${PAGE}?mode=Lightning`]);
    const done = worker(message());
    await clock.advance(10_000);
    await done;
    expect(sent).to.have.length(0);
  });

  it('reloaded and then closed within the grace: waits from the second end on, and sends once', async () => {
    const { clock, sent, worker } = start(() => []);
    const first = worker(message('first'));
    await clock.advance(6_000);
    const second = worker(message('second'));
    await first;
    await clock.advance(9_000);
    expect(sent).to.have.length(0);
    await clock.advance(1_000);
    await second;
    expect(sent.map(({ init }) => init.body)).to.deep.equal(['second']);
  });

  it('is done also where the network fails', async () => {
    const clock = createManualClock();
    const worker = createSessionEndWorker({
      clock,
      fetch: () => Promise.reject(new TypeError('offline')),
      openPages: () => Promise.resolve([]),
    });
    const done = worker(message());
    await clock.advance(10_000);
    await done;
  });

  it('understands nothing but its own message', () => {
    const { request, ...rest } = message();
    for (const odd of [
      null,
      'sessionEnd',
      {},
      { ...rest },
      { ...rest, request: { ...request, body: 1 } },
      { ...rest, request, wait: -1 },
      { ...rest, request, wait: Number.NaN },
      { ...rest, request, page: {} },
      { ...rest, request, is: 'else' },
    ]) {
      expect(readEndMessage(odd)).to.equal(null);
    }
    expect(readEndMessage(message())).to.deep.equal(message());
  });
});
