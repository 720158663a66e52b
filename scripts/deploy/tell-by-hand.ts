/** Looks at the org for what is left to do by hand, and tells it. */
import { stepsByHand } from './by-hand.js';
import type { Deploying } from './deploying.js';
import type { Org, OrgCallCenter, OrgIdentity } from './org.js';
import { isOurs, PERMISSION_SET } from './ours.js';

const MARKS = { done: '[x]', 'to do': '[ ]', 'look yourself': '[?]' } as const;

export async function tellByHand(
  { org, say }: Deploying,
  { instanceUrl }: OrgIdentity,
): Promise<void> {
  const ours = (await org.callCenters()).filter(isOurs);
  const agents = await agentsOf(org, ours);
  const definitions = await org.definitions(ours.map(({ internalName }) => internalName));
  const steps = stepsByHand({
    instanceUrl,
    definitions,
    statuses: await org.presenceStatuses(),
    builds: (await org.builds()).map(({ resource }) => resource),
    ...agents,
    metadata: await org.metadata(['CustomApplication', 'FlexiPage']),
  });
  const left = steps.filter(({ state }) => state === 'to do').length;
  say(left === 0 ? 'Nothing is left to do by hand:' : `Left to do by hand (${left}):`);
  for (const { state, text } of steps) say(`  ${MARKS[state]} ${text}`);
  say('To look again: npm run deploy -- --target-org … --verify');
}

async function agentsOf(
  org: Org,
  ours: readonly OrgCallCenter[],
): Promise<{ readonly agents: readonly string[]; readonly without: readonly string[] }> {
  if (ours.length === 0) return { agents: [], without: [] };
  const users = (await org.usersOf(ours.map(({ id }) => id))).filter(({ active }) => active);
  if (users.length === 0) return { agents: [], without: [] };
  const having = await org.whoHas(
    PERMISSION_SET,
    users.map(({ id }) => id),
  );
  return {
    agents: users.map(({ username }) => username),
    without: users.filter(({ id }) => !having.has(id)).map(({ username }) => username),
  };
}
