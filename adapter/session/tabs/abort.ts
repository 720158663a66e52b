/** What a lock's request rejects with when the lock was stolen or the waiting was given up. */
export const isAbort = (reason: unknown): boolean =>
  typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'AbortError';
