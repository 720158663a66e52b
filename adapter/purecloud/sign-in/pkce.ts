/** The part of Web Crypto that is used. `subtle` is missing where the page is not served over https. */
export interface CryptoLike {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
  readonly subtle?: {
    digest(algorithm: string, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
}

/** What proves that who redeems the code is who asked for it. Used once. */
export interface Proof {
  readonly verifier: string;
  /** SHA-256 of the verifier. */
  readonly challenge: string;
  readonly state: string;
}

/** 32 bytes give a verifier of 43 characters, the least that is allowed. */
const BYTES = 32;

/**
 * PKCE with S256 (RFC 7636). Rejects where the page is in no secure context.
 * https://developer.genesys.cloud/authorization/platform-auth/use-pkce
 */
export async function makeProof(crypto: CryptoLike): Promise<Proof> {
  if (crypto.subtle === undefined) throw new Error('not a secure context');
  const verifier = randomText(crypto);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64Url(new Uint8Array(digest)), state: randomText(crypto) };
}

const randomText = (crypto: CryptoLike): string =>
  base64Url(crypto.getRandomValues(new Uint8Array(BYTES)));

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
