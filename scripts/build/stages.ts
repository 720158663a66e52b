import path from 'node:path';
import type { Metafile } from 'esbuild';
import { LANGUAGES, type Language } from '../../adapter/sync/languages.js';

/** When an agent's page loads what: by then it has that and everything before. */
export const STAGES = ['firstPaint', 'syncReady', 'all'] as const;

export type Stage = (typeof STAGES)[number];

/** An agent's page fetches this only once numbers are typed. */
const NUMBERS = /libphonenumber-js|number-library/;

/** A page loads the messages of one language. */
const MESSAGES = new RegExp(`/messages/(${LANGUAGES.join('|')})(-[a-z]+)?\\.ts$`);

const PANEL_MESSAGES = new RegExp(`^adapter/panel/messages/(${LANGUAGES.join('|')})\\.ts$`);

/** What is fetched before sync is ready; each module that is imported dynamically and not named comes afterwards. */
const BEFORE_SYNC = ['adapter/page.ts'];

const ENTRY = 'adapter/softphone.ts';

/** A page that is not English fetches its words before it draws anything. */
const isFirst = (module: string): boolean => module === ENTRY || PANEL_MESSAGES.test(module);

/** The chunk of a module, with everything that it imports statically. */
function withImports(outputs: Metafile['outputs'], file: string, found = new Set<string>()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { kind, path: imported } of outputs[file]?.imports ?? []) {
    if (kind === 'import-statement') withImports(outputs, imported, found);
  }
  return found;
}

function stageOf(module: string): Stage {
  if (isFirst(module)) return 'firstPaint';
  return BEFORE_SYNC.includes(module) ? 'syncReady' : 'all';
}

/**
 * What an agent's page in this language has fetched at each stage, and the library of phone numbers apart; names as
 * inside the resource. Throws an Error where the bundle does not begin as it is known here.
 */
export function loadedAt(
  { outputs }: Metafile,
  outFolder: string,
  language: Language,
): Readonly<Record<Stage | 'numbers', readonly string[]>> {
  const modules = Object.entries(outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint === undefined || !file.endsWith('.js') ? [] : [{ file, module: entryPoint }],
  );
  for (const module of [ENTRY, ...BEFORE_SYNC]) {
    if (!modules.some((known) => known.module === module)) {
      throw new Error(`The bundle has no chunk for ${module}, which an agent's page begins with.`);
    }
  }
  // Of other pages' entries nothing is loaded here.
  const reachable = reachableFrom(outputs, modules.find(({ module }) => module === ENTRY)?.file);
  const mine = modules.filter(({ file, module }) => {
    const [, of] = MESSAGES.exec(module) ?? [];
    return reachable.has(file) && (of === undefined || of === language);
  });
  const collect = (wanted: (module: string) => boolean): Set<string> => {
    const all = new Set<string>();
    for (const { file, module } of mine) if (wanted(module)) withImports(outputs, file, all);
    return all;
  };
  const isNumbers = (module: string): boolean => NUMBERS.test(module);
  const upTo = (stage: Stage) => (module: string) =>
    !isNumbers(module) && STAGES.indexOf(stageOf(module)) <= STAGES.indexOf(stage);
  const names = (files: Iterable<string>): string[] =>
    [...files].map((file) => path.posix.relative(outFolder, file)).sort();
  const all = collect(upTo('all'));
  return {
    firstPaint: names(collect(upTo('firstPaint'))),
    syncReady: names(collect(upTo('syncReady'))),
    all: names(all),
    numbers: names([...collect(isNumbers)].filter((file) => !all.has(file))),
  };
}

function reachableFrom(outputs: Metafile['outputs'], from: string | undefined): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path: imported } of outputs[file]?.imports ?? []) visit(imported);
  };
  if (from !== undefined) visit(from);
  return found;
}
