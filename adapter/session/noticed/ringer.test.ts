import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createRinger } from './ringer.js';
import { FakeAudio } from './testing/fake-audio.js';

const MINUTE = 60_000;

/** A ringer in a page that the agent has clicked in. */
function open() {
  const clock = createManualClock();
  const audio = new FakeAudio(true);
  const ringer = createRinger({
    makeContext: () => audio.make(),
    hasClicked: () => true,
    clock,
    onChange: () => undefined,
  });
  return { clock, audio, ringer };
}

describe('what rings', () => {
  it('rings on in a tab whose timers come once a minute, and no more once it is over', async () => {
    const { clock, audio, ringer } = open();
    const stop = ringer.ring('ring', 100);
    expect(audio.until, 'at once').to.be.within(120, 160);

    for (let minute = 1; minute <= 5; minute += 1) {
      audio.time += 60;
      expect(audio.until, `before minute ${minute}`).to.be.above(audio.time);
      await clock.advance(MINUTE);
    }

    stop();
    const { until } = audio;
    audio.time += 120;
    await clock.advance(2 * MINUTE);
    expect(audio.until).to.equal(until);
    expect(clock.waiting).to.equal(0);
  });

  it('ends after a quarter of an hour by itself', async () => {
    const { clock, audio, ringer } = open();
    ringer.ring('knock', 50);
    for (let minute = 0; minute < 20; minute += 1) {
      audio.time += 60;
      await clock.advance(MINUTE);
    }
    expect(audio.until).to.be.within(14 * 60, 15 * 60);
    expect(clock.waiting).to.equal(0);
  });
});
