/** The components that docs/components.md lists, which must be those of the package. */
import type { GroupName } from './groups.js';
import { GROUPS } from './groups.js';

export interface Listed {
  readonly type: string;
  readonly name: string;
}

/** In the document's tables the version in a name is written so. */
const VERSION = 'VERSION';

/**
 * The rows `| Type | \`Name\` | …` below each heading that names a group in backquotes. `Softphone_VERSION` stands for the static
 * resource's name of the day, which is given.
 */
export function listedComponents(
  document: string,
  resource: string,
): ReadonlyMap<GroupName, readonly Listed[]> {
  const listed = new Map<GroupName, Listed[]>(GROUPS.map(({ name }) => [name, []]));
  let group: GroupName | undefined;
  for (const line of document.split('\n')) {
    if (line.startsWith('#')) {
      group = GROUPS.find(({ name }) => line.includes(`\`${name}\``))?.name;
    }
    const [, type, name] = /^\| (\w+) +\| `([^`]+)`/.exec(line) ?? [];
    if (group === undefined || type === undefined || name === undefined) continue;
    listed.get(group)?.push({ type, name: name === `Softphone_${VERSION}` ? resource : name });
  }
  return listed;
}

/** What only one of the two has, one sentence each. */
export function differences(
  group: GroupName,
  listed: readonly Listed[],
  packaged: readonly Listed[],
): readonly string[] {
  const words = ({ type, name }: Listed): string => `${type} ${name}`;
  const document = new Set(listed.map(words));
  const there = new Set(packaged.map(words));
  return [
    ...[...there]
      .filter((one) => !document.has(one))
      .map((one) => `docs/components.md does not list ${one} of ${group}.`),
    ...[...document]
      .filter((one) => !there.has(one))
      .map((one) => `docs/components.md lists ${one} of ${group}, which is not in the package.`),
  ];
}
