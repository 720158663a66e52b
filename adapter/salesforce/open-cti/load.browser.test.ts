import { expect } from 'chai';
import { OpenCtiError } from './errors.js';
import { loadOpenCti, openCtiScript } from './load.js';

/** A page of this origin in a frame, with the query that it was opened with. */
async function frameWith(query: string): Promise<Window> {
  const frame = document.createElement('iframe');
  frame.src = new URL(`./package.json${query}`, import.meta.url).href;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const { contentWindow } = frame;
  if (!contentWindow) throw new Error('The frame has no window.');
  return contentWindow;
}

const scriptOf = (source: string): string =>
  URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));

const LIBRARY = `
  window.loads = (window.loads || 0) + 1;
  window.sforce = { opencti: {
    getCallCenterSettings: ({ callback }) => callback({ success: true, returnValue: { q: location.search }, errors: null }),
    subscribe: () => {}, publish: () => {}, unsubscribe: () => {},
  } };`;

const FRAMED = '?sfdcIframeOrigin=https%3A%2F%2Facme.lightning.force.com&mode=Lightning';

describe('loading Open CTI', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  const failure = async (call: Promise<unknown>): Promise<OpenCtiError> => {
    try {
      await call;
    } catch (error) {
      if (error instanceof OpenCtiError) return error;
      throw error;
    }
    throw new Error('Expected an OpenCtiError.');
  };

  it('knows where an org has it', () => {
    expect(openCtiScript('66.0')).to.equal('/support/api/66.0/lightning/opencti_min.js');
  });

  it("loads the org's script, with the page's query as it was", async () => {
    const window = await frameWith(FRAMED);
    const openCti = await loadOpenCti({ window, scriptUrl: scriptOf(LIBRARY) });
    expect(await openCti.getCallCenterSettings()).to.deep.equal({ q: FRAMED });
    expect(window.location.search).to.equal(FRAMED);
  });

  it('loads it once, however often it is asked', async () => {
    const window = await frameWith(FRAMED);
    const scriptUrl = scriptOf(LIBRARY);
    await Promise.all([loadOpenCti({ window, scriptUrl }), loadOpenCti({ window, scriptUrl })]);
    await loadOpenCti({ window, scriptUrl });
    expect(Reflect.get(window, 'loads')).to.equal(1);
  });

  it('uses a library that the page has loaded itself', async () => {
    const window = await frameWith('');
    const given = window.document.createElement('script');
    given.textContent = LIBRARY;
    window.document.head.append(given);
    await loadOpenCti({ window, scriptUrl: '/not-asked-for.js' });
    expect(Reflect.get(window, 'loads')).to.equal(1);
  });

  it('says so when the page is not framed', async () => {
    const window = await frameWith(FRAMED);
    const alone: Window = new Proxy(window, {
      get: (target, key): unknown => (key === 'parent' ? alone : Reflect.get(target, key, target)),
    });
    const error = await failure(loadOpenCti({ window: alone, scriptUrl: scriptOf(LIBRARY) }));
    expect(error.reason).to.equal('notFramed');
  });

  it('says so when the origin is missing', async () => {
    const error = await failure(
      loadOpenCti({ window: await frameWith('?mode=Lightning'), scriptUrl: scriptOf(LIBRARY) }),
    );
    expect(error.reason).to.equal('originMissing');
    expect(error.message).to.contain('sfdcIframeOrigin');
  });

  it('tells the Classic spelling of the origin from none, and what to do', async () => {
    const window = await frameWith('?sfdcIFrameOrigin=https%3A%2F%2Facme.my.salesforce.com&mode=x');
    const error = await failure(loadOpenCti({ window, scriptUrl: scriptOf(LIBRARY) }));
    expect(error.reason).to.equal('classicFrame');
    expect(error.message).to.contain('Classic').and.to.contain('reqSalesforceCompatibilityMode');
  });

  it('says so when the mode is missing', async () => {
    const window = await frameWith('?sfdcIframeOrigin=https%3A%2F%2Facme.lightning.force.com');
    const error = await failure(loadOpenCti({ window, scriptUrl: scriptOf(LIBRARY) }));
    expect(error.reason).to.equal('modeMissing');
  });

  it('says so when the script cannot be fetched', async () => {
    const window = await frameWith(FRAMED);
    const revoked = scriptOf(LIBRARY);
    URL.revokeObjectURL(revoked);
    const error = await failure(loadOpenCti({ window, scriptUrl: revoked }));
    expect(error.reason).to.equal('scriptBlocked');
    expect(error.message).to.contain(revoked);
  });

  it('says so when the library gives up while it loads, in its words', async () => {
    const window = await frameWith(FRAMED);
    const words = 'This library does not like its page.';
    window.addEventListener('error', (event) => event.preventDefault());
    const error = await failure(
      loadOpenCti({ window, scriptUrl: scriptOf(`throw ${JSON.stringify(words)};`) }),
    );
    expect(error.reason).to.equal('initFailed');
    expect(error.message).to.contain(words);
    const again = await failure(loadOpenCti({ window, scriptUrl: scriptOf(LIBRARY) }));
    expect(again.reason).to.equal('initFailed');
  });

  it('says so when the script does not come within the time limit', async () => {
    const window = await frameWith(FRAMED);
    const neverLoading = window.document.createElement('script');
    neverLoading.setAttribute('data-open-cti', 'loading');
    neverLoading.type = 'text/plain';
    window.document.head.append(neverLoading);
    const error = await failure(
      loadOpenCti({ window, scriptUrl: scriptOf(LIBRARY), timeLimit: 30 }),
    );
    expect(error.reason).to.equal('noAnswer');
    expect(error.message).to.contain('30 ms');
  });
});
