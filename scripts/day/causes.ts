import type { LinkName } from '../../adapter/session/view.js';
import type { SetUpFault } from '../simulator/world/set-up-fault.js';
import type { Step } from './stage.js';

/** Why a softphone does not work in an org that is set up wrong, and where that is told. */
export interface Cause {
  readonly name: string;
  /** How the simulator has it; applied before the console is loaded. */
  readonly fault?: SetUpFault;
  readonly steps?: readonly Step[];
  /** Over the definition that the simulator has. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether the agent signs in before it shows. */
  readonly signedIn?: true;
  /** Longer than a person waits in a test: the page's time passes faster meanwhile. */
  readonly slow?: true;
  /** What the panel says, and what it says to do. */
  readonly says: string;
  readonly todo: string;
  /** The link of the Connection page that has it. */
  readonly link: LinkName;
}

/** Those that the page of an agent can tell by itself. */
export const CAUSES: readonly Cause[] = [
  {
    name: 'wrong query: Salesforce’s origin is lost on the way',
    fault: 'noOrigin',
    says: 'Salesforce did not tell the softphone its address (sfdcIframeOrigin).',
    todo: 'an address that redirects loses what Salesforce adds',
    link: 'frame',
  },
  {
    name: 'wrong query: the mode is lost on the way',
    fault: 'noMode',
    says: 'Salesforce did not tell the softphone which mode it runs in.',
    todo: 'set the call center’s CTI Adapter URL to the softphone’s page itself',
    link: 'frame',
  },
  {
    name: 'compatibility mode Classic',
    fault: 'classic',
    says: 'Salesforce Classic opened the softphone, which works in Lightning Experience only.',
    todo: 'set the call center’s Salesforce compatibility mode to Lightning',
    link: 'frame',
  },
  {
    name: 'framed by another page than Salesforce’s',
    fault: 'stranger',
    slow: true,
    says: 'Another page than Salesforce shows the softphone.',
    todo: 'Open the softphone from the utility bar of your Salesforce console.',
    link: 'frame',
  },
  {
    name: 'the Open CTI script is blocked',
    fault: 'scriptBlocked',
    says: 'Salesforce’s Open CTI script did not load.',
    todo: 'the network, an extension or a security policy may block it',
    link: 'host',
  },
  {
    name: 'the Open CTI script does not start',
    fault: 'scriptBroken',
    says: 'Salesforce’s Open CTI script did not start.',
    todo: 'Reload the page.',
    link: 'host',
  },
  {
    name: 'Salesforce does not answer',
    fault: 'silent',
    slow: true,
    says: 'Salesforce does not answer the softphone.',
    todo: 'Reload the page.',
    link: 'host',
  },
  {
    name: 'the user is in no call center',
    fault: 'noCallCenter',
    says: 'You are in no call center',
    todo: 'Manage Call Center Users',
    link: 'definition',
  },
  {
    name: 'another adapter’s call center',
    fault: 'anotherCallCenter',
    says: 'Your call center is not one of this softphone',
    todo: 'Ask your administrator to assign you to the call center of this softphone.',
    link: 'definition',
  },
  {
    name: 'the region is misspelt',
    settings: { '/pureCloud/environment': 'mypurecloud.dee' },
    says: 'mypurecloud.dee',
    todo: 'Ask your administrator',
    link: 'definition',
  },
  {
    name: 'the bridge is missing',
    steps: [{ fault: 'bridge', is: 'absent' }],
    slow: true,
    says: 'The softphone finds no way to Omni-Channel in this app.',
    todo: 'ask your administrator to add the Omni-Channel bridge to the utility bar',
    link: 'bridge',
  },
  {
    name: 'Omni-Channel is not in the app',
    fault: 'noOmniChannel',
    says: 'This app has no Omni-Channel.',
    todo: 'ask your administrator to add Omni-Channel to this one',
    link: 'omniChannel',
  },
  {
    name: 'the page may not connect to PureCloud',
    fault: 'noTrustedUrl',
    signedIn: true,
    says: 'The security policy of this page keeps it from reaching PureCloud.',
    todo: 'Trusted URLs',
    link: 'signIn',
  },
  {
    name: 'CORS',
    fault: 'noCors',
    signedIn: true,
    says: 'PureCloud does not answer this page (CORS).',
    todo: 'add the address of this page to the authorized redirect URIs of the OAuth client',
    link: 'signIn',
  },
  {
    name: 'the network, a firewall, or the region wrong',
    fault: 'noToken',
    signedIn: true,
    says: 'Nothing answers at the address of your PureCloud region.',
    todo: 'ask your administrator to check the region in the call center and the firewall',
    link: 'signIn',
  },
  {
    name: 'two users on one desk',
    steps: [{ fault: 'user', email: 'kim.novak@acme.example' }],
    signedIn: true,
    says: 'Salesforce is kim.novak@acme.example, PureCloud is robin.sato@acme.example',
    todo: 'sign in with your own account',
    link: 'identity',
  },
];

/** Those that no page of an agent can see, as none of it is loaded, and where they are told instead. */
export const UNSEEN_CAUSES = [
  'the utility is missing',
  'the page is not permitted',
  'the frame is refused',
  'compatibility mode Classic, seen from Lightning Experience',
] as const;
