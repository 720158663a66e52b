import { expect } from 'chai';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { RestError, toPortError } from './rest-error.js';
import { createTransport, retryAfterOf, type RestRequest } from './transport.js';

const GET: RestRequest = {
  method: 'GET',
  url: 'https://api.example/api/v2/users/me?x=1',
  headers: {},
};
const PATCH: RestRequest = { ...GET, method: 'PATCH', body: { a: 1 } };

type Step =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'network'
  | 'never';

/** A response whose body is there at once: a browser's own takes a turn of the event loop, which stands still here. */
function respond(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  const text = body === undefined ? '' : JSON.stringify(body);
  const response = new Response(null, { status, headers });
  Object.defineProperty(response, 'text', { value: () => Promise.resolve(text) });
  return response;
}

function setUp(...steps: readonly Step[]) {
  const clock = createManualClock();
  const script = [...steps];
  const sent: { url: string; init: RequestInit; at: number }[] = [];
  const rejected: string[] = [];
  let token: string | null = 't1';
  const start = clock.now();
  const transport = createTransport({
    clock,
    random: () => 1,
    tokens: {
      token: () => token,
      rejected: (value) => rejected.push(value),
      whenGone: () => () => undefined,
    },
    fetch(url, init) {
      sent.push({ url, init, at: clock.now() - start });
      const step = script.shift() ?? { status: 200 };
      if (step === 'network') return Promise.reject(new TypeError('Failed to fetch'));
      if (step === 'never') {
        return new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new Error('AbortError')));
        });
      }
      return Promise.resolve(respond(step.status, step.body, step.headers));
    },
  });
  return {
    clock,
    transport,
    sent,
    rejected,
    useToken(next: string | null): void {
      token = next;
    },
    async outcome(request: RestRequest, milliseconds = 30_000): Promise<unknown> {
      let result: unknown = 'pending';
      transport.send(request).then(
        (answer) => (result = answer),
        (error: unknown) => (result = error),
      );
      await clock.advance(milliseconds);
      return result;
    },
  };
}

async function errorOf(world: ReturnType<typeof setUp>, request: RestRequest): Promise<RestError> {
  const error = await world.outcome(request);
  if (!(error instanceof RestError)) throw new Error(`Expected a RestError, got ${String(error)}.`);
  return error;
}

describe('transport', () => {
  it('sends the token in a header and nowhere else, without cookies or a referrer', async () => {
    const world = setUp({ status: 200, body: { ok: 1 } });
    expect(await world.outcome(GET)).to.deep.equal({ status: 200, data: { ok: 1 } });
    const [call] = world.sent;
    expect(call?.url).to.not.contain('t1');
    expect(call?.init).to.deep.include({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    expect(call?.init.headers).to.deep.equal({ Authorization: 'Bearer t1' });
  });

  it('takes an empty answer, and one that is no JSON, for nothing', async () => {
    expect(await setUp({ status: 204 }).outcome(GET)).to.deep.equal({
      status: 204,
      data: undefined,
    });
  });

  it('repeats a read with growing pauses, three times', async () => {
    const world = setUp('network', 'network', 'network', 'network');
    const error = await errorOf(world, GET);
    expect(error.trouble).to.equal('network');
    expect(world.sent.map(({ at }) => at)).to.deep.equal([0, 400, 1_200, 2_800]);
    expect(world.clock.waiting).to.equal(0);
  });

  it('repeats a read until it is answered', async () => {
    const world = setUp({ status: 503 }, 'network', { status: 200, body: 1 });
    expect(await world.outcome(GET)).to.deep.include({ data: 1 });
  });

  it('never repeats a command', async () => {
    for (const method of ['PATCH', 'PUT', 'POST', 'DELETE']) {
      const world = setUp({ status: 503 });
      expect((await errorOf(world, { ...PATCH, method })).status).to.equal(503);
      expect(world.sent).to.have.length(1);
    }
  });

  it('does not repeat a read that was refused', async () => {
    const world = setUp({ status: 404 });
    expect((await errorOf(world, GET)).status).to.equal(404);
    expect(world.sent).to.have.length(1);
  });

  it('waits as long as the answer asks, by header or by words', async () => {
    const byHeader = setUp({ status: 429, headers: { 'Retry-After': '3' } });
    await byHeader.outcome(GET);
    expect(byHeader.sent.map(({ at }) => at)).to.deep.equal([0, 3_000]);
    const byWords = setUp({
      status: 429,
      body: { message: 'Rate limit exceeded the maximum. Retry the request in [2] seconds' },
    });
    await byWords.outcome(GET);
    expect(byWords.sent.map(({ at }) => at)).to.deep.equal([0, 2_000]);
  });

  it('does not wait longer than a caller would', async () => {
    const world = setUp({ status: 429, headers: { 'Retry-After': '42' } });
    expect((await errorOf(world, GET)).retryAfter).to.equal(42);
    expect(world.sent).to.have.length(1);
  });

  it('ends within 10 s, whatever does not answer', async () => {
    const started = setUp('never', 'never', 'never', 'never', 'never');
    let ended = -1;
    const start = started.clock.now();
    started.transport.send(GET).catch(() => (ended = started.clock.now() - start));
    await started.clock.advance(30_000);
    expect(ended).to.be.within(4_000, 10_000);
    const command = setUp('never');
    expect((await errorOf(command, PATCH)).trouble).to.equal('timeout');
  });

  it('names what happened, and neither query nor body', async () => {
    const error = await errorOf(
      setUp({
        status: 403,
        body: { code: 'missing.permissions', message: 'Aoi Tanaka may not', contextId: 'ctx' },
        headers: { 'ININ-Correlation-Id': 'corr-1' },
      }),
      GET,
    );
    expect(error).to.include({ code: 'missing.permissions', correlationId: 'corr-1', status: 403 });
    expect(error.message).to.equal(
      'GET /api/v2/users/me: 403, missing.permissions, correlation corr-1',
    );
  });

  it('takes the context id where the correlation id is not exposed', async () => {
    const world = setUp({ status: 400, body: { contextId: 'ctx' } });
    expect((await errorOf(world, GET)).correlationId).to.equal('ctx');
  });

  describe('with a token that is not taken', () => {
    it('says so, once, and does not repeat', async () => {
      const world = setUp({ status: 401 });
      expect((await errorOf(world, GET)).status).to.equal(401);
      expect(world.rejected).to.deep.equal(['t1']);
      expect(world.sent).to.have.length(1);
    });

    it('repeats, even a command, where it was renewed meanwhile', async () => {
      const world = setUp('never', { status: 200, body: 'done' });
      let release: (value: Response) => void = () => undefined;
      const tokens = ['old', 'new'];
      const calls: unknown[] = [];
      const transport = createTransport({
        clock: world.clock,
        random: () => 0,
        tokens: {
          token: () => tokens[0] ?? null,
          rejected: () => undefined,
          whenGone: () => () => undefined,
        },
        fetch(_url, init) {
          calls.push(init.headers);
          if (calls.length > 1) return Promise.resolve(new Response('"done"'));
          return new Promise((resolve) => (release = resolve));
        },
      });
      const answer = transport.send(PATCH);
      tokens.shift();
      release(new Response(null, { status: 401 }));
      expect((await answer).data).to.equal('done');
      expect(calls).to.deep.equal([
        { Authorization: 'Bearer old' },
        { Authorization: 'Bearer new' },
      ]);
    });

    it('sends nothing without a token', async () => {
      const world = setUp();
      world.useToken(null);
      expect((await errorOf(world, GET)).trouble).to.equal('signedOut');
      expect(world.sent).to.have.length(0);
    });
  });

  it('knows when the newest call was sent whose token was taken', async () => {
    const { clock, transport } = setUp(
      { status: 200 },
      { status: 403 },
      { status: 401 },
      'network',
    );
    const start = clock.now();
    expect(transport.lastTaken).to.equal(null);
    await transport.send(PATCH);
    expect(transport.lastTaken).to.equal(start);
    await clock.advance(1_000);
    await transport.send(PATCH).catch(() => undefined);
    expect(transport.lastTaken).to.equal(start + 1_000);
    await clock.advance(1_000);
    await transport.send(PATCH).catch(() => undefined);
    await transport.send(PATCH).catch(() => undefined);
    expect(transport.lastTaken, 'neither a 401 nor what was not answered').to.equal(start + 1_000);
  });

  it('aborts what is under way, and what waits, when it is disposed of', async () => {
    const world = setUp('never', 'network');
    const first: unknown[] = [];
    world.transport.send(PATCH).catch((error: unknown) => first.push(error));
    world.transport.send(GET).catch((error: unknown) => first.push(error));
    await world.clock.advance(100);
    world.transport.dispose();
    await world.clock.advance(0);
    expect(first.map((error) => (error instanceof RestError ? error.trouble : ''))).to.deep.equal([
      'aborted',
      'aborted',
    ]);
    expect(world.clock.waiting).to.equal(0);
    expect(world.sent).to.have.length(2);
  });

  it('lets what tidies up outlive it', async () => {
    const world = setUp();
    world.transport.dispose();
    await world.outcome({ ...GET, method: 'DELETE' });
    expect(world.sent[0]?.init).to.include({ keepalive: true });
  });

  it('lets what is said last outlive it, with its token in no address', async () => {
    const world = setUp();
    const sent = world.transport.send({ ...PATCH, outlives: true });
    world.transport.dispose();
    await world.clock.advance(100);
    expect((await sent).status).to.equal(200);
    const [only] = world.sent;
    expect(only?.init).to.include({ keepalive: true });
    expect(only?.url).to.equal(PATCH.url);
  });
});

describe('what PureCloud says of a failure', () => {
  const told = async (body: unknown): Promise<RestError> =>
    errorOf(setUp({ status: 403, body }), PATCH);

  it('names the permissions that are missing', async () => {
    const one = 'You are missing the following permission(s): conversation:conference:add';
    expect((await told({ message: one })).needs).to.deep.equal(['conversation:conference:add']);
    const any = 'You must have at least one of: conversation:call:add, conversation:conference:add';
    expect((await told({ message: any })).needs).to.deep.equal([
      'conversation:call:add',
      'conversation:conference:add',
    ]);
    for (const body of [undefined, {}, { message: 5 }, { message: 'No.' }]) {
      expect((await told(body)).needs).to.deep.equal([]);
    }
  });

  it('is kept without the values that it is about', async () => {
    const form = 'The phone number {number} is not valid.';
    const message = 'The phone number +15551234567 of "Aiko Tanaka" <a@example.com> is not valid.';
    expect((await told({ message, messageWithParams: form })).words).to.equal(form);
    expect((await told({ message })).words).to.equal('The phone number … of … … is not valid.');
    expect((await told({ message: 'x'.repeat(1_000) })).words).to.have.length(200);
  });
});

describe('Retry-After', () => {
  it('is read in seconds, from the header first', () => {
    expect(retryAfterOf('7', 'in [9] seconds')).to.equal(7);
    expect(retryAfterOf(null, 'Retry the request in [9] seconds')).to.equal(9);
    expect(retryAfterOf('Wed, 21 Oct 2026 07:28:00 GMT')).to.equal(undefined);
    expect(retryAfterOf('-1')).to.equal(undefined);
    expect(retryAfterOf(null)).to.equal(undefined);
  });
});

describe('failures for the engine', () => {
  const cases: readonly (readonly [RestError, string, string])[] = [
    [new RestError('network', 'x'), 'transient', 'network'],
    [new RestError('timeout', 'x'), 'transient', 'timeout'],
    [new RestError('aborted', 'x'), 'transient', 'network'],
    [new RestError('signedOut', 'x'), 'transient', 'notPermitted'],
    [new RestError('status', 'x', { status: 401 }), 'transient', 'notPermitted'],
    [new RestError('status', 'x', { status: 403 }), 'permanent', 'notPermitted'],
    [new RestError('status', 'x', { status: 400 }), 'permanent', 'refused'],
    [new RestError('status', 'x', { status: 404 }), 'permanent', 'refused'],
    [new RestError('status', 'x', { status: 408 }), 'transient', 'timeout'],
    [new RestError('status', 'x', { status: 429 }), 'transient', 'rateLimited'],
    [new RestError('status', 'x', { status: 500 }), 'transient', 'serverError'],
    [new RestError('status', 'x', { status: 503 }), 'transient', 'serverError'],
  ];
  for (const [error, kind, reason] of cases) {
    it(`${error.message} is ${kind}, ${reason}`, () => {
      expect(toPortError(error).failure).to.deep.equal({ kind, reason });
    });
  }

  it('carry how long to wait', () => {
    const error = new RestError('status', 'x', { status: 429, retryAfter: 5 });
    expect(toPortError(error).failure).to.deep.include({ retryAfter: 5 });
  });

  it('tell nothing of what was thrown by others', () => {
    expect(toPortError('Missing the required parameter').detail).to.equal(
      'unexpected failure in the client',
    );
  });
});
