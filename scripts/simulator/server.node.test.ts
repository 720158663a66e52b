import { request } from 'node:http';
import { expect } from 'chai';
import { isRecord } from '../../adapter/ports/json.js';
import { ask, runSimulator, type RunningSimulator } from './testing/simulator.js';

describe('the HTTP server of the simulator', () => {
  let simulator: RunningSimulator;

  beforeEach(async () => {
    simulator = await runSimulator();
  });

  afterEach(() => simulator.close());

  describe('by its hosts', () => {
    it('gives the console, without inline scripts', async () => {
      const { status, headers, text } = await ask(`${simulator.server.console}/`);
      expect(status).to.equal(200);
      expect(headers.get('content-security-policy')).to.contain(
        `frame-src ${simulator.server.softphone}`,
      );
      expect(headers.get('content-security-policy')).to.contain(`script-src 'self'`);
      expect(text).to.not.match(/<script(?![^>]*\bsrc=)/);
      expect((await ask(`${simulator.server.console}/console/main.js`)).status).to.equal(200);
    });

    it('gives the softphone’s page, framed by the console alone', async () => {
      const { status, headers, text } = await ask(
        `${simulator.server.softphone}/apex/Softphone?mode=Lightning`,
      );
      expect(status).to.equal(200);
      expect(text).to.contain(`data-user-id="${simulator.world.salesforceUser.id}"`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).to.contain(`frame-ancestors ${simulator.server.console}`);
      expect(policy).to.contain(`connect-src 'self' http://localhost:9 ws://localhost:9;`);
      expect(policy).to.not.contain('unsafe');
      const script = /src="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(script).to.match(/^\/resource\/\d+\/Softphone\/a\/b\.js$/);
      const loaded = await ask(simulator.server.softphone + script);
      expect(loaded.status).to.equal(200);
      expect(loaded.headers.get('cache-control')).to.contain('immutable');
      expect(
        (await ask(`${simulator.server.softphone}/resource/Softphone/a/b.js`)).status,
      ).to.equal(200);
    });

    it('keeps the two apart, and refuses other names', async () => {
      expect((await ask(`${simulator.server.console}/apex/Softphone`)).status).to.equal(404);
      expect((await ask(`${simulator.server.softphone}/console/main.js`)).status).to.equal(404);
      const home = await ask(`${simulator.server.softphone}/`);
      expect([home.status, home.headers.get('location')]).to.deep.equal([
        302,
        `${simulator.server.console}/`,
      ]);
      const status = await new Promise((resolve, reject) => {
        request(
          {
            host: '127.0.0.1',
            port: simulator.server.port,
            path: '/',
            headers: { host: 'evil.example' },
          },
          (response) => resolve(response.resume().statusCode),
        )
          .on('error', reject)
          .end();
      });
      expect(status).to.equal(421);
    });

    it('serves nothing outside the resource', async () => {
      for (const file of ['..%2fsecret.js', '%2e%2e/secret.js', 'a', 'a/c.js', '%zz.js']) {
        const { status, text } = await ask(
          `${simulator.server.softphone}/resource/Softphone/${file}`,
        );
        expect(status, file).to.equal(404);
        expect(text).to.not.contain('secret\n');
      }
    });

    it('says that a page is wrong without saying where it lies', async () => {
      const { status, text } = await ask(`${simulator.server.softphone}/apex/Broken`);
      expect(status).to.equal(500);
      expect(text).to.not.contain(simulator.folder);
      expect(simulator.world.state().log.at(-1)?.text).to.contain('apex:page');
    });

    it('serves the Open CTI script at the path of every version', async () => {
      for (const version of ['57.0', '66.0']) {
        const where = `${simulator.server.softphone}/support/api/${version}/lightning/opencti_min.js`;
        expect((await ask(where)).text).to.contain('sfdcIframeOrigin');
      }
    });
  });

  describe('by its controls', () => {
    it('plays a step and answers with the new state, on both hosts', async () => {
      const { status, json } = await simulator.step({ omni: 'Available_Chat' });
      expect(status).to.equal(200);
      expect(json).to.include({ omni: 'Available_Chat', pureCloud: 'AVAILABLE' });
      const state = await ask(`${simulator.server.softphone}/simulator/state`);
      expect(state.json).to.include({ omni: 'Available_Chat', tabs: 0 });
    });

    it('refuses a step that does not fit, with the reason', async () => {
      for (const body of [{}, { nothing: 1 }, { omni: 'No_Such' }, { expect: {} }, [], 1]) {
        const { status, json } = await simulator.step(body);
        expect(status, JSON.stringify(body)).to.equal(400);
        expect(isRecord(json) && json['error']).to.be.a('string').that.is.not.empty;
      }
      const where = `${simulator.server.console}/simulator/step`;
      const broken = await ask(where, { method: 'POST', body: '{' });
      expect([broken.status, broken.json]).to.deep.equal([400, { error: 'The body is not JSON.' }]);
    });

    it('refuses methods, long bodies and other sites', async () => {
      const got = await ask(`${simulator.server.console}/simulator/step`);
      expect([got.status, got.headers.get('allow')]).to.deep.equal([405, 'POST']);
      const state = `${simulator.server.console}/simulator/state`;
      expect((await ask(state, { method: 'POST', body: '{}' })).status).to.equal(405);
      const long = { method: 'POST', body: JSON.stringify({ a: 'x'.repeat(2 ** 20) }) };
      expect((await ask(`${simulator.server.console}/simulator/step`, long)).status).to.equal(413);
      const other = { headers: { origin: 'http://evil.example' } };
      expect((await ask(state, other)).status).to.equal(403);
    });

    it('begins anew', async () => {
      await simulator.step({ omni: 'Available_Chat' });
      const { status, json } = await ask(`${simulator.server.console}/simulator/reset`, {
        method: 'POST',
        body: JSON.stringify({ start: { omni: 'Lunch' } }),
      });
      expect(status).to.equal(200);
      expect(json).to.include({ omni: 'Lunch' });
      const refused = await ask(`${simulator.server.console}/simulator/reset`, {
        method: 'POST',
        body: JSON.stringify({ start: { omni: 'No_Such' } }),
      });
      expect(refused.status).to.equal(400);
    });
  });
});
