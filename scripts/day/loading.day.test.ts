import { expect } from 'chai';
import { Stage } from './stage.js';
import { until } from './until.js';

/** What the page fetches when, in a real browser; how much that is, scripts/build/budgets.ts counts. */

/** The chunks that nothing before the sync waits for. */
const AFTERWARDS =
  /\/assets\/(cards|later|phone|follower|event-api|console-presence|en|en-advice)-/;

describe('loading', function () {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  /** The first test, as a chunk that is in the browser's cache is not asked for again. */
  it('tells that a part is missing, and tries for it until it is there', async () => {
    let refused = 0;
    const console = await stage.openConsole(async (page) => {
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (!request.url().includes('/assets/cards-') || refused > 0) void request.continue();
        else {
          refused += 1;
          void request.abort();
        }
      });
    });
    await console.says('A part of the softphone did not load.');
    expect(refused).to.equal(1);
    await console.signIn();
    await console.says('Sync is on');
    expect(await console.text()).not.to.include('did not load');
    await console.page.close();
  });

  it('fetches what sync does without once both statuses have been read', async () => {
    const order: string[] = [];
    const console = await stage.openConsole((page) => {
      page.on('request', (request) => {
        if (AFTERWARDS.test(request.url())) order.push(request.url());
      });
      page.on('response', (response) => {
        if (response.url().endsWith('/api/v2/conversations')) order.push('read');
      });
      return Promise.resolve();
    });
    await console.signIn();
    await console.says('Sync is on');
    order.length = 0;
    await console.whileReloading(() => console.page.reload());
    await console.says('Sync is on');
    const has = (chunk: string): boolean => order.some((one) => one.includes(`/assets/${chunk}-`));
    await until('the rest is there', () => Promise.resolve(has('later') && has('phone')));
    expect(order[0]).to.equal('read');
    expect(has('cards')).to.equal(true);
    expect(has('follower') || has('event-api') || has('console-presence')).to.equal(false);
    await console.page.close();
  });
});
