import { fixture, html } from '@open-wc/testing';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import { loadAdvice } from './messages/load.js';
import { timeIn } from './messages/times.js';
import type { Messages } from './messages/messages.js';
import './sync-line.js';
import type { OmniSyncLine } from './sync-line.js';
import { deepText, find, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { FIXTURE_TIME, IDLE, READY } from './view-fixtures.js';
import type { SoftphoneView } from '../session/view.js';

/** Every state of sync; one that is missing does not compile. */
const STATES: { readonly [I in SoftphoneView['sync']['is']]: { readonly is: I } } = {
  off: { is: 'off' },
  starting: { is: 'starting' },
  on: { is: 'on' },
  paused: { is: 'paused' },
  waiting: { is: 'waiting' },
};

const ADVICE = { en: await loadAdvice(en), ja: await loadAdvice(ja) };

describe('<omni-sync-line>', () => {
  const create = (view: SoftphoneView = READY, words: Messages = en): Promise<OmniSyncLine> =>
    fixture<OmniSyncLine>(
      html`<omni-sync-line
        .words=${words}
        .advice=${ADVICE[words.language]}
        .view=${view}
      ></omni-sync-line>`,
    );

  it('is accessible', async () => {
    await expect(await create()).to.be.accessible();
  });

  it('draws nothing before there is anything to draw', async () => {
    const element = await fixture<OmniSyncLine>(html`<omni-sync-line></omni-sync-line>`);
    expect(deepText(element)).to.equal('');
  });

  it('says in a sentence what was last done and why, and when', async () => {
    const element = await create();
    expect(textIn(element)).to.include(
      'Omni-Channel set to Busy because you are on a call in PureCloud.',
    );
    expect(textIn(element, 'time')).to.equal(timeIn('en', FIXTURE_TIME));
    expect(find(element, 'time').getAttribute('datetime')).to.equal(
      new Date(FIXTURE_TIME).toISOString(),
    );
  });

  it('calls statuses by the labels that the agent knows', async () => {
    const element = await create({
      ...READY,
      sync: {
        ...READY.sync,
        last: {
          side: 'omni',
          status: { status: '0N5000000000002', label: 'Busy', kind: 'busy' },
          cause: {
            rule: 'leavingOnQueue',
            event: { type: 'status', side: 'pureCloud', status: 'p-coffee' },
            at: FIXTURE_TIME,
          },
        },
      },
    });
    expect(textIn(element)).to.include('because PureCloud is Coffee Break.');
  });

  it('says so where nothing has been done yet', async () => {
    expect(textIn(await create(IDLE))).to.equal(`${en.sync.is.on} ${en.sync.nothingYet}`);
  });

  it('counts what holds a status, on both sides', async () => {
    const holds = { salesforceWork: 1, pureCloudWork: 2 };
    const element = await create({ ...READY, sync: { ...READY.sync, holds } });
    expect(textIn(element)).to.include('2 PureCloud interactions hold Omni-Channel at Busy.');
    expect(textIn(element)).to.include('1 Salesforce work item holds PureCloud at On Queue.');
  });

  it('tells of a hold where the held status is not known', async () => {
    const element = await create({ ...READY, omni: { ...READY.omni, shown: null } });
    expect(textIn(element)).to.include('holds the status of Omni-Channel.');
  });

  for (const words of [en, ja]) {
    for (const { is } of Object.values(STATES)) {
      it(`tells that sync is ${is} (${words.language})`, async () => {
        const text = textIn(await create({ ...IDLE, sync: { ...IDLE.sync, is } }, words));
        expect(text).to.include(words.sync.is[is]);
        expect(text).to.include(words.sync.means[is]);
      });
    }
  }

  it('speaks Japanese', async () => {
    const text = textIn(await create(READY, ja));
    expect(text).to.match(/Omni-Channel を「Busy」に変更しました。/);
    expect(text).to.include(ja.sync.holds('pureCloud', 1, 'Busy'));
  });
});
