import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import './connection/door.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import './cards.js';
import './softphone.js';
import type { OmniSoftphone } from './softphone.js';
import { ALERTING, CONNECTED, phoneWith } from './phone/phone-fixtures.js';
import { recordedActions } from './testing/actions.js';
import { deepText, find, findAll, focused, textIn } from './testing/dom.js';
import { expect } from './testing/expect.js';
import {
  ASKING,
  AVAILABLE,
  CONNECTING,
  COFFEE,
  DEGRADED,
  GALLERY,
  IDLE,
  MISCONFIGURED,
  PHASES,
  READY,
  SIGNED_OUT,
  SIGNING_IN,
  TROUBLES,
  withPureCloud,
  withTroubles,
} from './view-fixtures.js';
import type { SoftphoneActions, SoftphoneView } from '../session/view.js';
import type { Language } from '../sync/words.js';

describe('<omni-softphone>', () => {
  const create = async (
    view: SoftphoneView = READY,
    language: Language = 'en',
    actions: SoftphoneActions = recordedActions().actions,
  ): Promise<OmniSoftphone> => {
    const element = await fixture<OmniSoftphone>(html`
      <omni-softphone .view=${view} .actions=${actions} .language=${language}></omni-softphone>
    `);
    await waitUntil(() => findAll(element, 'main').length === 1, 'the panel is drawn');
    await waitUntil(
      () =>
        findAll(element, 'omni-troubles:not([hidden])').every(
          (troubles) => findAll(troubles, 'li').length > 0,
        ),
      'the advice is loaded',
    );
    await nextFrame();
    return element;
  };

  const show = async (element: OmniSoftphone, view: SoftphoneView): Promise<void> => {
    element.view = view;
    await element.updateComplete;
    await nextFrame();
  };

  const parts = (element: Element): readonly string[] =>
    findAll(element, 'main > :not([hidden])').map((part) => part.localName);

  for (const [name, view] of Object.entries(GALLERY)) {
    for (const language of ['en', 'ja'] as const) {
      it(`is accessible: ${name} (${language})`, async () => {
        await expect(await create(view, language)).to.be.accessible();
      });
    }
  }

  it('is accessible in the dark of the system', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    try {
      await expect(await create(DEGRADED)).to.be.accessible();
    } finally {
      await emulateMedia({ colorScheme: 'light' });
    }
  });

  it('is accessible in a dark theme of its own', async () => {
    const element = await create(ASKING);
    const light = getComputedStyle(element).backgroundColor;
    element.dataset['theme'] = 'dark';
    expect(getComputedStyle(element).backgroundColor).not.to.equal(light);
    await expect(element).to.be.accessible();
  });

  it('draws nothing before there is a view', async () => {
    const element = await fixture<OmniSoftphone>(html`<omni-softphone></omni-softphone>`);
    expect(deepText(element)).to.equal('');
  });

  describe('draws, for the phase', () => {
    const PARTS: { readonly [P in SoftphoneView['phase']]: readonly string[] } = {
      connecting: ['omni-connecting'],
      signedOut: ['omni-sign-in', 'omni-channel-card'],
      ready: ['omni-pure-cloud-card', 'omni-channel-card', 'omni-sync-line'],
      degraded: [
        'omni-troubles',
        'omni-pure-cloud-card',
        'omni-channel-card',
        'omni-sync-line',
        'omni-troubles',
      ],
      misconfigured: ['omni-misconfigured', 'omni-troubles'],
    };

    for (const view of Object.values(PHASES)) {
      it(`${view.phase}: ${PARTS[view.phase].join(', ')}`, async () => {
        expect(parts(await create(view))).to.deep.equal(PARTS[view.phase]);
      });
    }
  });

  it('lets an agent sign in whose call center is wrong elsewhere', async () => {
    const element = await create({ ...MISCONFIGURED, canSignIn: true });
    expect(parts(element)).to.include('omni-sign-in');
  });

  it('asks before everything else', async () => {
    const element = await create(withTroubles(ASKING, ...TROUBLES.paused));
    expect(parts(element).slice(0, 2)).to.deep.equal(['omni-question', 'omni-troubles']);
  });

  it('shows the build and who is signed in', async () => {
    const element = await create();
    expect(deepText(find(element, 'omni-about'))).to.include(READY.build.id);
    expect(deepText(find(element, 'omni-header'))).to.include('Aiko Tanaka');
  });

  it('offers the way out to who is signed in only', async () => {
    expect(findAll(find(await create(), 'omni-header'), 'button')).to.have.length(1);
    for (const view of [SIGNED_OUT, SIGNING_IN, { ...SIGNED_OUT, agentName: 'Aiko Tanaka' }]) {
      expect(findAll(find(await create(view), 'omni-header'), 'button')).to.have.length(0);
    }
  });

  describe('tells its actions', () => {
    it('to sign in, inside the click', async () => {
      const { actions, calls } = recordedActions();
      const element = await create(SIGNED_OUT, 'en', actions);
      find(element, 'omni-sign-in', 'button').click();
      expect(calls).to.deep.equal(['signIn']);
    });

    it('to sign out', async () => {
      const { actions, calls } = recordedActions();
      const element = await create(READY, 'en', actions);
      find(element, 'omni-header', 'button').click();
      expect(calls).to.deep.equal(['signOut']);
    });

    it('what the agent chose', async () => {
      const { actions, calls } = recordedActions();
      const element = await create(READY, 'en', actions);
      find(element, 'omni-pure-cloud-card', 'omni-queue-switch', 'button').click();
      expect(calls).to.deep.equal([`choosePureCloud ${AVAILABLE.status}`]);
    });

    it('what the agent answered', async () => {
      const { actions, calls } = recordedActions();
      const element = await create(ASKING, 'en', actions);
      find(element, 'omni-question', '.brand').click();
      find(element, 'omni-question', 'button:not(.brand)').click();
      expect(calls).to.deep.equal(['answer yes', 'answer no']);
    });

    it('what the agent does about a trouble', async () => {
      const { actions, calls } = recordedActions();
      const element = await create(READY, 'en', actions);
      for (const troubles of [TROUBLES.tokenEnds, TROUBLES.paused, TROUBLES.unreachable]) {
        await show(element, withTroubles(READY, ...troubles.slice(0, 1)));
        await waitUntil(() => findAll(find(element, 'omni-troubles'), 'button').length > 0);
        find(element, 'omni-troubles', 'button').click();
      }
      expect(calls).to.deep.equal(['signIn', 'resume', 'retry']);
    });
  });

  describe('says aloud', () => {
    it('a change politely', async () => {
      const element = await create(IDLE);
      expect(textIn(element, '[role=status]')).to.equal('');
      await show(element, withPureCloud(IDLE, { shown: COFFEE }));
      expect(textIn(element, '[role=status]')).to.equal('PureCloud: Coffee Break.');
      expect(textIn(element, '[role=alert]')).to.equal('');
    });

    it('at once what needs the agent, until it does no more', async () => {
      const element = await create();
      const alert = find(element, '[role=alert]');
      await show(element, withTroubles(READY, ...TROUBLES.paused));
      await waitUntil(() => alert.textContent !== '', 'it is told');
      expect(find(element, '[role=alert]'), 'the same live region').to.equal(alert);
      expect(alert.textContent).to.match(/^Sync is paused/);
      await show(element, READY);
      expect(alert.textContent).to.equal('');
    });

    it('the same again in a way that is heard again', async () => {
      const element = await create(ASKING);
      const region = find(element, '[role=status]');
      const first = region.textContent;
      await show(element, { ...ASKING, question: null });
      await show(element, { ...ASKING });
      expect(region.textContent).not.to.equal(first);
      expect(region.textContent.trim()).to.equal(first.trim());
    });
  });

  describe('leads to the Connection page', () => {
    const DOOR = 'omni-connection-door';

    const open = async (view: SoftphoneView): Promise<OmniSoftphone> => {
      const element = await create(view);
      await waitUntil(
        () => findAll(find(element, DOOR), 'button').length === 1,
        'the way is there',
      );
      find(element, DOOR, 'button').focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(
        () =>
          findAll(find(element, DOOR), 'omni-connection').some(
            (page) => findAll(page, '.save').length > 0,
          ),
        'the page is there',
      );
      return element;
    };

    const isBack = async (element: OmniSoftphone): Promise<void> => {
      await waitUntil(
        () => getComputedStyle(find(element, 'main')).display !== 'none',
        'it is back',
      );
      await waitUntil(
        () => focused() === find(element, DOOR).shadowRoot?.querySelector('button'),
        'what opened it has the focus',
      );
    };

    it('and back by the keyboard', async () => {
      const element = await open(READY);
      expect(getComputedStyle(find(element, 'main')).display).to.equal('none');
      await waitUntil(() => focused()?.className === 'back', 'the way back has the focus');
      await sendKeys({ press: 'Enter' });
      await isBack(element);
    });

    it('and back by itself once somebody calls, as the call is answered there', async () => {
      const calm = { ...READY, phone: phoneWith(CONNECTED) };
      const element = await open(calm);
      await waitUntil(() => focused()?.className === 'back', 'the way back has the focus');
      await show(element, { ...calm, phone: phoneWith({ ...CONNECTED, held: true }) });
      expect(getComputedStyle(find(element, 'main')).display).to.equal('none');
      await show(element, { ...calm, phone: phoneWith(CONNECTED, ALERTING) });
      await isBack(element);
    });

    it('and stays there while what rings was ringing before', async () => {
      const element = await open({ ...READY, phone: phoneWith(ALERTING) });
      await show(element, { ...READY, phone: phoneWith({ ...ALERTING, since: 1 }) });
      expect(getComputedStyle(find(element, 'main')).display).to.equal('none');
    });

    for (const view of Object.values(PHASES)) {
      it(`whatever the phase: ${view.phase}`, async () => {
        const element = await open(view);
        await expect(element).to.be.accessible();
        expect(findAll(find(element, DOOR, 'omni-connection', 'omni-links'), 'li')).to.have.length(
          11,
        );
      });
    }
  });

  describe('keeps the focus in the panel', () => {
    it('when the answered question goes', async () => {
      const element = await create(ASKING);
      find(element, 'omni-question', '.brand').focus();
      await show(element, READY);
      await waitUntil(() => focused()?.id === 'trigger', 'the status menu has the focus');
    });

    it('when the agent is signed in', async () => {
      const element = await create(SIGNED_OUT);
      find(element, 'omni-sign-in').focus();
      await sendKeys({ press: 'Enter' });
      await show(element, READY);
      await waitUntil(() => focused()?.id === 'trigger', 'the status menu has the focus');
    });

    it('when a trouble’s button goes with its trouble', async () => {
      const element = await create(withTroubles(READY, ...TROUBLES.paused));
      find(element, 'omni-troubles', 'button').focus();
      await show(element, READY);
      await waitUntil(() => focused()?.id === 'trigger', 'the status menu has the focus');
    });

    it('and leaves it alone where it is elsewhere', async () => {
      const element = await create(ASKING);
      const elsewhere = document.createElement('input');
      element.after(elsewhere);
      elsewhere.focus();
      await show(element, READY);
      expect(focused()).to.equal(elsewhere);
      elsewhere.remove();
    });
  });

  describe('speaks', () => {
    it('Japanese in every part, marked as such', async () => {
      const element = await create(CONNECTING, 'ja');
      expect(find(element, '.page').lang).to.equal('ja');
      expect(deepText(element)).to.include(ja.connecting.title);
      expect(deepText(element)).to.include(ja.header.signOut);
    });

    it('the language that it is changed to, and tells nothing twice for that', async () => {
      const element = await create(withTroubles(READY, ...TROUBLES.paused));
      const alert = textIn(element, '[role=alert]');
      element.language = 'ja';
      await waitUntil(() => find(element, '.page').lang === 'ja', 'Japanese is there');
      await waitUntil(
        () => deepText(find(element, 'omni-troubles')).includes('一時停止'),
        'its advice is there',
      );
      expect(deepText(find(element, 'omni-troubles'))).to.include(ja.troubles.resume);
      expect(textIn(element, '[role=alert]')).to.equal(alert);
      element.language = 'en';
      await element.updateComplete;
      await nextFrame();
      expect(deepText(find(element, 'omni-troubles'))).to.include(en.troubles.resume);
    });
  });

  it('fits the utility bar without scrolling sideways', async () => {
    const element = await create(READY);
    element.style.inlineSize = '340px';
    await nextFrame();
    expect(element.scrollWidth).to.be.at.most(340);
  });

  it('puts the two products side by side where there is room', async () => {
    const element = await create();
    const top = (part: string): number => find(element, part).getBoundingClientRect().top;
    element.style.inlineSize = '340px';
    await nextFrame();
    expect(top('omni-channel-card')).to.be.above(top('omni-pure-cloud-card'));
    element.style.inlineSize = '720px';
    await nextFrame();
    expect(top('omni-channel-card')).to.equal(top('omni-pure-cloud-card'));
  });

  it('lets the command that a change sends out go first, and draws only what came last', async () => {
    const element = await create(READY);
    const before = deepText(element);
    element.view = SIGNED_OUT;
    // A command leaves after some promises.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(deepText(element)).to.equal(before);
    const drawn: string[] = [];
    const watch = new MutationObserver(() => drawn.push(...parts(element)));
    watch.observe(element.shadowRoot ?? element, { subtree: true, childList: true });
    element.view = ASKING;
    await element.updateComplete;
    await nextFrame();
    watch.disconnect();
    expect(parts(element)).to.include('omni-question');
    expect(drawn).to.not.include('omni-sign-in');
  });

  it('needs no style attribute, which the page’s policy would refuse', async () => {
    const element = await create(DEGRADED);
    const withStyle: string[] = [];
    const walk = (root: ShadowRoot | null): void => {
      for (const part of root?.querySelectorAll('*') ?? []) {
        if (part.hasAttribute('style')) withStyle.push(part.outerHTML);
        walk(part.shadowRoot);
      }
    };
    walk(element.shadowRoot);
    expect(withStyle).to.deep.equal([]);
  });
});
