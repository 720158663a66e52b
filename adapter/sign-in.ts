import { languageOfTag, type Language } from './sync/languages.js';
import { REDIRECT_MESSAGE, type RedirectMessage } from './purecloud/sign-in/redirect-message.js';

/**
 * The OAuth redirect page. Hands what PureCloud answered to the softphone that opened this window, and to nobody
 * else: the softphone is on this page's own origin, and redeems the code with a proof that only it has.
 */

interface SignInWords {
  readonly done: string;
  readonly failed: string;
  readonly alone: string;
}

const WORDS: Readonly<Record<Language, SignInWords>> = {
  en: {
    done: 'You are signed in. You can close this window.',
    failed: 'PureCloud did not sign you in. Close this window and look at the softphone.',
    alone:
      'This page finishes a sign-in that the softphone has begun, and the softphone is not there. ' +
      'Close this window, open the softphone in Salesforce and press Sign in.',
  },
  ja: {
    done: 'サインインしました。このウィンドウを閉じてください。',
    failed:
      'PureCloud にサインインできませんでした。このウィンドウを閉じて、ソフトフォンを確認してください。',
    alone:
      'このページはソフトフォンから開始したサインインを完了するためのものですが、ソフトフォンが見つかりません。' +
      'このウィンドウを閉じ、Salesforce でソフトフォンを開いて「サインイン」を押してください。',
  },
};

const language = languageOfTag(navigator.language) ?? 'en';

function say(text: string): void {
  document.documentElement.lang = language;
  (document.querySelector('main') ?? document.body).textContent = text;
}

const query = new URLSearchParams(location.search);
const code = query.get('code');
const error = query.get('error');
const state = query.get('state') ?? '';
// The code is nobody's business: not the history's, nor that of whoever looks at the screen.
history.replaceState(null, '', location.pathname);

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' && value !== null && 'postMessage' in value;

const softphone: unknown = window.opener;
if (!isWindow(softphone) || (code === null && error === null)) {
  say(WORDS[language].alone);
} else {
  const message: RedirectMessage = {
    type: REDIRECT_MESSAGE,
    state,
    ...(code === null ? {} : { code }),
    ...(error === null ? {} : { error }),
  };
  softphone.postMessage(message, location.origin);
  say(error === null ? WORDS[language].done : WORDS[language].failed);
  window.close();
}
