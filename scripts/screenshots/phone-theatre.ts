import type { Frame } from 'puppeteer-core';
import type { Language } from '../../adapter/sync/languages.js';
import { PhoneStage } from '../day/phone-stage.js';
import { Stage } from '../day/stage.js';
import { until } from '../day/until.js';
import { CALLS } from './scenes/calls.js';
import { DIALING_STORIES } from './scenes/dialing.js';
import { MEDIA } from './scenes/media.js';
import type { Hands, Scene, Story } from './scenes/scene.js';
import { TROUBLE } from './scenes/trouble.js';

/** Every state of the phone, in the order in which one browser plays them. */
export const STORIES: readonly Story[] = [...CALLS, ...DIALING_STORIES, ...MEDIA, ...TROUBLE];

export type Theme = 'light' | 'dark';

/** Every element has been drawn, in that language; not all sets of words say which they are of. */
const IS_DRAWN = (language: Language): string => `(async () => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) =>
    node.shadowRoot ? [node, ...all(node.shadowRoot)] : [node]);
  const parts = all(document).filter((node) => node.shadowRoot);
  await Promise.all(parts.map((part) => part.updateComplete));
  const isJapanese = (words) => /[\\u3040-\\u30ff]/.test(JSON.stringify(words));
  return parts.every((part) => [part.words, part.messages].every((words) =>
    !words || isJapanese(words) === ${String(language === 'ja')}));
})()`;

/** The panel as others would have it: in that language and theme, until its view changes. */
export async function dress(frame: Frame, language: Language, theme: Theme): Promise<void> {
  await until(`the panel is ${theme} and in ${language}`, async () => {
    await frame.evaluate(`(() => {
      const panel = document.querySelector('omni-softphone');
      panel.dataset.theme = ${JSON.stringify(theme)};
      panel.language = ${JSON.stringify(language)};
    })()`);
    return (await frame.evaluate(IS_DRAWN(language))) === true;
  });
}

/** A signed-out console, in which the scenes can be played. */
export async function openTheatre(): Promise<Hands> {
  const stage = await Stage.open();
  const console = await stage.openConsole();
  return { stage, console, phone: new PhoneStage(stage, console) };
}

/** Plays one scene; the panel is in English, in which scenes are written. */
export async function play(hands: Hands, story: Story, scene: Scene): Promise<Frame> {
  const before = await hands.console.softphone();
  await dress(before, 'en', 'light');
  if (scene === story.scenes[0]) await story.begin?.(hands);
  await scene.play(hands);
  return hands.console.softphone();
}
