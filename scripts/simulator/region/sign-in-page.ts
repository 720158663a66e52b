import type { PureCloudOrg } from '../world/pure-cloud-side.js';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The fields of the request that come back with the form. */
const CARRIED = [
  'client_id',
  'redirect_uri',
  'response_type',
  'code_challenge',
  'code_challenge_method',
  'state',
  'org',
  'provider',
];

/** The sign-in form: no script, and a password that any text satisfies. */
export function page(org: PureCloudOrg, query: URLSearchParams): string {
  const hidden = CARRIED.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`<input type="hidden" name="${name}" value="${escaped(value)}">`];
  }).join('\n        ');
  const provider = query.get('provider');
  const through =
    provider === null
      ? ''
      : `<p>By single sign-on of <strong>${escaped(query.get('org') ?? '')}</strong> (${escaped(provider)}).</p>`;
  const email = escaped(query.get('login_hint') ?? org.user.email);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in to PureCloud (simulated)</title>
    <link rel="stylesheet" href="/oauth/style.css">
  </head>
  <body>
    <main>
      <h1>Sign in to PureCloud</h1>
      <p>Organisation: <strong>${escaped(org.organization.name)}</strong></p>
      ${through}
      <form method="post" action="/oauth/authorize">
        ${hidden}
        <label for="email">Email</label>
        <input id="email" name="email" type="email" autocomplete="username" value="${email}">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" aria-describedby="hint">
        <p id="hint">This region is simulated: any password will do, and none.</p>
        <button type="submit" name="decision" value="signIn">Sign in</button>
        <button type="submit" name="decision" value="cancel" class="plain">Cancel</button>
      </form>
    </main>
  </body>
</html>
`;
}

export const STYLE = `
:root { color-scheme: light; font-family: system-ui, sans-serif; color: #23395d; background: #eef2f8; }
body { display: grid; place-items: center; min-height: 100vh; margin: 0; }
main { width: min(22rem, 90vw); padding: 2rem; border-radius: 0.5rem; background: #fff; box-shadow: 0 2px 12px #23395d33; }
h1 { margin: 0 0 1rem; font-size: 1.3rem; }
label { display: block; margin: 0.75rem 0 0.25rem; font-weight: 600; }
input { box-sizing: border-box; width: 100%; padding: 0.5rem; border: 1px solid #6b7d99; border-radius: 0.25rem; font: inherit; }
#hint { font-size: 0.85rem; color: #4a5d7a; }
button { margin: 0.75rem 0.5rem 0 0; padding: 0.5rem 1.25rem; border: 1px solid #1b4f9c; border-radius: 0.25rem; background: #1b4f9c; color: #fff; font: inherit; cursor: pointer; }
button.plain { background: #fff; color: #1b4f9c; }
:focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
`;
