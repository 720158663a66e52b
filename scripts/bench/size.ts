import path from 'node:path';
import { weigh, installParties, weighParties, type Weighed } from './parties.js';
import type { Bench } from './bench.js';
import { BUDGETS } from '../build/budgets.js';
import { bundle, NOMINAL_OUT } from '../build/bundle.js';
import { loadedAt, STAGES } from '../build/stages.js';
import { LANGUAGES, type Language } from '../../adapter/sync/languages.js';
import { readJsonFile, textAt } from '../json.js';
import { PROJECT } from '../tool.js';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: 'Japanese' };

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/** What an agent loads, beside what others load. */
export const benchSize: Bench = async ({ log }) => {
  await installParties(log);
  const manifest = await readJsonFile(path.join(PROJECT, 'package.json'));
  const { files, metafile } = await bundle(PROJECT, textAt(manifest, 'version'), []);
  const weighFiles = (name: string, names: readonly string[]): Weighed =>
    weigh(
      name,
      names.map((file) => {
        const contents = files.get(file);
        if (contents === undefined) throw new Error(`The bundle has no file ${file}.`);
        return contents;
      }),
    );
  const own = LANGUAGES.flatMap((language) => {
    const loaded = loadedAt(metafile, NOMINAL_OUT, language);
    const inLanguage = (stage: string): string => `softphone, ${stage}, ${NAMES[language]}`;
    return [
      ...STAGES.map((stage) => weighFiles(inLanguage(BUDGETS[stage].is), loaded[stage])),
      weighFiles(inLanguage('phone numbers, once one is typed'), loaded.numbers),
    ];
  });
  const row = ({ name, minified, gzip, brotli }: Weighed): readonly string[] => [
    name,
    kilobytes(minified),
    kilobytes(gzip),
    kilobytes(brotli),
  ];
  const heaviest = (stage: (typeof STAGES)[number]): number =>
    Math.max(...own.filter(({ name }) => name.includes(BUDGETS[stage].is)).map(({ gzip }) => gzip));
  return {
    tables: [
      {
        title: 'Size',
        about:
          'What is loaded, in kB (1000 bytes), everything built by the same esbuild, the softphone with the last pass that a release has; compressed file by file, as a browser gets them.',
        columns: ['what', 'minified', 'gzip', 'brotli'],
        rows: [...own, ...(await weighParties())].map(row),
      },
      {
        title: 'Size against its budget',
        about: 'kB after gzip, in the language that weighs most. The limit fails `npm run check`.',
        columns: ['stage', 'gzip', 'aim', 'limit'],
        rows: STAGES.map((stage) => {
          const { is, aim, limit } = BUDGETS[stage];
          return [is, kilobytes(heaviest(stage)), kilobytes(aim), kilobytes(limit)];
        }),
      },
    ],
    targets: STAGES.map((stage) => ({
      what: `size ${BUDGETS[stage].is}`,
      aim: `at most ${kilobytes(BUDGETS[stage].aim)} kB`,
      got: `${kilobytes(heaviest(stage))} kB`,
      met: heaviest(stage) <= BUDGETS[stage].aim,
    })),
  };
};
