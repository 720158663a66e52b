import { expect } from 'chai';
import {
  authorizeQuery,
  exchange,
  field,
  pkce,
  REDIRECT,
  type Running,
  runRegion,
  signIn,
  SOFTPHONE,
  submitSignIn,
} from './test-client.js';

describe('the sign-in of the region', () => {
  let running: Running;

  beforeEach(async () => {
    running = await runRegion();
  });

  afterEach(() => running.stop());

  it('shows a form with the organisation, a button and no script', async () => {
    const response = await fetch(
      `${running.origin}/oauth/authorize?${authorizeQuery(pkce().challenge)}`,
    );
    const html = await response.text();
    expect(response.status).to.equal(200);
    expect(html)
      .to.contain('Acme Support')
      .and.match(/<button type="submit"[^>]*>Sign in</);
    expect(html).to.not.match(/<script|<style| style=| on\w+=/i);
    expect(response.headers.get('x-frame-options')).to.equal('DENY');
    expect((await fetch(`${running.origin}/oauth/style.css`)).headers.get('content-type')).to.match(
      /text\/css/,
    );
  });

  it('escapes what the query brings', async () => {
    const query = authorizeQuery(pkce().challenge, { state: '"><script>', login_hint: '"<i>' });
    const html = await (await fetch(`${running.origin}/oauth/authorize?${query}`)).text();
    expect(html).to.not.match(/<script|<i>/);
  });

  it('exchanges a code for a token, once', async () => {
    const { verifier, challenge } = pkce();
    const to = await submitSignIn(running.origin, authorizeQuery(challenge));
    expect(`${to.origin}${to.pathname}`).to.equal(REDIRECT);
    expect(to.searchParams.get('state')).to.equal('state-1');
    const code = to.searchParams.get('code') ?? '';
    const first = await exchange(running.origin, { code, code_verifier: verifier });
    expect(first.status).to.equal(200);
    expect(first.headers.get('access-control-allow-origin')).to.equal(SOFTPHONE);
    const body: unknown = await first.json();
    expect(field(body, 'token_type')).to.equal('bearer');
    expect(field(body, 'expires_in')).to.equal(64_800);
    expect(field(body, 'refresh_token')).to.equal(undefined);
    const again = await exchange(running.origin, { code, code_verifier: verifier });
    expect(again.status).to.equal(400);
    expect(field(await again.json(), 'error')).to.equal('invalid_grant');
  });

  it('refuses a verifier, an address or a client that does not belong to the code', async () => {
    const wrong: readonly (readonly [Readonly<Record<string, string>>, number, string])[] = [
      [{ code_verifier: pkce().verifier }, 400, 'invalid_grant'],
      [{ code_verifier: 'short' }, 400, 'invalid_request'],
      [{ redirect_uri: `${REDIRECT}2` }, 400, 'invalid_grant'],
      [{ client_id: 'other' }, 401, 'invalid_client'],
      [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ];
    for (const [fields, status, error] of wrong) {
      const { verifier, challenge } = pkce();
      const to = await submitSignIn(running.origin, authorizeQuery(challenge));
      const code = to.searchParams.get('code') ?? '';
      const response = await exchange(running.origin, { code, code_verifier: verifier, ...fields });
      expect(response.status, error).to.equal(status);
      expect(field(await response.json(), 'error')).to.equal(error);
    }
  });

  it('redirects to registered addresses only', async () => {
    const { challenge } = pkce();
    for (const address of [
      'https://evil.example/apex/SignIn',
      `${SOFTPHONE}/other`,
      `${SOFTPHONE}/apex/SignIn?x=1`,
      'nonsense',
    ]) {
      const query = authorizeQuery(challenge, { redirect_uri: address });
      const response = await fetch(`${running.origin}/oauth/authorize?${query}`, {
        redirect: 'manual',
      });
      expect(response.status, address).to.equal(400);
    }
  });

  it('sends other errors back to the softphone', async () => {
    const { challenge } = pkce();
    const wrong: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{ response_type: 'token' }, 'unsupported_response_type'],
      [{ code_challenge_method: 'plain' }, 'invalid_request'],
      [{ org: 'acme' }, 'invalid_request'],
    ];
    for (const [fields, error] of wrong) {
      const response = await fetch(
        `${running.origin}/oauth/authorize?${authorizeQuery(challenge, fields)}`,
        { redirect: 'manual' },
      );
      const to = new URL(response.headers.get('location') ?? '');
      expect(to.searchParams.get('error')).to.equal(error);
      expect(to.searchParams.get('state')).to.equal('state-1');
    }
    const to = await submitSignIn(running.origin, authorizeQuery(challenge), 'cancel');
    expect(to.searchParams.get('error')).to.equal('access_denied');
    expect(to.searchParams.get('code')).to.equal(null);
  });

  it('signs out to a registered address', async () => {
    const logout = (uri: string): Promise<Response> =>
      fetch(`${running.origin}/logout?client_id=c&redirect_uri=${encodeURIComponent(uri)}`, {
        redirect: 'manual',
      });
    expect((await logout(REDIRECT)).headers.get('location')).to.equal(REDIRECT);
    expect((await logout('https://evil.example/')).status).to.equal(200);
  });

  it('revokes a token, and ends it when its time is over', async () => {
    const client = await signIn(running.origin);
    expect((await client.call('HEAD', '/tokens/me')).status).to.equal(200);
    expect((await client.call('DELETE', '/tokens/me')).status).to.equal(200);
    const refused = await client.call('GET', '/tokens/me');
    expect(refused.status).to.equal(401);
    expect(field(await refused.json(), 'code')).to.equal('bad.credentials');

    const short = await runRegion({}, { tokenSeconds: 0 });
    try {
      const late = await signIn(short.origin);
      expect((await late.call('GET', '/tokens/me')).status).to.equal(401);
    } finally {
      await short.stop();
    }
  });
});
