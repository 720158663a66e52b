import type { NoticedMessages } from './messages.js';

export const en: NoticedMessages = {
  since: (time) => `since ${time}`,
  hours: (hours, minutes) => `${hours} h ${String(minutes).padStart(2, '0')} min`,
  routing: {
    IDLE: 'Waiting for an interaction',
    INTERACTING: 'In an interaction',
    COMMUNICATING: 'On a call outside the queue',
    NOT_RESPONDING: 'Not responding',
  },

  title: 'Sound and notifications',
  attention: 'something is blocked',
  ringtone: 'Ringtone',
  volume: 'Volume',
  percent: (volume) => `${volume} %`,
  listen: 'Play it once',
  notifications: 'Notifications of the system',
  allow: 'Allow notifications…',
  close: 'Close',
  sound: {
    blocked:
      'The browser plays no sound in this page until you click or type in it. Click anywhere in the softphone.',
    missing: 'This browser cannot play the ringtone. What comes in is shown in the panel.',
    switchedOff: 'Your administrator has switched the ringtone off.',
  },
  permission: {
    ask: 'The browser asks you once whether the softphone may show notifications.',
    denied:
      'The browser blocks notifications of the softphone. Allow them in its settings for this site. Until then, what comes in is shown in the panel.',
    framed:
      'The browser shows no notifications of a page inside another site’s page, as the softphone is in Salesforce. What comes in is shown in the panel.',
    missing: 'This browser has no notifications. What comes in is shown in the panel.',
    switchedOff: 'Your administrator has switched notifications off.',
  },
};
