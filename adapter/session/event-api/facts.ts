import type { EventApiSettings } from '../../definition/event-api-settings.js';
import type { PhoneDeed } from '../../ports/phone.js';
import { isUnresolved, OMNI_OFFLINE } from '../../sync/status.js';
import type { ShownInteraction } from '../phone/view.js';
import type { ShownStatus, SoftphoneView } from '../view.js';
import {
  VERSIONS,
  type PublicChoice,
  type PublicInteraction,
  type PublicSide,
  type PublicStatus,
  type Snapshot,
} from './protocol.js';

/** What of the panel's view other components are concerned with. */
export type SeenView = Pick<
  SoftphoneView,
  'signIn' | 'pureCloud' | 'omni' | 'sync' | 'troubles' | 'phone'
>;

const statusOf = ({ status, label, kind }: ShownStatus): PublicStatus => ({
  id: status === OMNI_OFFLINE || isUnresolved(status) ? null : status,
  label,
  kind,
});

const sideOf = ({
  shown,
  pending,
}: {
  readonly shown: ShownStatus | null;
  readonly pending: ShownStatus | null;
}): PublicSide => ({
  status: shown === null ? null : statusOf(shown),
  pending: pending === null ? null : statusOf(pending),
});

/** The actions of the Event API with an interaction; the phone calls them by the same words. */
const WITH_INTERACTION = [
  'answer',
  'hangUp',
  'hold',
  'resume',
  'mute',
  'unmute',
  'transfer',
] as const satisfies readonly PhoneDeed[];

/** Made anew part by part, so that nothing that the panel's view gains one day goes out with it. */
function interactionOf(
  {
    id,
    media,
    state,
    direction,
    queue,
    held,
    muted,
    since,
    connectedAt,
    can,
    party,
  }: ShownInteraction,
  { allowed, personal }: EventApiSettings,
): PublicInteraction {
  return {
    id,
    media,
    state,
    direction,
    queue: queue === null ? null : { id: queue.id, name: queue.name },
    held,
    muted,
    since,
    connectedAt,
    can: WITH_INTERACTION.filter((action) => can.includes(action) && allowed.includes(action)),
    ...(personal ? { party: { name: party.name, address: party.address } } : {}),
  };
}

const choicesOf = ({ pureCloud }: SeenView): readonly PublicChoice[] =>
  pureCloud.choices.map((choice) => ({
    ...statusOf(choice),
    systemPresence: choice.systemPresence,
    secondary: choice.secondary,
  }));

export const snapshotOf = (view: SeenView, settings: EventApiSettings): Snapshot => ({
  versions: VERSIONS,
  eventApi: settings.is === 'actions' ? 'actions' : 'events',
  allowed: settings.allowed,
  signedIn: view.signIn === 'signedIn',
  sync: view.sync.is,
  statuses: { pureCloud: sideOf(view.pureCloud), omni: sideOf(view.omni) },
  choices: choicesOf(view),
  interactions: view.phone?.interactions.map((each) => interactionOf(each, settings)) ?? null,
});
