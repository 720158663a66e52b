import type { Frame } from 'puppeteer-core';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../adapter/sync/languages.js';
import type { Console } from '../day/console-tab.js';
import { until } from '../day/until.js';
import { dress, openTheatre, play, STORIES, type Theme } from './phone-theatre.js';
import { beside, decode, encode, type Picture } from './png.js';
import type { Scene } from './scenes/scene.js';

/** As high as its highest state, in pixels, with the console around it. */
const ROOM = { width: 1280, height: 1_700 };

/** Between light and dark, in pixels, and its grey. */
const GAP = 12;
const WHITE = 255;

/** Two frames of both pages have been painted. */
const PAINTED = `new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(innerHeight))))`;

/** The frame is that high, and nothing of it moves any more. `null`: as the console makes it. */
async function resize(console: Console, frame: Frame, height: number | null): Promise<void> {
  // The console draws its panel anew at any time; its own styles stay below these.
  await console.page.evaluate(`(() => {
    window.ownSheet ??= new CSSStyleSheet();
    document.adoptedStyleSheets = [window.ownSheet];
    window.ownSheet.replaceSync(${JSON.stringify(
      height === null
        ? ''
        : `#panel-softphone { height: auto !important; max-height: none !important; }
           .softphone-frame { flex: none !important; height: ${height}px !important; }`,
    )});
  })()`);
  await until('the frame has that height', async () => {
    const box: unknown = await console.page.evaluate(
      `document.querySelector('.softphone-frame').getBoundingClientRect().height`,
    );
    return box === (await frame.evaluate('innerHeight')) && (height === null || box === height);
  });
  await Promise.all([frame.evaluate(PAINTED), console.page.evaluate(PAINTED)]);
}

/** The panel's own height, so that a picture has all of it, and nothing else. */
async function fit(console: Console, frame: Frame): Promise<void> {
  const needed = async (): Promise<number> =>
    Number(await frame.evaluate('document.scrollingElement.scrollHeight'));
  await resize(console, frame, 1);
  await resize(console, frame, await needed());
  // What is drawn later than the rest, as what the softphone says of itself.
  for (let height = await needed(); (await frame.evaluate('innerHeight')) !== height;) {
    await resize(console, frame, height);
    height = await needed();
  }
}

/** A frame may be photographed before it is painted. */
const isBlank = ({ pixels }: Picture): boolean => new Set(pixels).size < 8;

/** The mouse is in the panel's corner, where nothing is; its last click was on a button. */
async function pointAway(console: Console): Promise<void> {
  const element = await console.page.$('.softphone-frame');
  const box = await element?.boundingBox();
  if (!box) return;
  await console.page.mouse.move(box.x + 1, box.y + box.height - 2);
  await console.page.mouse.move(box.x + 2, box.y + box.height - 2);
  await (await console.softphone()).evaluate(PAINTED);
}

async function picture(
  console: Console,
  scene: Scene,
  language: Language,
  theme: Theme,
): Promise<Picture> {
  return until(`a picture of ${scene.name} in ${language} and ${theme}`, async () => {
    const frame = await console.softphone();
    await dress(frame, language, theme);
    if (scene.inConsole !== true) await fit(console, frame);
    await pointAway(console);
    const element = await console.page.$('.softphone-frame');
    const taken = await element?.screenshot();
    // A change of the view meanwhile has brought the panel's own language back.
    const still: unknown = await frame.evaluate(
      `document.querySelector('omni-softphone').language`,
    );
    if (still !== language || !taken) return undefined;
    const shown = decode(taken);
    return isBlank(shown) ? undefined : shown;
  });
}

/**
 * Pictures of each state of the phone for docs/phone-states.md and the agents' guides: NAME.png is in English, light and
 * dark, NAME.ja.png in Japanese.
 */
export async function phonePictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const hands = await openTheatre();
  const { console, stage } = hands;
  const save = (scene: Scene, end: string, ...pictures: readonly Picture[]): Promise<void> =>
    writeFile(path.join(folder, `${scene.name}${end}`), encode(beside(pictures, GAP, WHITE)));
  try {
    await console.page.setViewport(ROOM);
    for (const story of STORIES) {
      for (const scene of story.scenes) {
        await resize(console, await console.softphone(), null);
        await play(hands, story, scene);
        await stage.rest();
        const light = await picture(console, scene, 'en', 'light');
        await save(scene, '.png', light, await picture(console, scene, 'en', 'dark'));
        await save(scene, '.ja.png', await picture(console, scene, 'ja', 'light'));
      }
    }
  } finally {
    await stage.close();
  }
}
