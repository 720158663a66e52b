import { expect } from 'chai';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { createCallLog } from './call-log.js';
import { RestError } from './rest-error.js';

describe('the log of PureCloud calls', () => {
  const CHANNEL = 'PUT /api/v2/notifications/channels/streaming-4-kk5cs3/subscriptions';
  const refused = (correlationId: string): RestError =>
    new RestError('status', CHANNEL, {
      status: 403,
      code: 'missing.permissions',
      correlationId,
      words: 'You are missing a permission.',
    });

  it('keeps what support asks for, and no id that opens anything', async () => {
    const clock = createManualClock(1_000);
    const log = createCallLog(clock);
    log.failed(CHANNEL, refused('5f0b-11'));
    await clock.advance(10);
    log.failed('GET /api/v2/users/me', new RestError('timeout', 'GET /api/v2/users/me'));
    expect(log.health.failedCalls).to.deep.equal([
      {
        at: 1_000,
        call: 'PUT /api/v2/notifications/channels/{id}/subscriptions',
        status: 403,
        code: 'missing.permissions',
        correlationId: '5f0b-11',
        words: 'You are missing a permission.',
      },
      {
        at: 1_010,
        call: 'GET /api/v2/users/me',
        status: 0,
        code: 'timeout',
        correlationId: null,
        words: '',
      },
    ]);
  });

  it('leaves out what does not look like a code or an id', () => {
    const log = createCallLog(createManualClock());
    log.failed(
      CHANNEL,
      new RestError('status', CHANNEL, {
        status: 400,
        code: 'Aiko Tanaka <a@example.com>',
        correlationId: '+81 3 1234 5678',
      }),
    );
    expect(log.health.failedCalls[0]).to.include({ code: '', correlationId: null });
  });

  it('says since when calls end as they do, and forgets none of the last 20 failures', async () => {
    const clock = createManualClock(0);
    const log = createCallLog(clock);
    expect(log.health.rest).to.equal(null);
    log.succeeded();
    await clock.advance(5);
    log.succeeded();
    expect(log.health.rest).to.deep.equal({ ok: true, since: 0 });
    for (let n = 0; n < 25; n += 1) log.failed(CHANNEL, refused(`c-${n}`));
    expect(log.health.rest).to.deep.equal({ ok: false, since: 5 });
    const ids = log.health.failedCalls.map(({ correlationId }) => correlationId);
    expect(ids).to.have.length(20);
    expect([ids[0], ids.at(-1)]).to.deep.equal(['c-5', 'c-24']);
  });

  it('does not blame PureCloud for what was aborted here', () => {
    const log = createCallLog(createManualClock());
    log.failed(CHANNEL, new RestError('aborted', CHANNEL));
    log.failed(CHANNEL, new RestError('signedOut', CHANNEL));
    expect(log.health).to.deep.equal({ rest: null, failedCalls: [], clockSkew: null });
  });

  it('measures the clocks where the date can be read', async () => {
    const clock = createManualClock(Date.UTC(2026, 10, 22, 9, 0, 0));
    const log = createCallLog(clock);
    log.answered(new Response('', { headers: {} }), clock.now());
    expect(log.health.clockSkew).to.equal(null);
    const sentAt = clock.now();
    await clock.advance(200);
    const headers = { Date: 'Sun, 22 Nov 2026 09:02:00 GMT' };
    log.answered(new Response('', { headers }), sentAt);
    expect(log.health.clockSkew).to.equal(120_400);
  });
});
