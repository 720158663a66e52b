/** Source format becomes what the Metadata API takes, by Salesforce's own converter. */
import { writeFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { filesOf } from './files-of.js';
import { zipOf } from './zip.js';

export interface Component {
  /** Of the Metadata API, such as `ApexPage`. */
  readonly type: string;
  readonly name: string;
  /** In source format, absolute. */
  readonly files: readonly string[];
}

export interface Converted {
  /** Sorted by type and name. */
  readonly components: readonly Component[];
  /** Files of the source that belong to no metadata type. */
  readonly strange: readonly string[];
}

/** Bytes of the largest static resource that Salesforce takes. */
const LARGEST_RESOURCE = 5_000_000;

/**
 * Converts a folder in source format into one with a package.xml. A static resource's archive is made anew with fixed
 * dates, since the converter gives it those of the day.
 *
 * @throws Error where a static resource is larger than Salesforce takes
 */
export async function convert(
  source: string,
  target: string,
  apiVersion: string,
): Promise<Converted> {
  // It would keep a log in the home folder of whoever builds, and takes its time to load.
  process.env['SF_DISABLE_LOG_FILE'] = 'true';
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const set = ComponentSet.fromSource(source);
  set.sourceApiVersion = apiVersion;
  await rm(target, { recursive: true, force: true });
  await new MetadataConverter().convert(set, 'metadata', {
    type: 'directory',
    outputDirectory: target,
    genUniqueDir: false,
  });
  const components: Component[] = [];
  for (const component of set.getSourceComponents()) {
    const { type, fullName, xml, content } = component;
    const files = [...(xml === undefined ? [] : [xml]), ...component.walkContent()];
    components.push({ type: type.name, name: fullName, files: [...new Set(files)].sort() });
    if (type.name === 'StaticResource' && content !== undefined) {
      await rezip(content, path.join(target, 'staticresources', `${fullName}.resource`));
    }
  }
  const known = new Set(components.flatMap(({ files }) => files));
  const strange = [...(await filesOf(source)).keys()].filter(
    (name) => !known.has(path.join(source, name)),
  );
  return { components: components.sort(inOrder), strange };
}

const inOrder = (a: Component, b: Component): number =>
  `${a.type}/${a.name}` < `${b.type}/${b.name}` ? -1 : 1;

async function rezip(content: string, target: string): Promise<void> {
  const archive = await zipOf(await filesOf(content));
  if (archive.byteLength > LARGEST_RESOURCE) {
    throw new Error(
      `The static resource ${path.basename(target, '.resource')} is ${archive.byteLength} bytes; Salesforce takes at most ${LARGEST_RESOURCE}.`,
    );
  }
  await writeFile(target, archive);
}
