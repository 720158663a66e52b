import type { OutsideEvent } from './events.js';
import { onReach, readWhole } from './readings.js';
import { isBeingRead, type Draft } from './state.js';
import { otherSide, type Side } from './status.js';
import { noteArrival, onOmniStatus, onPureCloudStatus } from './status-events.js';
import { onInteraction, onRoutingStatus, onWork, onWorkload } from './work.js';

const sideOf = (event: OutsideEvent): Side => {
  switch (event.type) {
    case 'status':
    case 'reach':
      return event.side;
    case 'work':
    case 'workload':
      return 'omni';
    case 'interaction':
    case 'routingStatus':
      return 'pureCloud';
  }
};

/** Takes what the products do; while a side is read, what it says is kept, and heard later. */
export function onOutside(
  draft: Draft,
  event: OutsideEvent,
  now: number,
  hear: (event: OutsideEvent) => void,
): void {
  if (event.type === 'reach') {
    onReach(draft, event, now);
    if (event.is === 'lost') releaseKept(draft, otherSide(event.side), hear);
    return;
  }
  const name = sideOf(event);
  const side = draft[name];
  if (draft.phase === 'new') {
    noteBeforePage(draft, event, now);
    return;
  }
  // Whatever a lost side says shows that it is back.
  if (side.lost !== null && !isBeingRead(side)) readWhole(side, now);
  if (side.lost !== null || isBeingRead(side) || mustKeep(draft, name)) {
    side.kept = [...side.kept, event];
    return;
  }
  if (draft.phase === 'starting' && event.type === 'status') {
    noteBeforeStart(draft, event);
    return;
  }
  switch (event.type) {
    case 'status':
      if (event.side === 'omni') onOmniStatus(draft, event, now);
      else onPureCloudStatus(draft, event, now);
      return;
    case 'work':
      onWork(draft, event, now);
      return;
    case 'workload':
      onWorkload(draft, event, now);
      return;
    case 'interaction':
      onInteraction(draft, event, now);
      return;
    case 'routingStatus':
      onRoutingStatus(draft, event, now);
      return;
  }
}

/** What is heard before a start is read by it; only what it may have overtaken is noted. */
function noteBeforePage(draft: Draft, event: OutsideEvent, now: number): void {
  if (event.type === 'status') noteArrival(draft[event.side], event, now);
  else if (event.type === 'work') onWork(draft, event, now);
  else if (event.type === 'interaction') onInteraction(draft, event, now);
}

/** While the start is about to finish, events wait for it; while the other side is missing, they do not. */
function mustKeep(draft: Draft, name: Side): boolean {
  if (draft.phase !== 'starting') return false;
  return !draft[name].ready || draft[otherSide(name)].lost === null;
}

function releaseKept(draft: Draft, name: Side, hear: (event: OutsideEvent) => void): void {
  // What a lost side said before its loss is no sign that it is back, and older than what is read then.
  if (draft.phase !== 'starting' || !draft[name].ready || draft[name].lost !== null) return;
  const { kept } = draft[name];
  draft[name].kept = [];
  for (const event of kept) hear(event);
}

/** Before the start there is no base that a change could be a change of: it is simply what is there. */
function noteBeforeStart(draft: Draft, event: Extract<OutsideEvent, { type: 'status' }>): void {
  const side = draft[event.side];
  if (event.side === 'pureCloud' && event.modifiedDate !== undefined) {
    if (side.newestChange !== null && event.modifiedDate < side.newestChange) return;
    side.newestChange = event.modifiedDate;
  }
  side.known = event.status;
  if (side.inFlight === null) side.base = null;
}
