import { customElement as define } from 'lit/decorators.js';
import { otherBuild } from '../../ports/kept-build.js';

/**
 * As Lit's own, for the elements of the first paint: where another build takes the page over, they are that build's to
 * define, as a document takes each name once.
 */
export const customElement = (name: string): ReturnType<typeof define> =>
  otherBuild(import.meta.url) === null ? define(name) : () => undefined;
