import type { Console } from '../../day/console-tab.js';
import type { PhoneStage } from '../../day/phone-stage.js';
import type { Stage } from '../../day/stage.js';

/** What scenes are played with. */
export interface Hands {
  readonly stage: Stage;
  readonly console: Console;
  readonly phone: PhoneStage;
}

/** A state of the panel: how it is reached from the one before it, and what it is called. */
export interface Scene {
  /** Of its picture's file. */
  readonly name: string;
  /** What the picture shows, in a sentence. */
  readonly shows: string;
  /** It is as high as in the console, since something in it depends on that; others have all their height. */
  readonly inConsole?: true;
  /** Resolves when the panel shows it. */
  readonly play: (hands: Hands) => Promise<unknown>;
}

/** Scenes that follow one another in one world. */
export interface Story {
  readonly title: string;
  /** A fresh world; left out where the first scene makes its own. */
  readonly begin?: (hands: Hands) => Promise<unknown>;
  readonly scenes: readonly Scene[];
}

/** A fresh world, and all of the phone is there. */
export async function begin({ console, phone }: Hands): Promise<void> {
  await phone.begin();
  await console.says('Phone: Robin Sato WebRTC');
}

/** A contact of the console: nobody is asked to make a new one. */
export const MARIA = { name: 'Maria Alvarez', address: '+14155550117' };
export const KEN = { name: 'Ken Sato', address: '+81225550143' };
