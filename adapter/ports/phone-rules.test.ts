import { expect } from 'chai';
import type { PhoneAction } from './phone.js';
import { isSeen, standOf } from './phone-rules.js';
import { createPhoneTurns } from './phone-turns.js';
import { interaction } from './simulated/interaction.js';

const act = (deed: 'answer' | 'hold' | 'resume' | 'hangUp' | 'decline'): PhoneAction => ({
  do: deed,
  interaction: 'c1',
});
const demand = {
  mode: 'mandatory',
  until: null,
  requested: false,
  done: false,
  kept: null,
} as const;

describe('what can be done with an interaction', () => {
  it('holds a call alone, and no message', () => {
    const message = interaction({ media: 'message' });
    expect(message.can).to.have.members(['hangUp', 'transfer']);
    expect(interaction().can).to.include('hold');
  });

  it('does not hang up during a consultation, which would transfer, and completes it once it is answered', () => {
    const asked = { name: 'Kim', state: 'ringing', with: 'destination' } as const;
    const ringing = interaction({ consultation: asked }).can;
    expect(ringing).to.not.include.members(['hangUp']);
    expect(ringing).to.not.include('hold').and.not.include('completeConsultation');
    const answered = interaction({ consultation: { ...asked, state: 'connected' } }).can;
    expect(answered).to.include('completeConsultation');
  });

  it('ends mandatory after-call work by a code alone', () => {
    const working = interaction({ state: 'afterCallWork', wrapUp: demand });
    expect(working.can).to.not.include('endAfterCallWork');
    const done = interaction({ state: 'afterCallWork', wrapUp: { ...demand, done: true } });
    expect(done.can).to.include('endAfterCallWork');
  });
});

describe('what becomes of an action', () => {
  it('is sent where it can be', () => {
    expect(standOf(act('hold'), interaction())).to.equal('send');
    expect(standOf(act('answer'), interaction({ state: 'alerting' }))).to.equal('send');
  });

  it('is so already', () => {
    expect(standOf(act('answer'), interaction())).to.equal('so');
    expect(standOf(act('hold'), interaction({ held: true }))).to.equal('so');
    expect(standOf(act('hangUp'), undefined)).to.equal('so');
    expect(standOf(act('decline'), undefined)).to.equal('so');
    const speaks = { do: 'speakTo', interaction: 'c1', with: 'both' } as const;
    const asked = { name: 'Kim', state: 'connected', with: 'both' } as const;
    expect(standOf(speaks, interaction({ consultation: asked }))).to.equal('so');
  });

  it('cannot be', () => {
    expect(standOf(act('answer'), undefined)).to.equal('impossible');
    expect(standOf(act('decline'), interaction())).to.equal('impossible');
    expect(standOf(act('hold'), interaction({ state: 'alerting' }))).to.equal('impossible');
    expect(standOf(act('hold'), undefined)).to.equal('impossible');
  });

  it('shows', () => {
    const to = { user: 'kim' };
    expect(isSeen({ do: 'transfer', interaction: 'c1', to }, interaction())).to.equal(false);
    expect(isSeen({ do: 'transfer', interaction: 'c1', to }, undefined)).to.equal(true);
    expect(isSeen({ do: 'consult', interaction: 'c1', to }, interaction())).to.equal(false);
    expect(isSeen(act('hold'), interaction())).to.equal(false);
    expect(isSeen(act('hold'), interaction({ held: true }))).to.equal(true);
    const keep = { do: 'keepWrapUp', interaction: 'c1', code: '', notes: 'x' } as const;
    const kept = { code: '', notes: 'x', tags: [] };
    expect(isSeen(keep, interaction({ wrapUp: demand }))).to.equal(false);
    expect(isSeen(keep, interaction({ wrapUp: { ...demand, kept } }))).to.equal(true);
  });
});

describe('actions that take turns', () => {
  function makeTurns() {
    const turns = createPhoneTurns();
    const begun: string[] = [];
    const answers: ((settles?: Promise<void>) => void)[] = [];
    const take = (action: PhoneAction): Promise<void> =>
      turns.take(action, () => {
        begun.push(action.do);
        return new Promise((resolve) => {
          answers.push((settled = Promise.resolve()) => resolve({ settled }));
        });
      });
    return { take, begun, answers };
  }
  const turn = async (): Promise<void> => {
    for (let time = 0; time < 10; time += 1) await Promise.resolve();
  };

  it('the same one is the same promise, until what came of it is known', async () => {
    const { take, begun, answers } = makeTurns();
    let settle = (): void => undefined;
    const first = take(act('hold'));
    await turn();
    answers[0]?.(new Promise((resolve) => (settle = resolve)));
    await first;
    expect(take(act('hold'))).to.equal(first);
    settle();
    await turn();
    void take(act('hold'));
    await turn();
    expect(begun).to.deep.equal(['hold', 'hold']);
  });

  it('the last of three wishes counts, although it is the first again', async () => {
    const { take, begun, answers } = makeTurns();
    for (const deed of ['hold', 'resume', 'hold'] as const) void take(act(deed));
    for (let index = 0; index < 3; index += 1) {
      await turn();
      answers[index]?.();
    }
    expect(begun).to.deep.equal(['hold', 'resume', 'hold']);
  });

  it('one that fails does not keep the next from its turn', async () => {
    const turns = createPhoneTurns();
    const failing = turns.take(act('hold'), () => Promise.reject(new Error('refused')));
    const next = turns.take(act('resume'), () => Promise.resolve({ settled: Promise.resolve() }));
    const error: unknown = await failing.catch((reason: unknown) => reason);
    expect(error).to.be.an('error');
    await next;
  });

  it('those of other kinds and other interactions do not wait', async () => {
    const { take, begun } = makeTurns();
    void take(act('hold'));
    void take(act('hangUp'));
    void take({ do: 'hold', interaction: 'c2' });
    await turn();
    expect(begun).to.have.length(3);
  });
});
