import { expect } from 'chai';
import { en } from '../../adapter/panel/connection/messages/en.js';
import type { LinkName } from '../../adapter/session/view.js';
import { CAUSES, type Cause } from './causes.js';
import { READ_TEXT, type Console } from './console-tab.js';
import { PageTools } from './page-tools.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** An org that is set up wrong: each cause is told apart from the others, with what to do about it. */

const START = { omni: 'Lunch', pureCloud: 'AVAILABLE' };
const NOTHING = { omni: 0, pureCloud: 0 };

/** What the Connection page says of each link, by its name. */
async function linksOf(console: Console): Promise<ReadonlyMap<string, string>> {
  const frame = await console.softphone();
  const read: unknown = await frame.evaluate(`(() => {
    const all = (root, found = []) => {
      for (const node of root.querySelectorAll('*')) {
        if (node.localName === 'omni-links') found.push(node);
        if (node.shadowRoot) all(node.shadowRoot, found);
      }
      return found;
    };
    const [links] = all(document);
    return [...(links?.shadowRoot.querySelectorAll('li') ?? [])].map((link) => [
      link.querySelector('h3').textContent.trim(),
      link.className + ': ' + link.textContent.replace(/\\s+/g, ' ').trim(),
    ]);
  })()`);
  const pairs = Array.isArray(read) ? read.filter(Array.isArray) : [];
  return new Map(pairs.map(([name, text]): [string, string] => [String(name), String(text)]));
}

/** Waits until that link, and no link before it, says this. */
async function told(console: Console, name: LinkName, state: string, text: string): Promise<void> {
  let links: ReadonlyMap<string, string> = new Map();
  const link = (): string => links.get(en.links[name].name) ?? '';
  try {
    await until(`the link ${name} says ${text}`, async () => {
      links = await linksOf(console);
      return link().startsWith(`${state}:`) && link().includes(text);
    });
  } catch {
    throw new Error(`${name} did not say “${text}”, but:\n${[...links.values()].join('\n')}`);
  }
}

const brokenLinks = async (console: Console): Promise<readonly string[]> =>
  [...(await linksOf(console))].flatMap(([name, text]) =>
    text.startsWith('broken:') ? [name] : [],
  );

describe('an org that is set up wrong', function () {
  let stage: Stage;
  let console: Console;
  let tools: PageTools;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  beforeEach(async () => {
    await stage.reset({ start: START });
  });
  afterEach(async () => {
    // What a browser says of a policy or of a message that goes nowhere is the very cause.
    console.errors.length = 0;
    stage.violations.length = 0;
    await console.page.close();
  });

  async function open(cause: Pick<Cause, 'fault' | 'steps' | 'settings'>): Promise<void> {
    if (cause.settings !== undefined) await stage.reset({ start: START, settings: cause.settings });
    if (cause.fault !== undefined) await stage.step({ fault: 'setUp', is: cause.fault });
    for (const step of cause.steps ?? []) await stage.step(step);
    ({ console, tools } = await PageTools.open(stage));
  }

  for (const cause of CAUSES) {
    it(`${cause.name}: told with what to do, and on the Connection page`, async () => {
      await open(cause);
      if (cause.signedIn === true) await console.signIn();
      const wait = (): Promise<string> => console.says(cause.says);
      const text = await (cause.slow === true ? withTime(wait) : wait());
      expect(text).to.contain(cause.todo);
      await console.press('button', en.pages.links);
      await told(console, cause.link, 'broken', cause.todo);
      expect(await brokenLinks(console)).to.deep.equal([en.links[cause.link].name]);
      await stage.rest();
      await stage.shows({ ...START, writes: NOTHING });
    });
  }

  async function withTime(act: () => Promise<string>): Promise<string> {
    let text = '';
    await tools.hastily(async () => {
      text = await act();
    });
    return text;
  }

  it('not framed by Salesforce: said so, with where the page belongs', async () => {
    await open({});
    await console.page.goto(`${stage.addresses.softphone}/apex/Softphone`);
    await until('the page says what it is', async () =>
      String(await console.page.evaluate(READ_TEXT)).includes(
        'This page was opened outside Salesforce. Open the softphone from the utility bar',
      ),
    );
  });

  it('popup blocked: told at once, with where to allow it', async () => {
    await open({});
    await console.clickWithoutGesture('button', 'Sign in');
    expect(await console.says('The browser blocked the sign-in window')).to.contain(
      'Allow pop-ups for this page in the address bar',
    );
    await console.press('button', en.pages.links);
    await told(console, 'signIn', 'broken', 'Allow pop-ups');
  });

  for (const [fault, shown, fact] of [
    ['noRedirect', 'The redirect address of this request', '/apex/SoftphoneSignIn'],
    ['noClient', 'The OAuth client is not known', 'Region'],
  ] as const) {
    it(`${fault}: only PureCloud’s window says it, and the Connection page says what it means`, async () => {
      await open({ fault });
      const popup = console.nextPopup();
      await console.press('button', 'Sign in');
      const window = await popup;
      await until('PureCloud refuses', async () => {
        const text: unknown = await window.evaluate('document.body.innerText');
        return String(text).includes(shown);
      });
      await window.close();
      await console.says('If the window showed an error, Connection says what it means.');
      await console.press('button', en.pages.links);
      await told(console, 'signIn', 'broken', en.signInNeeds.redirect.todo);
      await told(console, 'signIn', 'broken', en.signInNeeds.client.todo);
      await told(console, 'signIn', 'broken', fact);
    });
  }

  it('status not granted to the agent: told, and what to ask for', async () => {
    await open({});
    await console.signIn();
    await console.says('Sync is on');
    await stage.step({ refuse: 'omni', status: 'Available_Chat', how: 'permanent' });
    await stage.step({ pureCloud: 'ON_QUEUE' });
    expect(
      await console.says(/Omni-Channel did not take [^:]+: it is not granted to you\./),
    ).to.contain('ask your administrator for access to this one');
  });

  it('missing permission at the start: told with what is missing, and not as a lost connection', async () => {
    await open({});
    await stage.step({ fault: 'rest', status: 403, path: '/users/me', times: 50 });
    await console.signIn();
    const text = await console.says('A permission is missing in PureCloud: simulator:fault:add.');
    expect(text).to.contain('Ask your PureCloud administrator to add it to one of your roles');
    expect(text).not.to.contain('The connection to PureCloud was lost');
    await console.press('button', en.pages.links);
    await told(console, 'rest', 'broken', 'Ask your PureCloud administrator');
  });

  it('missing permission later: named on the Connection page, while everything else works', async () => {
    await open({});
    await console.signIn();
    await console.says('Sync is on');
    await stage.step({ refuse: 'pureCloud', status: 'ON_QUEUE', how: 'permanent' });
    await stage.step({ omni: 'Available_Chat' });
    await console.says('PureCloud did not take On Queue: you are not permitted to use it.');
    await console.press('button', en.pages.links);
    await told(
      console,
      'rest',
      'ok',
      'A permission is missing in PureCloud: routing:agent:onqueue.',
    );
  });

  it('token life shorter than a shift: told on the Connection page alone', async () => {
    await open({});
    await stage.step({ fault: 'tokenLife', seconds: 4 * 3_600 });
    await console.signIn();
    expect(await console.says('Sync is on')).not.to.contain('shorter than a shift');
    await console.press('button', en.pages.links);
    await told(console, 'signIn', 'ok', 'A sign-in lasts 4 hours, which is shorter than a shift.');
  });

  it('everything right: no link complains', async () => {
    await open({});
    await console.signIn();
    await console.says('Sync is on');
    await console.press('button', en.pages.links);
    await told(console, 'identity', 'ok', en.links.identity.ok.what);
    await told(console, 'rest', 'ok', en.links.rest.ok.what);
    expect(await brokenLinks(console)).to.deep.equal([]);
    expect([...console.errors, ...stage.violations]).to.deep.equal([]);
  });
});
