import { expect } from 'chai';
import { READ_TEXT, type Console } from './console-tab.js';
import { Stage } from './stage.js';
import { until } from './until.js';

/** Two shells, one code: a Visualforce page or a page in the static resource, by a relative or an absolute address. */

const START = { omni: 'Lunch', pureCloud: 'AVAILABLE' };

const SHELLS = [
  { name: 'Visualforce, relative', path: '/apex/Softphone', absolute: false },
  { name: 'Visualforce, absolute', path: '/apex/Softphone', absolute: true },
  { name: 'Visualforce, with a query of its own', path: '/apex/Softphone?core=1', absolute: false },
  {
    name: 'static resource, relative',
    path: '/resource/Softphone/softphone.html',
    absolute: false,
  },
  { name: 'static resource, absolute', path: '/resource/Softphone/softphone.html', absolute: true },
  {
    name: 'static resource, with the time of its change',
    path: '/resource/1700000000000/Softphone/softphone.html',
    absolute: false,
  },
] as const;

describe('the shells', function () {
  let stage: Stage;
  let console: Console;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());
  afterEach(() => console.page.close());

  for (const { name, path, absolute } of SHELLS) {
    const knowsUser = path.startsWith('/apex/');

    it(`${name}: keeps Salesforce’s query, loads the org’s script, signs in and keeps in step`, async () => {
      await stage.reset({ start: START });
      const address = absolute ? `${stage.addresses.softphone}${path}` : path;
      await stage.step({ definition: { 'reqGeneralInfo/reqAdapterUrl': address } });
      const asked: string[] = [];
      console = await stage.openConsole((page) =>
        Promise.resolve(page.on('request', (request) => asked.push(request.url()))),
      );
      await console.signIn();
      await console.says('Sync is on');
      const url = new URL((await console.softphone()).url());
      expect(url.pathname).to.equal(path.split('?')[0]);
      expect(url.searchParams.get('sfdcIframeOrigin')).to.equal(stage.addresses.console);
      expect(url.searchParams.get('mode')).to.equal('Lightning');
      if (path.includes('?')) expect(url.searchParams.get('core')).to.equal('1');
      const scripts = asked.filter((one) => one.includes('/lightning/opencti_min.js'));
      expect(new Set(scripts)).to.have.property('size', 1);
      expect(scripts[0]).to.match(/\/support\/api\/\d\d\.0\/lightning\/opencti_min\.js$/);
      await stage.step({ omni: 'Available_Chat' });
      await stage.shows({ omni: 'Available_Chat', pureCloud: 'ON_QUEUE' });
      await console.press('button', 'Connection');
      await console.says(
        knowsUser
          ? 'Your Salesforce user and your PureCloud user go together.'
          : 'nobody compared the two accounts',
      );
      await stage.verify(console);
    });

    it(`${name}: opened by hand, says what it is and where it belongs`, async () => {
      console = await stage.openConsole();
      await console.page.goto(`${stage.addresses.softphone}${path}`);
      const text = await until('the page speaks', async () => {
        const read = String(await console.page.evaluate(READ_TEXT));
        return read.includes('This page was opened outside Salesforce.') ? read : undefined;
      });
      expect(text).to.contain(
        'Open the softphone from the utility bar of your Salesforce console.',
      );
      expect(text).to.contain('CTI Adapter URL');
      await stage.verify(console);
    });
  }
});
