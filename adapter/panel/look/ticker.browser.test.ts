import { createTicker } from './ticker.js';
import { expect } from '../testing/expect.js';

/** A document whose visibility a test decides. */
class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  show(visible: boolean): void {
    this.visibilityState = visible ? 'visible' : 'hidden';
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_100));

describe('the panel’s timer', () => {
  it('tells everybody who watches, and runs for nobody', async () => {
    const ticker = createTicker(new FakeDocument());
    const told: string[] = [];
    const stops = [ticker.watch(() => told.push('a')), ticker.watch(() => told.push('b'))];
    told.length = 0;
    await tick();
    expect(told).to.include.members(['a', 'b']);
    for (const stop of stops) stop();
    told.length = 0;
    await tick();
    expect(told).to.deep.equal([]);
  });

  it('stands still in a tab that nobody looks at, and is right at once when it is seen again', async () => {
    const page = new FakeDocument();
    const ticker = createTicker(page);
    const told: number[] = [];
    const stop = ticker.watch((now) => told.push(now));
    page.show(false);
    told.length = 0;
    await tick();
    expect(told).to.deep.equal([]);
    page.show(true);
    expect(told).to.have.length(1);
    stop();
  });

  it('does not begin in a tab that nobody looks at', async () => {
    const page = new FakeDocument();
    page.show(false);
    const told: number[] = [];
    const stop = createTicker(page).watch((now) => told.push(now));
    await tick();
    expect(told).to.deep.equal([]);
    stop();
  });
});
