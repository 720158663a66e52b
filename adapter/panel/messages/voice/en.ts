import { voiceWords } from './words.js';

const OPEN =
  'Open Omni-Channel in your Salesforce console: it shows the softphone where you log in.';

export const enVoice = voiceWords({
  ofContactCenter: (sentence) =>
    sentence
      .replaceAll('call center', 'contact center')
      .replaceAll('Call center', 'Contact center'),
  notFramed: {
    what: 'This page was opened outside Salesforce.',
    todo: `${OPEN} For administrators: this page belongs in a conversation vendor, as its connector URL.`,
  },
  identityUnknown: {
    what: 'Salesforce did not tell this page who you are, so nobody compared the two accounts.',
    todo: 'Check that the PureCloud account is your own. The Visualforce page as the conversation vendor’s connector URL makes the comparison possible.',
  },
  frame: { what: 'This page does not stand in Salesforce.', todo: OPEN },
  connector: {
    name: 'Connector of Salesforce Voice',
    ok: { what: 'Salesforce has set the connector up.', todo: '' },
    waiting: {
      what: 'Salesforce has not set the connector up yet.',
      todo: 'Open Omni-Channel in your Salesforce console. If it lasts, ask your administrator whether you are in the contact center, and whether its conversation vendor names this page.',
    },
    broken: {
      what: 'The connector of Salesforce Voice does not work.',
      todo: 'Reload the page. If it happens again, tell your administrator.',
    },
  },
  bridge: 'Way to Omni-Channel',
  omniWay: {
    bridge:
      'In use: Salesforce Voice for statuses, and the bridge in the utility bar for work items.',
    alone:
      'In use: Salesforce Voice alone. It tells statuses and no work items, so that rules about Salesforce work do nothing: they need the bridge in the utility bar and the contact center’s message bridge.',
  },
});
