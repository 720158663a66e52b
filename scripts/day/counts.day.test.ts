import { expect } from 'chai';
import { version1Settings as workInBoth } from '../../adapter/definition/testing/catalogs.js';
import { isRecord } from '../../adapter/ports/json.js';
import { longestChain, type Span } from '../bench/spans.js';
import type { Console } from './console-tab.js';
import { onOneStageWithTools } from './one-stage.js';
import type { PageTools } from './page-tools.js';
import type { Stage } from './stage.js';
import { PAIRED } from './statuses.js';
import { until } from './until.js';

/** What the softphone may ask of PureCloud: budgets that need no clock. */

/** Without the phone, whose calls come once sync is on. */
const SYNC_ALONE = { ...workInBoth(), '/softphone/mode': 'companion' };

/** One way, in milliseconds: so far apart are two calls of which one waits for the other. */
const FAR = 100;

const MINUTE = 60_000;

/** The calls of this page so far, as the browser has them. */
const CALLS = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.includes('/api/v2/'))
  .map(({ name, startTime, responseEnd }) => ({ what: name, from: startTime, to: responseEnd }))`;

const TIME_OUT = 'GET /tokens/timeout';

const isSpan = (value: unknown): value is Span =>
  isRecord(value) && typeof value['from'] === 'number' && typeof value['to'] === 'number';

describe('what the softphone asks of PureCloud', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;

  onOneStageWithTools((opened) => {
    ({ stage, console, tools } = opened);
  });

  /**
   * This page's calls so far, but for the organisation's time-out, which is asked for 5 s after the start. The page before
   * it gave its channel back as it went.
   */
  async function asked(): Promise<readonly string[]> {
    const { log } = await stage.rest();
    return log.flatMap(({ what, text }) =>
      what === 'request' && text !== TIME_OUT && !text.startsWith('DELETE ') ? [text] : [],
    );
  }

  it('at a start: 6 calls at most, and 3 in sequence', async () => {
    await stage.begin(console, {
      settings: SYNC_ALONE,
      start: PAIRED,
      network: { pureCloudLatency: FAR },
    });
    await stage.rest();
    const frame = await console.softphone();
    // As the page has them: what the page before it had asked for may still be on its way to the region.
    const told: unknown = await frame.evaluate(CALLS);
    const spans = (Array.isArray(told) ? told.filter(isSpan) : []).filter(
      ({ what }) => !what.endsWith('/tokens/timeout'),
    );
    expect(spans.length, JSON.stringify(spans)).to.be.within(4, 6);
    expect(longestChain(spans), JSON.stringify(spans)).to.be.within(2, 3);
  });

  it('for a change: one write and no read', async () => {
    await stage.begin(console, { settings: SYNC_ALONE, start: PAIRED });
    const before = await asked();
    await stage.step({ omni: 'Lunch' });
    await stage.shows({ pureCloud: 'AVAILABLE', writes: { omni: 0, pureCloud: 1 } });
    const write = (await asked()).slice(before.length);
    expect(write, 'the write').to.have.length(1);
    expect(write.join()).to.match(/^PATCH .*\/presences\//);
    await stage.step({ pureCloud: 'ON_QUEUE' });
    await stage.shows({ omni: 'Available_Chat', writes: { omni: 1, pureCloud: 1 } });
    expect(await asked()).to.deep.equal([...before, ...write]);
  });

  it('while nothing happens: nothing', async () => {
    await stage.begin(console, { start: PAIRED });
    await console.says('No interactions.');
    // The organisation's time-out is read once, a while after the start.
    await tools.hastily(() =>
      until('the inactivity time-out was read', async () => {
        const { log } = await stage.state();
        return log.some(({ text }) => text === TIME_OUT);
      }),
    );
    const { requests, writes } = await stage.rest();
    const frame = await console.softphone();
    const now = async (): Promise<number> => Number(await frame.evaluate('Date.now()'));
    const began = await now();
    await tools.hastily(() =>
      until('a minute has gone by', async () => (await now()) > began + MINUTE),
    );
    const after = await stage.rest();
    expect(after.requests).to.equal(requests);
    expect(after.writes).to.deep.equal(writes);
    await stage.shows({ ...PAIRED, sockets: 1 });
  });
});
