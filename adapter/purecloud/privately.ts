/** How everything is fetched that bears a token or a code: nothing of it is cached, and nothing goes along unasked. */
export const PRIVATELY = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
} as const;
