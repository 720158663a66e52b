/** The software bill of materials, in CycloneDX: what npm knows of the packages that the softphone is built from. */
import { spawn } from 'node:child_process';
import { isRecord, isString, recordsOf, type JsonRecord } from '../../adapter/ports/json.js';
import { textAt } from '../json.js';
import { outputOf } from '../tool.js';

export interface Product {
  readonly name: string;
  readonly version: string;
  /** Names of the packages that it depends on. */
  readonly dependencies: readonly string[];
}

/** `npm sbom` as it comes. @throws Error with npm's words */
export async function npmSbom(root: string): Promise<JsonRecord> {
  // Not --omit dev: that leaves out what development packages need, too, such as lit.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  // Under `npm run`, the npm that runs this.
  const own = process.env['npm_execpath'];
  const [program, first] = own?.endsWith('.js') === true ? [process.execPath, [own]] : ['npm', []];
  const { status, stdout, stderr } = await outputOf(
    spawn(program, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    }),
  );
  const bom: unknown = status === 0 ? JSON.parse(stdout) : null;
  if (isRecord(bom)) return bom;
  throw new Error(`npm sbom failed: ${stderr.trim().slice(0, 500)}`);
}

/**
 * The same bill whenever and wherever it is made: without its serial number, time and tool, named after the product and not after
 * the folder, and sorted. Of the packages those are in it that the product depends on; one whose code is not in the static
 * resource is `excluded`.
 *
 * @param product its `dependencies` are the names of the packages that it depends on itself
 * @param shipped `name@version` of each package whose code is in the resource
 * @throws Error where one of these is not among them
 */
export function reproducibleSbom(
  bom: JsonRecord,
  product: Product,
  shipped: ReadonlySet<string>,
): JsonRecord {
  const metadata = isRecord(bom['metadata']) ? bom['metadata'] : {};
  const component = isRecord(metadata['component']) ? metadata['component'] : {};
  const needed = neededBy(textAt(component, 'bom-ref'), bom, product);
  const unknown = [...shipped].filter((ref) => !needed.has(ref));
  if (unknown.length > 0) {
    throw new Error(
      `The static resource has code of ${unknown.join(', ')}, which package.json does not depend on.`,
    );
  }
  const sorted = (value: unknown, key: string): readonly JsonRecord[] =>
    [...(recordsOf(value) ?? [])]
      .filter((one) => needed.has(textAt(one, key)))
      .sort((a, b) => (textAt(a, key) < textAt(b, key) ? -1 : 1));
  return {
    bomFormat: bom['bomFormat'],
    specVersion: bom['specVersion'],
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        ...component,
        type: 'application',
        name: product.name,
        version: product.version,
      },
    },
    components: sorted(bom['components'], 'bom-ref').map((one) => ({
      ...one,
      scope: shipped.has(textAt(one, 'bom-ref')) ? 'required' : 'excluded',
    })),
    dependencies: sorted(bom['dependencies'], 'ref'),
  };
}

/** What the product depends on, and what that depends on. */
function neededBy(root: string, bom: JsonRecord, product: Product): ReadonlySet<string> {
  const edges = new Map(
    (recordsOf(bom['dependencies']) ?? []).map((one) => [
      textAt(one, 'ref'),
      textsOf(one['dependsOn']),
    ]),
  );
  const needed = new Set<string>();
  const visit = (ref: string): void => {
    if (needed.has(ref)) return;
    needed.add(ref);
    for (const next of edges.get(ref) ?? []) visit(next);
  };
  for (const ref of edges.get(root) ?? []) {
    if (product.dependencies.includes(ref.slice(0, ref.lastIndexOf('@')))) visit(ref);
  }
  return needed;
}

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(isString) : [];

/** `name@version` of the packages in a resource's `licences.txt`, where each is a title over a line of dashes. */
export function shippedPackages(licences: string): ReadonlySet<string> {
  const titles = licences.matchAll(/^(\S+) (\S+) \([^\n]*\)\n-+$/gm);
  return new Set([...titles].map(([, name = '', version = '']) => `${name}@${version}`));
}
