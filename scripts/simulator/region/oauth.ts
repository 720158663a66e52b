import { createHash, randomBytes } from 'node:crypto';
import type { Answer } from './answers.js';
import type { PureCloudOrg } from '../world/pure-cloud-side.js';
import { page, STYLE } from './sign-in-page.js';
import type { Tokens } from './tokens.js';

/** Milliseconds in which a code can be exchanged, once. */
const CODE_LIFE = 60_000;

interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly until: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const html = (status: number, body: string): Reply => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    // The identity pages refuse to be framed; the form leads to another origin, so form-action stays open.
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  },
  body,
});

const redirect = (to: string, fields: Readonly<Record<string, string | null>>): Reply => {
  const url = new URL(to);
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return {
    status: 302,
    headers: { Location: url.href, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
    body: '',
  };
};

/** `login.` of the region: the authorization-code grant with PKCE, and nothing else. */
export class OAuth {
  private readonly grants = new Map<string, Grant>();

  constructor(
    private readonly org: PureCloudOrg,
    private readonly tokens: Tokens,
    /** Whether an administrator has registered this address with the OAuth client. */
    private readonly registered: (redirectUri: string) => boolean,
    /** Whether the client is one of this region's organisations. */
    private readonly knows: (clientId: string) => boolean = (id) => id !== '' && id !== 'none',
  ) {}

  style(): Reply {
    return {
      status: 200,
      headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' },
      body: STYLE,
    };
  }

  /** The sign-in form, or what is wrong with the request. */
  authorizePage(query: URLSearchParams): Reply {
    const wrong = this.wrongWith(query);
    if (wrong !== null) return wrong;
    return html(200, page(this.org, query));
  }

  /** The form came back. */
  authorize(form: URLSearchParams): Reply {
    const wrong = this.wrongWith(form);
    if (wrong !== null) return wrong;
    const redirectUri = form.get('redirect_uri') ?? '';
    const state = form.get('state');
    if (form.get('decision') === 'cancel') {
      return redirect(redirectUri, {
        error: 'access_denied',
        error_description: 'The user denied the request.',
        state,
      });
    }
    const code = randomBytes(24).toString('base64url');
    this.grants.set(code, {
      clientId: form.get('client_id') ?? '',
      redirectUri,
      challenge: form.get('code_challenge') ?? '',
      until: Date.now() + CODE_LIFE,
    });
    return redirect(redirectUri, { code, state });
  }

  /** The token endpoint: form in, JSON out. */
  token(form: URLSearchParams): Answer {
    const refuse = (error: string, description: string, status = 400): Answer => ({
      status,
      body: { error, description, error_description: description },
    });
    if (form.get('grant_type') !== 'authorization_code') {
      return refuse('unsupported_grant_type', 'grant_type must be authorization_code');
    }
    const code = form.get('code') ?? '';
    const grant = this.grants.get(code);
    // A code is good for one try, whatever comes of it.
    this.grants.delete(code);
    if (grant === undefined || grant.until <= Date.now()) {
      return refuse('invalid_grant', 'authorization code has expired or is invalid');
    }
    if (form.get('client_id') !== grant.clientId) {
      return refuse('invalid_client', 'client not found or invalid', 401);
    }
    if (form.get('redirect_uri') !== grant.redirectUri) {
      return refuse('invalid_grant', 'redirect_uri does not match the authorization request');
    }
    const verifier = form.get('code_verifier') ?? '';
    if (!/^[\w\-.~]{43,128}$/.test(verifier)) {
      return refuse('invalid_request', 'code_verifier must be 43 to 128 unreserved characters');
    }
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (challenge !== grant.challenge) {
      return refuse('invalid_grant', 'code_verifier does not match the code_challenge');
    }
    const token = this.tokens.issue(grant.clientId);
    return {
      status: 200,
      body: { access_token: token.value, token_type: 'bearer', expires_in: this.tokens.life },
    };
  }

  logout(query: URLSearchParams): Reply {
    const redirectUri = query.get('redirect_uri');
    if (redirectUri !== null && this.registered(redirectUri)) return redirect(redirectUri, {});
    return html(
      200,
      '<!doctype html><html lang="en"><title>Signed out</title><main><h1>You are signed out.</h1></main></html>',
    );
  }

  /** A redirect address that is not registered is never redirected to. */
  private wrongWith(query: URLSearchParams): Reply | null {
    const failed = (text: string): Reply =>
      html(
        400,
        `<!doctype html><html lang="en"><title>Sign-in failed</title><link rel="stylesheet" href="/oauth/style.css"><main><h1>Sign-in failed</h1><p>${text}</p></main></html>`,
      );
    const redirectUri = query.get('redirect_uri') ?? '';
    if (!this.registered(redirectUri)) {
      return failed(
        'The redirect address of this request is not among the authorized redirect URIs of the OAuth client.',
      );
    }
    const clientId = query.get('client_id') ?? '';
    if (!this.knows(clientId)) return failed('The OAuth client is not known.');
    const error = (error: string, description: string): Reply =>
      redirect(redirectUri, {
        error,
        error_description: description,
        state: query.get('state'),
      });
    if (query.get('response_type') !== 'code') {
      return error('unsupported_response_type', 'response_type must be code');
    }
    if (
      query.get('code_challenge_method') !== 'S256' ||
      !/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')
    ) {
      return error('invalid_request', 'a code_challenge of method S256 is required');
    }
    if ((query.get('org') === null) !== (query.get('provider') === null)) {
      return error('invalid_request', 'org and provider must be given together');
    }
    return null;
  }
}
