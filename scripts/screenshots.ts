/**
 * `npm run screenshots -- [FOLDER]`: pictures of the product, from the simulator. docs/screenshot.png is the console with
 * the softphone during a call, docs/pictures/ has the parts of the settings page, and docs/pictures/phone/ each state of the
 * phone (docs/phone-states.md lists them); into FOLDER go pictures of the panel alone in its main states, light and dark, in
 * English and Japanese. `npm run screenshots -- --phone` makes those of the phone alone.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Console } from './day/console-tab.js';
import { Stage, type Step } from './day/stage.js';
import { readOptions, UsageError } from './definition/options.js';
import { isMain } from './main.js';
import { phonePictures } from './screenshots/phone-pictures.js';
import { statesPage } from './screenshots/phone-states.js';
import { settingsPictures } from './screenshots/settings-pictures.js';
import { PROJECT } from './tool.js';

const PAIRED = { omni: 'Available_Chat', pureCloud: 'ON_QUEUE' };

interface Scene {
  readonly name: string;
  readonly seed: Step;
  readonly steps: readonly Step[];
}

const ON_A_CALL: Scene = {
  name: 'on-a-call',
  seed: { start: PAIRED },
  steps: [{ interaction: 'c1', is: 'connected' }],
};

const SCENES: readonly Scene[] = [
  ON_A_CALL,
  { name: 'asking', seed: { start: { omni: 'Lunch', pureCloud: 'ON_QUEUE' } }, steps: [] },
  {
    name: 'refused',
    seed: { start: { omni: 'Lunch', pureCloud: 'BREAK' } },
    steps: [
      { refuse: 'pureCloud', status: 'ON_QUEUE', how: 'permanent' },
      { omni: 'Available_Chat' },
    ],
  },
  { name: 'lost', seed: { start: PAIRED }, steps: [{ reach: 'pureCloud', is: 'lost' }] },
];

interface Language {
  readonly tag: 'en' | 'ja';
  /** What the panel says once it is signed in. */
  readonly says: RegExp;
  /** The button's name. */
  readonly signIn: string;
}

const LANGUAGES: readonly Language[] = [
  { tag: 'en', says: /Sync is (on|waiting)/, signIn: 'Sign in' },
  { tag: 'ja', says: /同期/, signIn: 'サインイン' },
];

async function set(stage: Stage, console: Console, scene: Scene, says: RegExp): Promise<void> {
  await stage.begin(console, scene.seed, says);
  for (const step of scene.steps) {
    await stage.rest();
    await stage.step(step);
  }
  await stage.rest();
}

const scheme = (console: Console, value: string): Promise<void> =>
  console.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);

async function consolePicture(): Promise<void> {
  const stage = await Stage.open();
  try {
    const console = await stage.openSignedIn();
    await scheme(console, 'light');
    await set(stage, console, ON_A_CALL, /Sync is on/);
    await mkdir(path.join(PROJECT, 'docs'), { recursive: true });
    await console.page.screenshot({ path: path.join(PROJECT, 'docs/screenshot.png') });
  } finally {
    await stage.close();
  }
}

/** The panel as it stands, in light and in dark. */
async function pictures(console: Console, file: string): Promise<void> {
  const frame = await console.page.$('.softphone-frame');
  for (const colours of ['light', 'dark']) {
    await scheme(console, colours);
    await frame?.screenshot({ path: `${file}-${colours}.png` });
  }
}

async function panelPictures(folder: string, { tag, says, signIn }: Language): Promise<void> {
  const stage = await Stage.open({ language: tag });
  try {
    const console = await stage.openConsole();
    await pictures(console, path.join(folder, `signed-out-${tag}`));
    await console.signIn(signIn);
    await stage.shows({ channels: 1 });
    for (const scene of SCENES) {
      await set(stage, console, scene, says);
      await pictures(console, path.join(folder, `${scene.name}-${tag}`));
    }
  } finally {
    await stage.close();
  }
}

async function phone(): Promise<void> {
  const docs = path.join(PROJECT, 'docs');
  await phonePictures(path.join(docs, 'pictures/phone'));
  await writeFile(path.join(docs, 'phone-states.md'), statesPage());
}

const USAGE = `npm run screenshots -- [FOLDER | --phone]

Makes the pictures in docs/ anew, from the simulator. It wants a Chromium and takes some minutes.

  FOLDER    also makes pictures of the panel alone there: its main states, light and dark, in English and Japanese
  --phone   makes those of the phone alone (docs/pictures/phone, docs/phone-states.md)

Exit status: 0 when done, 1 when it failed, 2 when an option is not known.
`;

async function run(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return;
  }
  const options = readOptions(args, { flags: ['--phone'] });
  const [folder, unexpected] = options.files;
  if (unexpected !== undefined) throw new UsageError(`${unexpected} is not needed.`);
  await phone();
  if (options.has('--phone')) return;
  await consolePicture();
  await settingsPictures(path.join(PROJECT, 'docs/pictures'));
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const language of LANGUAGES) await panelPictures(folder, language);
}

if (isMain(import.meta.url)) {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}
