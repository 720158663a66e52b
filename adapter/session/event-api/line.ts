import type { CallCenterSettings } from '../../definition/definition.js';
import type { Disposer } from '../../ports/disposer.js';
import type { EventChannelPort } from '../../ports/event-channel.js';
import { hasStarted } from '../tabs/follower-view.js';
import type { SoftphoneView } from '../view.js';
import type { EventApi, EventApiOptions, LoadEventApi } from './code.js';

export interface EventLineOptions extends Pick<
  EventApiOptions,
  'clock' | 'instanceId' | 'actions'
> {
  readonly load: LoadEventApi;
  /** This tab's own console: its definition, and the way to its other components. Rejects where there is none. */
  readonly console: () => Promise<{
    readonly settings: () => Promise<CallCenterSettings>;
    readonly openChannel: () => Promise<EventChannelPort>;
  }>;
}

/** The way to other components: fetches its code where the definition wants it, once nothing waits for the sync. */
export interface EventLine {
  /** To be called with every view of the panel. */
  look(view: SoftphoneView): void;
  dispose(): void;
}

/**
 * Who is signed out by then stays so: between the definition and the sign-in that the page remembers, a softphone says
 * for a moment that nobody is signed in. In milliseconds.
 */
const SIGNED_OUT_FOR = 3_000;

/** What could not be read or loaded is tried again after so many milliseconds. */
const AGAIN = 30_000;

/** A word that cannot be read is for the code to tell of. */
const isWanted = (settings: CallCenterSettings): boolean =>
  !['', 'none', 'off'].includes((settings['/softphone/eventApi'] ?? '').trim().toLowerCase());

export function createEventLine(options: EventLineOptions): EventLine {
  let api: EventApi | null = null;
  /** Of the definition that was read last. */
  let revision: string | null = null;
  let newest: SoftphoneView | null = null;
  let reading: Promise<void> = Promise.resolve();
  let stopWaiting: Disposer = () => undefined;
  let waits = false;
  /** Who is signed out is not waited for any more. */
  let patient = false;
  let disposed = false;

  const isOver = (): boolean => disposed;

  async function read(): Promise<void> {
    const { settings, openChannel } = await options.console();
    const now = await settings();
    if (isOver()) return;
    if (api !== null) {
      api.use(now);
      return;
    }
    if (!isWanted(now)) return;
    const [{ createEventApi }, channel] = await Promise.all([options.load(), openChannel()]);
    if (isOver() || newest === null) channel.dispose();
    else
      api = createEventApi({
        ...options,
        channel,
        settings: now,
        readSettings: settings,
        view: newest,
      });
  }

  function lookAfter(wait: number): void {
    stopWaiting();
    waits = true;
    stopWaiting = options.clock.after(wait, () => {
      waits = false;
      patient = true;
      if (newest !== null) line.look(newest);
    });
  }

  const line: EventLine = {
    look(view) {
      newest = view;
      if (disposed || !hasStarted(view)) return;
      if (!patient) {
        if (view.signIn !== 'signedIn') {
          if (!waits) lookAfter(SIGNED_OUT_FOR);
          return;
        }
        stopWaiting();
        waits = false;
        patient = true;
      }
      if (view.build.revision !== revision && !waits) {
        revision = view.build.revision;
        // One after the other, so that the newest is the last.
        reading = reading.then(read).catch(() => {
          revision = null;
          lookAfter(AGAIN);
        });
      }
      api?.look(view);
    },
    dispose() {
      disposed = true;
      stopWaiting();
      api?.dispose();
    },
  };
  return line;
}
