import { expect } from 'chai';
import { createManualClock } from '../../ports/simulated/manual-clock.js';
import { createQuestion } from './question.js';

function setUp() {
  const clock = createManualClock();
  const state = { wants: true, asked: 0, silent: 0 };
  const question = createQuestion({
    clock,
    wants: () => state.wants,
    ask: () => (state.asked += 1),
    onSilence: () => (state.silent += 1),
  });
  return { clock, state, question };
}

describe('the question whether the leader lives', () => {
  it('is asked every two seconds, and an answer contents it', async () => {
    const { clock, state, question } = setUp();
    for (let turn = 1; turn <= 3; turn += 1) {
      await clock.advance(2_000);
      expect(state.asked).to.equal(turn);
      question.answered();
    }
    expect(state.silent).to.equal(0);
  });

  it('finds silence within a second', async () => {
    const { clock, state, question } = setUp();
    question.ask();
    question.ask();
    expect(state.asked).to.equal(1);
    await clock.advance(999);
    expect(state.silent).to.equal(1);
  });

  it('is not asked where there is no reason, and not minded where the reason is gone', async () => {
    const { clock, state, question } = setUp();
    state.wants = false;
    question.ask();
    await clock.advance(10_000);
    expect(state.asked).to.equal(0);
    state.wants = true;
    question.ask();
    state.wants = false;
    await clock.advance(1_000);
    expect([state.asked, state.silent]).to.deep.equal([1, 0]);
  });

  it('is asked again by who was asleep itself when the answer was due', async () => {
    let now = 0;
    let due: (() => void) | null = null;
    const state = { asked: 0, silent: 0 };
    const question = createQuestion({
      clock: {
        now: () => now,
        after: (_milliseconds, callback) => {
          due = callback;
          return () => undefined;
        },
      },
      wants: () => true,
      ask: () => (state.asked += 1),
      onSilence: () => (state.silent += 1),
    });
    const wake = (): void => due?.();
    question.ask();
    now += 60 * 60_000;
    wake();
    expect(state).to.deep.equal({ asked: 2, silent: 0 });
    now += 750;
    wake();
    expect(state).to.deep.equal({ asked: 2, silent: 1 });
  });

  it('leaves no timer behind', () => {
    const { clock, question } = setUp();
    question.ask();
    question.dispose();
    expect(clock.waiting).to.equal(0);
  });
});
