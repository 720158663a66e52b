import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { expect } from 'chai';
import { build } from 'esbuild';

const ORIGIN = 'https://softphone.example';

interface Visit {
  readonly query: string;
  readonly opener?: 'softphone' | 'none' | 'itself';
  readonly language?: string;
}

let script = '';

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./sign-in.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
    minify: true,
  });
  script = outputFiles[0]?.text ?? '';
});

/** What the page does when PureCloud redirects to it. */
function visit({ query, opener = 'softphone', language = 'en-GB' }: Visit) {
  const posted: unknown[] = [];
  const addresses: unknown[] = [];
  const main = { textContent: '' };
  const printed: unknown[] = [];
  const print = (...words: unknown[]): void => void printed.push(words);
  const page: Record<string, unknown> = {
    closed: false,
    close: () => (page['closed'] = true),
    URLSearchParams,
    navigator: { language },
    location: { search: query, pathname: '/apex/SignIn', origin: ORIGIN },
    history: {
      replaceState: (_state: unknown, _title: unknown, url: unknown) => addresses.push(url),
    },
    document: { documentElement: { lang: '' }, body: main, querySelector: () => main },
    console: { log: print, info: print, warn: print, error: print, debug: print },
  };
  const softphone = { postMessage: (...message: unknown[]) => posted.push(message) };
  page['window'] = page;
  page['postMessage'] = softphone.postMessage;
  page['opener'] = { softphone, none: null, itself: page }[opener];
  runInContext(script, createContext(page));
  return { posted, addresses, text: main.textContent, closed: page['closed'], printed };
}

describe('the OAuth redirect page', () => {
  it('hands the code to the softphone that opened it, on its own origin only, and closes', () => {
    const { posted, closed } = visit({ query: '?code=abc&state=s1' });
    expect(posted).to.deep.equal([
      [{ type: 'pure-cloud-sign-in', state: 's1', code: 'abc' }, ORIGIN],
    ]);
    expect(closed).to.equal(true);
  });

  it('hands over an error, and says that there was one', () => {
    const { posted, text } = visit({ query: '?error=access_denied&error_description=x&state=s1' });
    expect(posted).to.deep.equal([
      [{ type: 'pure-cloud-sign-in', state: 's1', error: 'access_denied' }, ORIGIN],
    ]);
    expect(text).to.contain('did not sign you in');
  });

  it('takes the code out of the address, shows and logs it nowhere', () => {
    for (const opener of ['softphone', 'none'] as const) {
      const { addresses, text, printed } = visit({ query: '?code=abc&state=s1', opener });
      expect(addresses).to.deep.equal(['/apex/SignIn']);
      expect(text).to.not.contain('abc');
      expect(printed).to.deep.equal([]);
    }
  });

  it('opened by hand, or after the softphone has gone, says what to do', () => {
    for (const each of [{ query: '' }, { query: '?code=abc&state=s1', opener: 'none' }] as const) {
      const { posted, text, closed } = visit(each);
      expect(posted).to.deep.equal([]);
      expect(text).to.contain('open the softphone in Salesforce');
      expect(closed).to.equal(false);
    }
  });

  it('speaks Japanese to whose browser does', () => {
    expect(visit({ query: '', language: 'ja-JP' }).text).to.contain('ソフトフォン');
  });

  it('is small', () => {
    expect(script.length).to.be.lessThan(3_000);
  });
});
