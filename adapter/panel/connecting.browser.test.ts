import { fixture, html } from '@open-wc/testing';
import './connecting.js';
import type { OmniConnecting } from './connecting.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import type { Messages } from './messages/messages.js';
import { findAll, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import type { OmniCondition } from '../ports/omni.js';
import type { PureCloudCondition } from '../ports/pure-cloud.js';

describe('<omni-connecting>', () => {
  const create = (
    pureCloud: PureCloudCondition = 'connecting',
    omni: OmniCondition = 'connecting',
    words: Messages = en,
  ): Promise<OmniConnecting> =>
    fixture<OmniConnecting>(html`
      <omni-connecting .words=${words} .pureCloud=${pureCloud} .omni=${omni}></omni-connecting>
    `);

  it('is accessible', async () => {
    await expect(await create()).to.be.accessible();
  });

  it('waits for both products at first', async () => {
    const element = await create();
    expect(textIn(element)).to.include(en.connecting.pureCloud.connecting);
    expect(textIn(element)).to.include(en.connecting.omni.connecting);
    expect(findAll(element, '.spinner')).to.have.length(2);
  });

  it('tells which of the two is there', async () => {
    const element = await create('ready');
    expect(textIn(element)).to.include(en.connecting.pureCloud.ready);
    expect(findAll(element, '.spinner')).to.have.length(1);
  });

  it('does not go on turning for an Omni-Channel that will not come', async () => {
    const element = await create('lost', 'bridgeMissing');
    expect(textIn(element)).to.include(en.connecting.pureCloud.lost);
    expect(textIn(element)).to.include(en.connecting.omni.other);
    expect(findAll(element, '.spinner')).to.have.length(1);
  });

  it('speaks Japanese', async () => {
    expect(textIn(await create('signedOut', 'ready', ja))).to.equal(
      [ja.connecting.title, ja.connecting.pureCloud.signedOut, ja.connecting.omni.ready].join(' '),
    );
  });
});
