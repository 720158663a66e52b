import { fixture, html } from '@open-wc/testing';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './omni-card.js';
import type { OmniChannelCard } from './omni-card.js';
import { deepText, find, findAll, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { IDLE, OMNI_AVAILABLE, OMNI_BUSY } from './view-fixtures.js';
import type { OmniCondition } from '../ports/omni.js';
import type { ShownStatus, SoftphoneView } from '../session/view.js';

/** A status of every kind; a kind without one does not compile. */
const KINDS: { readonly [K in ShownStatus['kind']]: ShownStatus & { readonly kind: K } } = {
  available: { ...OMNI_BUSY, kind: 'available' },
  busy: { ...OMNI_BUSY, kind: 'busy' },
  away: { ...OMNI_BUSY, kind: 'away' },
  onQueue: { ...OMNI_BUSY, kind: 'onQueue' },
  offline: { ...OMNI_BUSY, kind: 'offline' },
};

/** Every condition; one that is missing does not compile. */
const CONDITIONS: {
  readonly [C in OmniCondition]: { readonly condition: C };
} = {
  connecting: { condition: 'connecting' },
  ready: { condition: 'ready' },
  bridgeMissing: { condition: 'bridgeMissing' },
  bridgeSilent: { condition: 'bridgeSilent' },
  omniMissing: { condition: 'omniMissing' },
  connectionError: { condition: 'connectionError' },
  duplicateLogin: { condition: 'duplicateLogin' },
  maintenance: { condition: 'maintenance' },
};

describe('<omni-channel-card>', () => {
  const create = (omni: Partial<SoftphoneView['omni']> = {}): Promise<OmniChannelCard> =>
    fixture<OmniChannelCard>(
      html`<omni-channel-card .omni=${{ ...IDLE.omni, ...omni }}></omni-channel-card>`,
    );

  it('is accessible', async () => {
    await expect(await create()).to.be.accessible();
    await expect(await create({ condition: 'bridgeMissing', shown: null })).to.be.accessible();
  });

  it('draws nothing before there is anything to draw', async () => {
    const element = await fixture<OmniChannelCard>(html`<omni-channel-card></omni-channel-card>`);
    expect(deepText(element)).to.equal('');
  });

  it('shows the status and offers nothing to press', async () => {
    const element = await create();
    expect(textIn(element)).to.equal(`Omni-Channel ${OMNI_AVAILABLE.label}`);
    expect(findAll(element, 'button')).to.have.length(0);
  });

  it('gives each kind of status a shape of its own', async () => {
    const shapes = new Set<string>();
    for (const shown of Object.values(KINDS)) {
      const element = await create({ shown });
      const paths = [...find(element, `.${shown.kind}`).querySelectorAll('path, circle')];
      shapes.add(paths.map((path) => path.outerHTML).join());
    }
    expect(shapes.size).to.equal(Object.keys(KINDS).length);
  });

  it('says so where the status is not known', async () => {
    expect(textIn(await create({ shown: null }))).to.include(en.omni.unknown);
  });

  it('says what waits for the end of the work', async () => {
    const element = await create({ shown: OMNI_BUSY, pending: OMNI_AVAILABLE });
    expect(textIn(element)).to.include(en.omni.pending(OMNI_AVAILABLE));
  });

  for (const { condition } of Object.values(CONDITIONS)) {
    it(`says what condition ${condition} means`, async () => {
      const line = en.omni.condition[condition];
      expect(textIn(await create({ condition }))).to.equal(
        `Omni-Channel ${OMNI_AVAILABLE.label} ${line}`.trim(),
      );
    });
  }

  it('speaks Japanese', async () => {
    const element = await create({ condition: 'bridgeMissing', shown: null });
    element.words = ja;
    await element.updateComplete;
    expect(textIn(element)).to.equal(`Omni-Channel ${ja.omni.condition.bridgeMissing}`);
  });
});
