import type { OmniOrgEvent } from '../../world/omni-side.js';
import type { SimulatorState } from '../../world.js';
import type { Hello } from '../wire.js';
import type { Connection } from './connection.js';
import type { MessageService } from './message-service.js';
import type { AppView, ClickToDial } from './open-cti-host.js';
import type { UtilityBar, UtilityItem } from './utility-bar.js';
import type { RecordWorkspace } from './workspace.js';

/** The agent's phone in a console, by whichever of Salesforce's ways it is there. */
export interface PhoneSide {
  readonly item: UtilityItem;
  /** The agent cannot change their Omni-Channel status now. */
  readonly locksStatus: boolean;
  /** What Omni-Channel tells the console. */
  told(event: OmniOrgEvent): void;
  clickedToDial(payload: ClickToDial): void;
  navigated(view: AppView): void;
  /** Takes the phone's frame away, and all that it listened to. */
  dispose(): void;
}

/** What a phone's side finds around it. */
export interface PhoneSurroundings {
  readonly hello: Hello;
  readonly settings: () => Readonly<Record<string, string>>;
  readonly state: () => SimulatorState;
  readonly connection: Connection;
  readonly messages: MessageService;
  readonly bar: () => UtilityBar;
  readonly workspace: RecordWorkspace;
  /** Something of what is shown is different. */
  readonly changed: () => void;
  readonly log: (text: string) => void;
}
