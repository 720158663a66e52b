import type { LabelWords } from './label-words.js';

export const englishLabels: LabelWords = {
  locales: ['en_US', 'en'],
  system: {
    AVAILABLE: 'Available',
    BUSY: 'Busy',
    AWAY: 'Away',
    BREAK: 'Break',
    MEAL: 'Meal',
    MEETING: 'Meeting',
    TRAINING: 'Training',
    ON_QUEUE: 'On Queue',
    IDLE: 'Idle',
    OFFLINE: 'Offline',
  },
  offline: 'Offline',
};
