/** What an agent's page fetches later, in whatever host it stands: a chunk each. The phone's is each host's own. */
export const chunks = {
  cards: () => import('./cards.js'),
  grant: () => import('./grant.js'),
  follower: () => import('./follower.js'),
  later: () => import('./later.js'),
  eventApi: () => import('./event-api.js'),
};
