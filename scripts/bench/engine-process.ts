/** One measurement of the engine, in a process of its own so that what came before does not count. */
import { initialState, reduce, type SyncState } from '../../adapter/sync/engine.js';
import type { SyncEvent } from '../../adapter/sync/events.js';
import type { Rule, RuleSet } from '../../adapter/sync/rules.js';

/** Milliseconds. */
const WARM_UP = 300;
const MEASURED = 1_000;

/** Few enough for the young generation to hold all that they allocate, so that nothing is collected meanwhile. */
const ALLOCATING = 5_000;

const [rules = 1, work = 1] = process.argv.slice(2).map(Number);

const paired = 'Available_Chat';
const onQueue = 'ON_QUEUE';

/** The most usual first: what version 1 says. */
const USUAL: readonly Rule[] = [
  { name: 'mapped', kind: 'pair', omni: paired, pureCloud: onQueue },
  { name: 'leavingMapped', kind: 'leaves', side: 'omni', status: paired, set: 'AVAILABLE' },
  { name: 'leavingOnQueue', kind: 'leaves', side: 'pureCloud', status: onQueue, set: 'Transition' },
  {
    name: 'salesforceWork',
    kind: 'hold',
    side: 'pureCloud',
    status: 'BUSY',
    condition: { on: 'salesforceWork', objects: null, from: 'accepted', atPercent: null },
    always: true,
  },
  {
    name: 'pureCloudWork',
    kind: 'hold',
    side: 'omni',
    status: 'Busy',
    condition: { on: 'pureCloudWork', media: null, from: 'connected', until: 'wrapup' },
    always: true,
  },
];

/** The others pair statuses that the shift never has, and stand first, so that each is looked at. */
const others = Array.from({ length: Math.max(0, rules - USUAL.length) }, (_, index): Rule => ({
  name: `rule${index + 1}`,
  kind: 'pair',
  omni: `omni ${index}`,
  pureCloud: `pureCloud ${index}`,
}));

const given: RuleSet = {
  enabled: true,
  rules: [...others, ...USUAL.slice(0, rules)],
  startupAuthority: 'none',
  duringHold: 'override',
  externallyRoutedWork: [],
  onQueue,
  pureCloudOffline: 'OFFLINE',
  omniWithoutChannels: ['Busy', 'Lunch', 'Transition'],
};

let state: SyncState = initialState();
let now = 0;
let events = 0;

/** One event, and the answers to all that it asks for. */
function hear(event: SyncEvent): void {
  now += 1_000;
  events += 1;
  const step = reduce(state, event, now);
  state = step.state;
  for (const command of step.commands) {
    if (command.type === 'wake') continue;
    if (command.type === 'set') {
      const { id, side, status } = command;
      hear({ type: 'answer', command: id, ok: true, ...(side === 'pureCloud' ? { status } : {}) });
      if (side === 'omni') hear({ type: 'status', side, status, reason: 'toolkit' });
      else hear({ type: 'status', side, status });
      continue;
    }
    const { id, side } = command;
    const open = Array.from({ length: work }, (_, index) => ({
      id: `open ${index}`,
      is: 'accepted' as const,
    }));
    hear({
      type: 'read',
      command: id,
      ok: true,
      reading:
        side === 'omni'
          ? { side, status: paired, work: open }
          : { side, status: onQueue, interactions: [] },
    });
  }
}

/** A little of everything that a shift is made of. */
function round(index: number): void {
  hear({ type: 'status', side: 'omni', status: 'Lunch', reason: 'manual' });
  hear({ type: 'work', id: `w${index}`, is: 'accepted', object: 'Case' });
  hear({ type: 'interaction', id: `c${index}`, is: 'connected', media: 'voice' });
  hear({ type: 'interaction', id: `c${index}`, is: 'ended', media: 'voice' });
  hear({ type: 'work', id: `w${index}`, is: 'closed', object: 'Case' });
  hear({ type: 'status', side: 'omni', status: paired, reason: 'manual' });
}

function roundsFor(milliseconds: number): number {
  const start = performance.now();
  const before = events;
  for (let index = 0; performance.now() - start < milliseconds; index += 1) round(index);
  return ((events - before) * 1000) / (performance.now() - start);
}

hear({ type: 'start', rules: given });
roundsFor(WARM_UP);
const eventsPerSecond = roundsFor(MEASURED);

globalThis.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const eventsBefore = events;
for (let index = 0; events - eventsBefore < ALLOCATING; index += 1) round(index);
const bytesPerEvent = (process.memoryUsage().heapUsed - heapBefore) / (events - eventsBefore);

process.stdout.write(JSON.stringify({ rules, work, eventsPerSecond, bytesPerEvent }));
