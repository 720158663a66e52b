import type { Disposer } from '../../ports/disposer.js';
import type { NoticeText, Permission } from './view.js';

/** The system's notifications, as far as they are used: https://notifications.spec.whatwg.org/ */
export interface Notifications {
  readonly permission: Permission;
  /** To be called from a click. */
  ask(): Promise<void>;
  /** One with the same tag takes the other's place. Gone when it is disposed of. */
  show(tag: string, text: NoticeText, onClick: () => void): Disposer;
}

/** The part of the browser's window that this needs. */
export type NoticeWindow = Pick<Window, 'location' | 'top' | 'focus'> & {
  readonly Notification?: typeof Notification;
};

export function systemNotifications(window: NoticeWindow): Notifications {
  const { Notification: Native } = window;

  function permission(): Permission {
    if (Native === undefined) return 'missing';
    switch (Native.permission) {
      case 'granted':
        return 'granted';
      case 'default':
        return 'ask';
      case 'denied':
        return isForeignFrame(window) ? 'framed' : 'denied';
    }
  }

  return {
    get permission() {
      return permission();
    },
    async ask() {
      // Where it cannot be asked for, `permission` goes on saying so.
      await Native?.requestPermission().catch(() => undefined);
    },
    show(tag, { title, body, language }, onClick) {
      if (Native === undefined || permission() !== 'granted') return () => undefined;
      try {
        const shown = new Native(title, {
          body,
          tag,
          lang: language,
          requireInteraction: true,
          // The ringtone is the softphone's own.
          silent: true,
        });
        shown.addEventListener('click', () => {
          window.focus();
          shown.close();
          onClick();
        });
        return () => shown.close();
      } catch {
        // Android's browsers have the constructor and refuse it.
        return () => undefined;
      }
    },
  };
}

/** Whether the page at the top is of another origin, whose address this one may not read. */
function isForeignFrame(window: NoticeWindow): boolean {
  try {
    return window.top?.location.origin !== window.location.origin;
  } catch {
    return true;
  }
}
