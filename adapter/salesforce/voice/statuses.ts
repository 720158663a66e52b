import type { Disposer } from '../../ports/disposer.js';
import type { ToldStatus, VoiceSetup } from './setup.js';

/** Omni-Channel's statuses as Salesforce Voice tells and takes them. It tells of nothing else, and answers nothing. */
export interface VoiceStatuses {
  /** `null`: Salesforce has not set the connector up yet. */
  readonly setup: VoiceSetup | null;
  /** The newest that was told; `null`: none yet. */
  readonly told: ToldStatus | null;
  /** Calls back once when it is set up; at once where it is. */
  whenSetUp(listener: (setup: VoiceSetup) => void): Disposer;
  /** Told at each status that Salesforce tells, also one that the agent had already. */
  listen(listener: (told: ToldStatus) => void): Disposer;
  /** Has Salesforce set a status, by the Id in Salesforce's own writing. What comes of it is told, or it is not. */
  ask(id: string): void;
}
