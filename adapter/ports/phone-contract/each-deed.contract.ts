import { expect } from 'chai';
import type { Destination, PhoneAction, PhoneDeed } from '../phone.js';
import type { PhoneStage } from './stage.contract.js';

/** What is so of every deed: it is done once, and one that failed changes nothing and can be done again. */
export function eachDeed(stage: PhoneStage): void {
  const { consulting, done, failure, gone, is, seen, sees, talking } = stage;

  const port = () => stage.port;
  const perform = (action: PhoneAction): Promise<void> => done(port().perform(action));
  const to = (): Readonly<Record<'person' | 'queue' | 'number', Destination>> => ({
    person: { user: stage.world.colleague.id },
    queue: { queue: stage.world.otherQueue.id },
    number: { number: '+15557654321' },
  });
  async function code(interaction: string): Promise<string> {
    const [first] = await done(port().wrapUpCodes(interaction));
    return first?.id ?? '';
  }
  async function asked(): Promise<string> {
    const id = await consulting(to().person);
    stage.world.consultedAnswers(id);
    await sees(id, ({ consultation }) => consultation?.state === 'connected');
    return id;
  }
  async function after(wrapUp: 'mandatory' | 'optional'): Promise<string> {
    const id = await talking({ wrapUp });
    await perform({ do: 'hangUp', interaction: id });
    await is(id, 'afterCallWork');
    return id;
  }
  const ringing = async (queue?: null): Promise<string> => {
    const id = stage.world.ring(queue === null ? { queue } : {});
    await is(id, 'alerting');
    return id;
  };
  const simple =
    (deed: 'hangUp' | 'hold' | 'mute' | 'securePause') => async (): Promise<PhoneAction> => ({
      do: deed,
      interaction: await talking(),
    });
  const undoing =
    (first: 'hold' | 'mute' | 'securePause', deed: 'resume' | 'unmute' | 'secureResume') =>
    async (): Promise<PhoneAction> => {
      const interaction = await talking();
      await perform({ do: first, interaction });
      await sees(interaction, ({ can }) => can.includes(deed));
      return { do: deed, interaction };
    };

  /** Each deed in a situation where it can be done. A new one does not compile until it is here. */
  const DEEDS: Readonly<Record<Exclude<PhoneDeed, 'digits'>, () => Promise<PhoneAction>>> = {
    answer: async () => ({ do: 'answer', interaction: await ringing() }),
    decline: async () => ({ do: 'decline', interaction: await ringing() }),
    toVoicemail: async () => ({ do: 'toVoicemail', interaction: await ringing(null) }),
    hangUp: simple('hangUp'),
    hold: simple('hold'),
    mute: simple('mute'),
    securePause: simple('securePause'),
    resume: undoing('hold', 'resume'),
    unmute: undoing('mute', 'unmute'),
    secureResume: undoing('securePause', 'secureResume'),
    requestAfterCallWork: async () => ({
      do: 'requestAfterCallWork',
      interaction: await talking({ wrapUp: 'onRequest' }),
    }),
    endAfterCallWork: async () => ({
      do: 'endAfterCallWork',
      interaction: await after('optional'),
    }),
    transfer: async () => ({ do: 'transfer', interaction: await talking(), to: to().queue }),
    consult: async () => ({ do: 'consult', interaction: await talking(), to: to().person }),
    speakTo: async () => ({ do: 'speakTo', interaction: await asked(), with: 'both' }),
    completeConsultation: async () => ({ do: 'completeConsultation', interaction: await asked() }),
    cancelConsultation: async () => ({ do: 'cancelConsultation', interaction: await asked() }),
    async merge() {
      const other = await talking();
      return { do: 'merge', interaction: await talking(), other };
    },
    async removeParticipant() {
      const other = await talking();
      const interaction = await talking();
      await perform({ do: 'merge', interaction, other });
      const { participants } = await sees(interaction, (now) => now.participants.length === 2);
      return { do: 'removeParticipant', interaction, participant: participants[1]?.id ?? '' };
    },
    callBack: async () => ({
      do: 'callBack',
      interaction: await talking({ media: 'callback' }),
      number: '+15557654321',
    }),
    async wrapUp() {
      const interaction = await after('mandatory');
      return {
        do: 'wrapUp',
        interaction,
        code: await code(interaction),
        notes: 'All is well',
        tags: ['billing', 'vip'],
      };
    },
    async keepWrapUp() {
      const interaction = await talking({ wrapUp: 'mandatory' });
      return { do: 'keepWrapUp', interaction, code: '', notes: 'So far', tags: ['vip'] };
    },
  };

  describe('each deed', () => {
    for (const [deed, prepare] of Object.entries(DEEDS)) {
      it(`${deed}: two clicks do it once`, async () => {
        const action = await prepare();
        const before = stage.world.carriedOut();
        await done(Promise.all([port().perform(action), port().perform(action)]));
        expect(stage.world.carriedOut() - before).to.equal(1);
      });

      it(`${deed}: where it fails, everything is as it was, and it can be tried again`, async () => {
        const action = await prepare();
        const { since, state, held, muted, wrapUp, participants } = seen(action.interaction);
        const before = stage.world.carriedOut();
        stage.world.failNext('transient', action.do);
        const { failure: why } = await failure(port().perform(action));
        expect(why.kind).to.equal('transient');
        expect(stage.world.carriedOut()).to.equal(before);
        expect(seen(action.interaction)).to.deep.include({
          since,
          state,
          held,
          muted,
          wrapUp,
          participants,
        });
        await perform(action);
        expect(stage.world.carriedOut() - before).to.equal(1);
      });

      it(`${deed}: what had ended before says so`, async () => {
        const action = await prepare();
        stage.world.failNext('gone', action.do);
        const error = await failure(port().perform(action));
        expect(error.failure.kind).to.equal('permanent');
        expect(error.facts.because).to.equal('gone');
      });
    }
  });

  describe('a wrap-up', () => {
    it('keeps its tags, and brings them back', async () => {
      const id = await talking({ wrapUp: 'mandatory' });
      const tags = ['billing', 'vip'];
      await perform({ do: 'keepWrapUp', interaction: id, code: '', notes: '', tags });
      await sees(id, ({ wrapUp }) => wrapUp?.kept !== null);
      expect(seen(id).wrapUp?.kept).to.deep.equal({ code: '', notes: '', tags });
      await perform({ do: 'keepWrapUp', interaction: id, code: '', notes: '', tags: ['vip'] });
      await sees(id, ({ wrapUp }) => wrapUp?.kept?.tags.length === 1);
    });
  });

  describe('other media', () => {
    for (const media of ['message', 'email', 'callback', 'cobrowse']) {
      it(`${media}: is declined, answered, given to somebody, ended and wrapped up`, async () => {
        const declined = stage.world.ring({ media });
        await is(declined, 'alerting');
        await perform({ do: 'decline', interaction: declined });
        await gone(declined);
        const id = await talking({ media, wrapUp: 'mandatory' });
        expect(seen(id).media).to.equal(media);
        expect(seen(id).can).to.include.members(['hangUp', 'transfer']).and.not.include('hold');
        const toNumber = { do: 'transfer', interaction: id, to: to().number } as const;
        expect((await failure(port().perform(toNumber))).failure.kind).to.equal('permanent');
        await perform({ do: 'hangUp', interaction: id });
        await is(id, 'afterCallWork');
        const saved = await code(id);
        await perform({ do: 'wrapUp', interaction: id, code: saved, notes: '' });
        await gone(id);
        const given = await talking({ media });
        await perform({ do: 'transfer', interaction: given, to: to().person });
        await gone(given);
      });
    }
  });
}
