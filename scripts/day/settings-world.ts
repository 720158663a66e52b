import path from 'node:path';
import { PROJECT } from '../tool.js';
import type { Step } from './stage.js';

/** A definition as it was imported: version 1, sync off, nothing chosen. */
export const IMPORTED = path.join(PROJECT, 'callcenter/version-1.xml');

const status = (id: string, apiName: string, name: string, online = false): Step => ({
  id: `0N505Y000001c${id}`,
  apiName,
  name,
  online,
});

/** An org with a status for each of the recommended pairs. */
export const ORG: Step = {
  omniStatuses: [
    status('A1', 'Available_Chat', 'Available - Chat', true),
    status('A3', 'Busy', 'Busy'),
    status('A4', 'Lunch', 'Lunch'),
    status('A5', 'Transition', 'Transition'),
    status('A6', 'On_Phone', 'On the phone'),
    status('B1', 'Break', 'Break'),
    status('B2', 'Training', 'Training'),
    status('B3', 'Meeting', 'Meeting'),
  ],
};
