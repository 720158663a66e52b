/** Who shall be an agent of which call center, and what that takes. */
import type { OrgCallCenter, OrgUser } from './org.js';

/** A line of the list: a user name, and the call center where it is not that of the deployment. */
export interface Wanted {
  readonly username: string;
  /** An internal name, `none` to take the user out of the call center, or `null`: the deployment's. */
  readonly callCenter: string | null;
}

export interface Move {
  readonly user: OrgUser;
  /** Internal names; `none`: in no call center. */
  readonly from: string;
  readonly to: string;
  readonly toId: string;
}

export interface MovePlan {
  readonly moves: readonly Move[];
  /** Those who are where they shall be. */
  readonly there: readonly OrgUser[];
  /** Those whom the wave leaves for later. */
  readonly later: readonly Move[];
  /** What keeps everybody from being moved, a sentence each. */
  readonly problems: readonly string[];
}

/** In no call center. */
const NO_CALL_CENTER = 'none';

// A user name has the form of an e-mail address.
const USERNAME = /^[^\s,;'"\\<>()]+@[^\s,;'"\\<>()]+$/;
const INTERNAL_NAME = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/**
 * Reads `a@x.example,b@x.example`, or a file of lines: a user name, and after a comma a call center's internal name or
 * `none`. Empty lines, lines with `#` and a first line `Username,CallCenter` are passed over.
 *
 * @param file its name, as it was given; left out where the text is a list
 * @throws Error that names the file and the line
 */
export function readAgents(text: string, file?: string): readonly Wanted[] {
  const lines = file === undefined ? text.split(',') : text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const wanted: Wanted[] = [];
  for (const [index, line] of lines.entries()) {
    const bare = line.trim();
    if (bare === '' || bare.startsWith('#')) continue;
    if (index === 0 && /^username\b/i.test(bare)) continue;
    const [username = '', callCenter = '', ...more] = bare.split(',').map((part) => part.trim());
    const where = file === undefined ? '' : `${file}:${index + 1}: `;
    if (!USERNAME.test(username) || more.length > 0) {
      const otherwise = file === undefined ? ', and no file that is there' : '';
      throw new Error(
        `${where}${bare.slice(0, 80)} is no user name such as a@x.example${otherwise}.`,
      );
    }
    if (callCenter !== '' && callCenter !== NO_CALL_CENTER && !INTERNAL_NAME.test(callCenter)) {
      throw new Error(`${where}${callCenter.slice(0, 80)} is no internal name of a call center.`);
    }
    if (wanted.some((one) => one.username.toLowerCase() === username.toLowerCase())) {
      throw new Error(`${where}${username} is there twice.`);
    }
    wanted.push({ username, callCenter: callCenter === '' ? null : callCenter });
  }
  return wanted;
}

export interface MovesOptions {
  readonly wanted: readonly Wanted[];
  readonly users: readonly OrgUser[];
  readonly callCenters: readonly OrgCallCenter[];
  /** Where a line says no call center; `null`: it must. */
  readonly target: string | null;
  /** At most so many at once; all where left out. */
  readonly wave?: number;
}

/** Who of them the org does not have, or has deactivated, a sentence each. */
export const usersMissing = (
  wanted: readonly Wanted[],
  users: readonly OrgUser[],
): readonly string[] =>
  wanted.flatMap(({ username }) => {
    const user = userNamed(username, users);
    if (user === undefined) return [`The org has no user ${username}.`];
    return user.active ? [] : [`The user ${username} is not active.`];
  });

const userNamed = (username: string, users: readonly OrgUser[]): OrgUser | undefined =>
  users.find((one) => one.username.toLowerCase() === username.toLowerCase());

export function planMoves({ wanted, users, callCenters, target, wave }: MovesOptions): MovePlan {
  const problems = [...usersMissing(wanted, users)];
  const moves: Move[] = [];
  const there: OrgUser[] = [];
  for (const { username, callCenter } of wanted) {
    const user = userNamed(username, users);
    if (user?.active !== true) continue;
    const to = callCenter ?? target;
    const toId =
      to === NO_CALL_CENTER ? '' : callCenters.find((one) => one.internalName === to)?.id;
    if (to === null) problems.push(`Say the call center of ${username}.`);
    else if (toId === undefined) {
      problems.push(`The org has no call center ${to}, which ${username} shall be in.`);
    } else if (sameId(user.callCenterId, toId)) there.push(user);
    else moves.push({ user, from: nameOf(user.callCenterId, callCenters), to, toId });
  }
  const now = wave ?? moves.length;
  return { moves: moves.slice(0, now), later: moves.slice(now), there, problems };
}

/** Ids are 15 or 18 characters long; the last three say nothing new. */
export const sameId = (a: string, b: string): boolean => a.slice(0, 15) === b.slice(0, 15);

const nameOf = (id: string, callCenters: readonly OrgCallCenter[]): string =>
  id === ''
    ? NO_CALL_CENTER
    : (callCenters.find((one) => sameId(one.id, id))?.internalName ?? `another (${id})`);

/** A file for `--agents` that puts back who was where. */
export function undoFile(moves: readonly Move[]): string {
  const rows = moves.map(({ user, from }) =>
    INTERNAL_NAME.test(from) ? `${user.username},${from}` : `# ${user.username} was in ${from}`,
  );
  return `${['Username,CallCenter', ...rows].join('\n')}\n`;
}
