import type { Status } from '../sync/status.js';

/** What an agent's last page leaves to be done in PureCloud (`sessionEndStatus`, omni-sync.md §4). Best effort. */
export interface SessionEndPort {
  /** Gets ready for it; to be called once it is known that it may be wanted. */
  prepare(): void;
  /**
   * Sets a status of this agent (PureCloud's user id) unless a page is open `grace` seconds later; to be called while
   * the page goes away. `later`: something outlives the page and waits; `now`: it is sent at once, and a page that
   * opens within the grace has to take it back; `no`: it cannot be done, or not before the page goes for certain.
   */
  end(agent: string, status: Status, grace: number, going: Going): 'now' | 'later' | 'no';
}

/** `perhaps`: the agent may still stay (`beforeunload`); `surely`: nothing more can be done after this (`pagehide`). */
export type Going = 'perhaps' | 'surely';
