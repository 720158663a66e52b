import { announcementOf } from './announcements.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import { loadAdvice } from './messages/load.js';
import type { AdviceWords } from './messages/advice.js';
import {
  ASKING,
  COFFEE,
  CONNECTING,
  FIXTURE_TIME,
  IDLE,
  OMNI_AVAILABLE,
  OMNI_BUSY,
  READY,
  TROUBLES,
  withPureCloud,
  withTroubles,
} from './view-fixtures.js';
import type { SoftphoneView } from '../session/view.js';
import { expect } from './testing/expect.js';

const NOTHING = { polite: '', urgent: '' };

describe('what the panel says aloud', () => {
  let enAdvice: AdviceWords;

  before(async () => {
    enAdvice = await loadAdvice(en);
  });

  it('is nothing for a first view without troubles, or for a view that says the same', () => {
    expect(announcementOf(null, READY, en, enAdvice)).to.deep.equal(NOTHING);
    expect(announcementOf(READY, { ...READY }, en, enAdvice)).to.deep.equal(NOTHING);
  });

  it('is the status that changed', () => {
    expect(
      announcementOf(IDLE, withPureCloud(IDLE, { shown: COFFEE }), en, enAdvice).polite,
    ).to.equal('PureCloud: Coffee Break.');
    expect(
      announcementOf(IDLE, { ...IDLE, omni: { ...IDLE.omni, shown: OMNI_BUSY } }, ja, enAdvice)
        .polite,
    ).to.equal('Omni-Channel: Busy');
  });

  it('is the reason, instead of the bare status, where the sync changed it', () => {
    const before: SoftphoneView = {
      ...READY,
      omni: { ...READY.omni, shown: OMNI_AVAILABLE },
      sync: { ...READY.sync, last: null },
    };
    expect(announcementOf(before, READY, en, enAdvice)).to.deep.equal({
      polite: 'Omni-Channel set to Busy because you are on a call in PureCloud.',
      urgent: '',
    });
  });

  it('tells the same reason again when it happened again', () => {
    const { last } = READY.sync;
    if (last === null) throw new Error('the fixture has a last change');
    const again = { ...last, cause: { ...last.cause, at: FIXTURE_TIME + 5_000 } };
    expect(
      announcementOf(READY, { ...READY, sync: { ...READY.sync, last: again } }, en, enAdvice)
        .polite,
    ).to.match(/^Omni-Channel set to Busy/);
  });

  it('is the question, politely and once, also where the page opens with it', () => {
    const text = 'PureCloud says On Queue, Omni-Channel says Offline. Go on queue in both?';
    expect(announcementOf(null, ASKING, en, enAdvice)).to.deep.equal({ polite: text, urgent: '' });
    expect(announcementOf({ ...ASKING, question: null }, ASKING, en, enAdvice).polite).to.equal(
      text,
    );
    expect(announcementOf(ASKING, { ...ASKING }, en, enAdvice)).to.deep.equal(NOTHING);
  });

  it('is the phase that began', () => {
    expect(announcementOf(CONNECTING, IDLE, en, enAdvice).polite).to.include(
      en.announce.phase.ready,
    );
  });

  it('is urgent where the agent is needed, and polite otherwise', () => {
    const needed = announcementOf(READY, withTroubles(READY, ...TROUBLES.paused), en, enAdvice);
    expect(needed.polite).to.equal('');
    expect(needed.urgent).to.match(/^Sync is paused .* Choose Resume/);
    const noted = announcementOf(READY, withTroubles(READY, ...TROUBLES.notYetKnown), en, enAdvice);
    expect(noted.polite).to.include('“Transition”');
    expect(noted.urgent).to.equal('');
  });

  it('tells a trouble once, and a new one beside it alone', () => {
    const before = withTroubles(READY, ...TROUBLES.paused);
    const after = withTroubles(READY, ...TROUBLES.paused, ...TROUBLES.tokenEnds);
    const { urgent } = announcementOf(before, after, en, enAdvice);
    expect(urgent).to.include('sign-in ends');
    expect(urgent).not.to.include('paused');
  });
});
