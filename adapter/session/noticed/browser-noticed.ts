import { systemClock } from '../../ports/system-clock.js';
import { browserAudio } from './browser-audio.js';
import type { NoticedParts } from './code.js';
import { createNoticed, type NoticedOptions } from './noticed.js';
import type { Noticed } from './view.js';
import { systemNotifications } from './notifications.js';
import { NOTICED } from './preferences.js';
import { createRinger } from './ringer.js';

/** {@link createNoticed} with this browser's own sound, notifications and title. */
export function createBrowserNoticed(
  parts: NoticedParts & Pick<NoticedOptions, 'textOf'>,
): Noticed {
  const { window, locks, name, storage, select, textOf } = parts;
  const { document } = window;
  const title = document.title;
  const noticed = createNoticed({
    locks,
    name,
    page: {
      get visible() {
        return document.visibilityState === 'visible';
      },
    },
    clock: systemClock,
    storage,
    makeRinger: (onChange) =>
      createRinger({
        makeContext: () => browserAudio(window),
        hasClicked: () =>
          'userActivation' in window.navigator
            ? window.navigator.userActivation.hasBeenActive
            : undefined,
        clock: systemClock,
        onChange,
      }),
    notifications: systemNotifications(window),
    textOf,
    setTitle(text) {
      document.title = text ?? title;
    },
    select,
  });
  const unlock = (): void => noticed.unlock();
  for (const type of ['pointerup', 'keydown']) window.addEventListener(type, unlock);
  window.addEventListener('storage', ({ key }) => {
    if (key === NOTICED || key === null) noticed.refresh();
  });
  // The agent may come from the browser's settings.
  window.addEventListener('focus', () => noticed.refresh());
  return noticed;
}
