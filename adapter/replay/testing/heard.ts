/** Short words for what a scripted engine heard, and for what it wants. */
import { SHIFT_START } from '../world.js';
import type { Heard, Script } from './fixture.js';

/** `at type detail`, short enough to compare whole shifts. */
export function brief({ at, event }: Heard): string {
  switch (event.type) {
    case 'status':
      return `${at} ${event.side} ${event.status}`;
    case 'work':
    case 'interaction':
      return `${at} ${event.type} ${event.id} ${event.is}`;
    case 'routingStatus':
      return `${at} routing ${event.status}`;
    case 'answer':
      return `${at} answer ${event.command} ${event.ok ? 'ok' : event.failure.kind}`;
    case 'read':
      return `${at} read ${event.command} ${event.ok ? event.reading.status : 'failed'}`;
    case 'reach':
      return `${at} reach ${event.side} ${event.is}`;
    default:
      return `${at} ${event.type}`;
  }
}

/** What was heard after the start. */
export const heardIn = (engine: { readonly heard: readonly Heard[] }): readonly string[] =>
  engine.heard.filter(({ event }) => event.type !== 'start').map(brief);

/** Wants these commands at the start, and nothing more. */
export const onStart =
  (...commands: ReturnType<Script>): Script =>
  (event) =>
    event.type === 'start' ? commands : [];

/** A wish to be woken so many milliseconds from the start. */
export const wakeAt = (at: number) => ({ type: 'wake', at: SHIFT_START + at }) as const;
