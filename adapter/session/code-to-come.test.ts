import { expect } from 'chai';
import { createManualClock } from '../ports/simulated/manual-clock.js';
import { createCodeToCome } from './code-to-come.js';

function setUp() {
  const clock = createManualClock();
  const told: string[] = [];
  let fails = false;
  let loads = 0;
  const code = createCodeToCome({
    load() {
      loads += 1;
      return fails ? Promise.reject(new Error('404')) : Promise.resolve();
    },
    clock,
    onChange: () => told.push(code.is),
  });
  return {
    clock,
    code,
    told,
    get loads() {
      return loads;
    },
    fail(now: boolean): void {
      fails = now;
    },
  };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('code that is still to come', () => {
  it('is fetched once, and not before it is wanted', async () => {
    const page = setUp();
    expect(page.loads).to.equal(0);
    page.code.want();
    page.code.want();
    expect(page.code.is).to.equal('underWay');
    await settle();
    expect(page.told).to.deep.equal(['there']);
    page.code.want();
    await settle();
    expect(page.loads).to.equal(1);
  });

  it('is missing where it does not come, and asked for until it is there', async () => {
    const page = setUp();
    page.fail(true);
    page.code.want();
    await settle();
    expect(page.code.is).to.equal('missing');
    await page.clock.advance(60_000);
    page.fail(false);
    await page.clock.advance(120_000);
    expect(page.told).to.deep.equal(['missing', 'there']);
    expect(page.loads).to.be.greaterThan(2);
  });
});
