import { isRecord } from '../../adapter/ports/json.js';
import type { SimulatorState } from './world.js';

const TEXTS = ['omni', 'pureCloud', 'routingStatus'];
const COUNTS = ['requests', 'byAgent', 'channels', 'sockets', 'tabs'];
const LISTS = ['work', 'interactions', 'log', 'tasks', 'pops'];

/** Whether an answer of the controls is a state: by its outline, since the simulator itself wrote it. */
export const isSimulatorState = (value: unknown): value is SimulatorState =>
  isRecord(value) &&
  TEXTS.every((name) => typeof value[name] === 'string') &&
  COUNTS.every((name) => typeof value[name] === 'number') &&
  LISTS.every((name) => Array.isArray(value[name])) &&
  isRecord(value['writes']);
