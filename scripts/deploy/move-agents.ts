/** Gives agents the permission set and moves them into a call center, so that it can be undone. */
import path from 'node:path';
import { planMoves, sameId, undoFile, usersMissing, type MovePlan } from './agents.js';
import { NotDone, type Deploying } from './deploying.js';
import { isOurs, PERMISSION_SET } from './ours.js';
import type { DeployOptions } from './options.js';
import type { Org, OrgIdentity } from './org.js';
import { count } from './words.js';

/** Before anything is deployed: an agent who is not there would be noticed too late. @throws NotDone */
export async function checkAgents(
  { agents }: DeployOptions,
  { org }: Pick<Deploying, 'org'>,
): Promise<void> {
  const users = await org.users(agents.map(({ username }) => username));
  const problems = usersMissing(agents, users);
  if (problems.length > 0) {
    throw new NotDone(['Nothing was changed:', ...problems.map((one) => `  ${one}`)].join('\n'));
  }
}

/** `target`: the call center of who has no other one named. @throws NotDone */
export async function moveAgents(
  { agents, wave, mode }: DeployOptions,
  { org, memory, now, say }: Deploying,
  { identity, target }: { readonly identity: OrgIdentity; readonly target: string | null },
): Promise<void> {
  const users = await org.users(agents.map(({ username }) => username));
  const existing = await org.callCenters();
  const coming =
    mode === 'dry-run' && target !== null && !existing.some((one) => one.internalName === target)
      ? [{ id: 'new', internalName: target, adapterUrl: '' }]
      : [];
  const callCenters = [...existing, ...coming];
  const ours = callCenters.filter(isOurs);
  const only = ours.length === 1 ? (ours[0]?.internalName ?? null) : null;
  const plan = planMoves({
    wanted: agents,
    users,
    callCenters,
    target: target ?? only,
    ...(wave === null ? {} : { wave }),
  });
  if (plan.problems.length > 0) {
    throw new NotDone(
      ['No agent was moved:', ...plan.problems.map((one) => `  ${one}`)].join('\n'),
    );
  }
  tellMoves(plan, mode === 'dry-run', say);
  const staying = [
    ...plan.there,
    ...plan.moves.filter(({ toId }) => toId !== '').map(({ user }) => user),
  ];
  const having = await org.whoHas(
    PERMISSION_SET,
    staying.map(({ id }) => id),
  );
  const without = staying.filter(({ id }) => ![...having].some((one) => sameId(one, id)));
  if (mode === 'dry-run') {
    if (without.length > 0)
      say(`Would assign ${PERMISSION_SET} to ${count(without.length, 'agent')}.`);
    return;
  }
  if (without.length > 0) {
    const failures = await org.assign(
      PERMISSION_SET,
      without.map(({ username }) => username),
    );
    for (const { component, problem } of failures) say(`  ${component}: ${problem}`);
    say(`${PERMISSION_SET} assigned to ${count(without.length - failures.length, 'agent')}.`);
    if (failures.length > 0)
      throw new NotDone('Not everybody has the permission set; nobody was moved.');
  }
  if (plan.moves.length === 0) return;
  const file = await memory.keep(
    identity.id,
    `undo/agents-${now().toISOString().replace(/[:.]/g, '-')}.csv`,
    undoFile(plan.moves),
  );
  say(
    `To undo it: npm run deploy -- --target-org … --agents-only --agents ${path.relative('', file)}`,
  );
  await org.move(plan.moves.map(({ user, toId }) => ({ userId: user.id, callCenterId: toId })));
  await checkMoved(org, plan, say);
}

function tellMoves({ moves, there, later }: MovePlan, dry: boolean, say: Deploying['say']): void {
  if (there.length > 0) say(`${count(there.length, 'agent')} where they shall be.`);
  if (moves.length > 0) say(`${dry ? 'Would move' : 'Moving'} ${count(moves.length, 'agent')}:`);
  for (const { user, from, to } of moves) say(`  ${user.username}: from ${from} to ${to}`);
  if (later.length > 0) say(`${count(later.length, 'agent')} left for later waves; run it again.`);
}

/** Reads the users again: what was answered for a batch does not say who was moved. */
async function checkMoved(org: Org, { moves }: MovePlan, say: Deploying['say']): Promise<void> {
  const after = await org.users(moves.map(({ user }) => user.username));
  const notMoved = moves.filter(({ user, toId }) => {
    const now = after.find(({ id }) => sameId(id, user.id));
    return now === undefined || !sameId(now.callCenterId, toId);
  });
  say(
    `${count(moves.length - notMoved.length, 'agent')} moved; they see it when they reload the console.`,
  );
  if (notMoved.length === 0) return;
  const names = notMoved.map(({ user }) => `  ${user.username}`);
  throw new NotDone(['Salesforce did not move:', ...names].join('\n'));
}
