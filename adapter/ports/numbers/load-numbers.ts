import type { NumberLibrary } from '../../definition/check-number.js';

export type LoadNumbers = () => Promise<NumberLibrary>;

/** A chunk of its own. Rejects when it cannot be loaded; it is asked for again the next time. */
export const loadNumbers: LoadNumbers = async () => (await import('./number-library.js')).library;
