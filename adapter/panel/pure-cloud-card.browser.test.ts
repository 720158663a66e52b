import { fixture, html, nextFrame } from '@open-wc/testing';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './pure-cloud-card.js';
import type { OmniPureCloudCard } from './pure-cloud-card.js';
import { deepText, find, focused } from './testing/dom.js';
import { expect } from './testing/expect.js';
import { AVAILABLE, COFFEE, IDLE, ON_QUEUE, READY, withPureCloud } from './view-fixtures.js';
import type { SoftphoneView } from '../session/view.js';

describe('<omni-pure-cloud-card>', () => {
  let chosen: string[];

  const create = (view: SoftphoneView = READY): Promise<OmniPureCloudCard> => {
    chosen = [];
    return fixture<OmniPureCloudCard>(html`
      <omni-pure-cloud-card
        .pureCloud=${view.pureCloud}
        .choose=${(status: string) => chosen.push(status)}
      ></omni-pure-cloud-card>
    `);
  };

  const flip = (element: Element): void =>
    find(element, 'omni-queue-switch', '[role=switch]').click();

  it('is accessible', async () => {
    await expect(await create()).to.be.accessible();
  });

  it('draws nothing before there is anything to draw', async () => {
    const element = await fixture<OmniPureCloudCard>(
      html`<omni-pure-cloud-card></omni-pure-cloud-card>`,
    );
    expect(deepText(element)).to.equal('');
  });

  it('turns On Queue on with its definition, and off with the status for that', async () => {
    flip(await create(IDLE));
    expect(chosen).to.deep.equal([ON_QUEUE.status]);
    flip(await create(READY));
    expect(chosen).to.deep.equal([AVAILABLE.status]);
  });

  it('takes back what PureCloud has not followed yet', async () => {
    flip(await create(withPureCloud(READY, { pending: COFFEE })));
    expect(chosen).to.deep.equal([ON_QUEUE.status]);
    flip(await create(withPureCloud(IDLE, { pending: ON_QUEUE })));
    expect(chosen).to.deep.equal([AVAILABLE.status]);
  });

  it('does not offer the switch where the statuses for it are not known', async () => {
    const element = await create(withPureCloud(READY, { offQueueStatus: null }));
    flip(element);
    expect(chosen).to.deep.equal([]);
  });

  it('sets a status from the menu', async () => {
    const element = await create();
    const menu = find(element, 'omni-presence-menu');
    find(menu, '#trigger').click();
    await nextFrame();
    find(menu, '[role=menuitemradio]').click();
    expect(chosen).to.deep.equal([AVAILABLE.status]);
  });

  it('says what PureCloud has still to take', async () => {
    const element = await create(withPureCloud(READY, { pending: COFFEE }));
    expect(deepText(element)).to.include(en.pureCloud.pending(COFFEE));
  });

  it('shows the last status known while the connection is lost, and takes no choice', async () => {
    const element = await create(withPureCloud(READY, { condition: 'lost' }));
    expect(deepText(element)).to.include(en.pureCloud.lost);
    expect(deepText(element)).to.include(ON_QUEUE.label);
    expect(find(element, 'omni-presence-menu', '#trigger').matches(':disabled')).to.equal(true);
    expect(find(element, 'omni-queue-switch', 'button').matches(':disabled')).to.equal(true);
  });

  it('says that it is connecting', async () => {
    const element = await create(withPureCloud(READY, { condition: 'connecting' }));
    expect(deepText(element)).to.include(en.connecting.pureCloud.connecting);
  });

  it('gives the focus to the menu', async () => {
    const element = await create();
    element.focus();
    expect(focused()?.id).to.equal('trigger');
  });

  it('speaks Japanese in all its parts', async () => {
    const element = await create(withPureCloud(READY, { pending: COFFEE }));
    element.words = ja;
    await element.updateComplete;
    await nextFrame();
    expect(deepText(element)).to.include(ja.pureCloud.pending(COFFEE));
    expect(deepText(element)).to.include(ja.queue.goingOff);
    expect(deepText(element)).to.include(ja.pureCloud.menu);
  });
});
