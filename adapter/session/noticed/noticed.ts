import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import { createListeners } from '../../ports/listeners.js';
import type { StorageLike } from '../around.js';
import type { ShownInteraction } from '../phone/view.js';
import type { LocksLike } from '../tabs/lead.js';
import type { SoftphoneView } from '../view.js';
import { alertsIn, isSpeaking } from './alerts.js';
import type { Notifications } from './notifications.js';
import { readPreferences, savePreferences } from './preferences.js';
import type { Ringer, RingPattern } from './ringer.js';
import { createTurn } from './turn.js';
import type { Noticed, NoticedView, NoticeText, Preferences } from './view.js';

/** A tab that nobody looks at lets one that is looked at go first, for so many milliseconds. */
const HIDDEN_WAITS = 250;

/** Who cannot sound after so many milliseconds lets another tab try. */
const SOUND_LIMIT = 600;

/** The agent tries the ringtone for so many milliseconds. */
const SAMPLE = 1_500;

export interface NoticedOptions {
  readonly locks: LocksLike | null;
  /** Of the tabs of one org. */
  readonly name: string;
  readonly page: { readonly visible: boolean };
  readonly clock: Clock;
  readonly storage: StorageLike;
  readonly makeRinger: (onChange: () => void) => Ringer;
  readonly notifications: Notifications;
  readonly textOf: (interaction: ShownInteraction, view: SoftphoneView) => Promise<NoticeText>;
  /** `null`: nothing alerts; otherwise what to put into the document's title. */
  readonly setTitle: (text: string | null) => void;
  /** The agent clicked the notification. */
  readonly select: (interaction: string) => void;
}

/**
 * Rings and notifies while something alerts: in one tab, which keeps at it whichever tab leads meanwhile. The browser's
 * locks say which one; when that one goes, the next one rings on.
 */
export function createNoticed(options: NoticedOptions): Noticed {
  const { clock, locks, name, notifications, page, storage } = options;
  const listeners = createListeners<NoticedView>();
  const ringer = options.makeRinger(changed);
  const ringTurn = createTurn(locks, `${name} ring`);
  const noticeTurn = createTurn(locks, `${name} notice`);
  let preferences = readPreferences(storage);
  let shown: SoftphoneView | null = null;
  let stopWaiting: Disposer | null = null;
  /** While this tab rings: begins anew with another sound or volume. */
  let again: (() => void) | null = null;
  let pattern: RingPattern = 'ring';
  let sampling: Disposer | null = null;
  /** This tab could not sound, and does not try again before the agent has a hand in it. */
  let gaveUp = false;
  let hasTurn = false;
  /** Whose alert is in the document's title. */
  let titled: string | null = null;
  const notices = new Map<string, Disposer>();
  let view = make();

  function make(): NoticedView {
    return {
      preferences,
      allowed: shown?.noticed ?? { ringtone: true, notifications: true },
      sound: ringer.sound,
      permission: notifications.permission,
      rings: again !== null && ringer.isHeard,
    };
  }

  function changed(): void {
    view = make();
    listeners.tell(view);
  }

  const alerts = (): readonly ShownInteraction[] => alertsIn(shown?.phone ?? null);
  const mayRing = (): boolean =>
    (shown?.noticed.ringtone ?? false) && preferences.ringtone && preferences.volume > 0;
  const mayNotify = (): boolean =>
    (shown?.noticed.notifications ?? false) &&
    preferences.notifications &&
    notifications.permission === 'granted';

  // ---- sound

  function startRinging(): Disposer {
    let stop = ringer.ring(pattern, preferences.volume);
    const stopLimit = clock.after(SOUND_LIMIT, () => {
      if (ringer.isHeard) return;
      gaveUp = true;
      update();
    });
    again = () => {
      stop();
      stop = ringer.ring(pattern, preferences.volume);
    };
    changed();
    return () => {
      stopLimit();
      stop();
      again = null;
      changed();
    };
  }

  function ring(): void {
    const wanted: RingPattern = isSpeaking(shown?.phone ?? null) ? 'knock' : 'ring';
    if (wanted !== pattern) {
      pattern = wanted;
      again?.();
    }
    ringTurn.want(startRinging);
  }

  // ---- what the system shows

  function startNotifying(): Disposer {
    hasTurn = true;
    notify();
    return () => {
      hasTurn = false;
      for (const close of notices.values()) close();
      notices.clear();
    };
  }

  function notify(): void {
    const now = alerts();
    for (const [id, close] of notices) {
      if (now.some((alert) => alert.id === id)) continue;
      notices.delete(id);
      close();
    }
    for (const alert of now) if (!notices.has(alert.id)) void notifyOf(alert);
  }

  async function notifyOf(alert: ShownInteraction): Promise<void> {
    const { id } = alert;
    if (shown === null) return;
    const pending: Disposer = () => undefined;
    notices.set(id, pending);
    const text = await options.textOf(alert, shown).catch(() => null);
    // It may have been answered while its words were fetched.
    if (notices.get(id) !== pending || text === null) return;
    notices.set(
      id,
      notifications.show(`${name} ${id}`, text, () => options.select(id)),
    );
  }

  async function title(): Promise<void> {
    const [alert = null] = alerts();
    const id = alert?.id ?? null;
    if (id === titled) return;
    titled = id;
    const text =
      alert === null || shown === null
        ? null
        : await options.textOf(alert, shown).catch(() => null);
    if (titled === id) options.setTitle(text === null ? null : `${text.title}: ${text.body}`);
  }

  // ---- whether

  function update(): void {
    if (alerts().length === 0) gaveUp = false;
    void title();
    if (alerts().length === 0 || page.visible) begin();
    else stopWaiting ??= clock.after(HIDDEN_WAITS, begin);
  }

  function begin(): void {
    stopWaiting?.();
    stopWaiting = null;
    const alerting = alerts().length > 0;
    if (alerting && mayRing() && !gaveUp) ring();
    else ringTurn.leave();
    if (alerting && mayNotify()) {
      noticeTurn.want(startNotifying);
      if (hasTurn) notify();
    } else noticeTurn.leave();
    changed();
  }

  function refresh(): void {
    use(readPreferences(storage));
  }

  function use(wanted: Preferences): void {
    const before = preferences;
    preferences = wanted;
    if (before.volume !== wanted.volume) again?.();
    update();
  }

  return {
    get view() {
      return view;
    },
    listen: (listener) => listeners.add(listener),
    look(now) {
      shown = now;
      update();
    },
    prefer(wanted) {
      savePreferences(storage, wanted);
      use(wanted);
    },
    askPermission() {
      void notifications.ask().then(update);
    },
    sample() {
      sampling?.();
      const stop = ringer.ring('ring', preferences.volume);
      const stopLater = clock.after(SAMPLE, () => sampling?.());
      sampling = () => {
        stopLater();
        stop();
        sampling = null;
        changed();
      };
      changed();
    },
    unlock() {
      ringer.unlock();
      if (!gaveUp) return;
      gaveUp = false;
      update();
    },
    refresh,
    dispose() {
      stopWaiting?.();
      sampling?.();
      ringTurn.leave();
      noticeTurn.leave();
      titled = null;
      options.setTitle(null);
      ringer.dispose();
      listeners.clear();
    },
  };
}
