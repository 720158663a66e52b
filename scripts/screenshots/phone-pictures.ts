import type { Frame } from 'puppeteer-core';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Console } from '../day/console-tab.js';
import type { Language } from '../../adapter/sync/languages.js';
import { until } from '../day/until.js';
import { dress, openTheatre, play, STORIES, type Theme } from './phone-theatre.js';

/** As high as its highest state, in pixels, with the console around it. */
const ROOM = { width: 1280, height: 1_700 };

/** The panel's own height, so that a picture has all of it, and nothing else. */
async function fit(console: Console, frame: Frame): Promise<void> {
  const set = (height: number): Promise<unknown> =>
    console.page.evaluate(`(() => {
      const { style } = document.querySelector('.softphone-frame');
      style.flex = 'none';
      style.height = '${height}px';
      document.querySelector('#panel-softphone').style.height = 'auto';
      document.querySelector('#panel-softphone').style.maxHeight = 'none';
    })()`);
  await set(1);
  await until('the frame is small', async () => (await frame.evaluate('innerHeight')) === 1);
  const height = Number(await frame.evaluate('document.scrollingElement.scrollHeight'));
  await set(height);
  await until('the frame fits', async () => (await frame.evaluate('innerHeight')) === height);
}

async function picture(console: Console, language: Language, theme: Theme): Promise<Uint8Array> {
  return until(`a picture in ${language} and ${theme}`, async () => {
    const frame = await console.softphone();
    await dress(frame, language, theme);
    await fit(console, frame);
    const element = await console.page.$('.softphone-frame');
    const taken = await element?.screenshot();
    // A change of the view meanwhile has brought the panel's own language back.
    const still: unknown = await frame.evaluate(
      `document.querySelector('omni-softphone').language`,
    );
    return still === language ? taken : undefined;
  });
}

export async function phonePictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const hands = await openTheatre();
  const { console, stage } = hands;
  try {
    await console.page.setViewport(ROOM);
    for (const story of STORIES) {
      for (const scene of story.scenes) {
        await play(hands, story, scene);
        const save = async (name: string, language: Language, theme: Theme): Promise<void> =>
          writeFile(
            path.join(folder, `${scene.name}${name}.png`),
            await picture(console, language, theme),
          );
        await save('', 'en', 'light');
        await save('-dark', 'en', 'dark');
        await save('-ja', 'ja', 'light');
      }
    }
  } finally {
    await stage.close();
  }
}
