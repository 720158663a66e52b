import { expect as untyped } from '@open-wc/testing';

/**
 * The library types its `expect` by a default export of `chai` that chai's own types no longer have, so that it
 * comes without a type; this is the one that it is.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- see above
export const expect: Chai.ExpectStatic = untyped;
