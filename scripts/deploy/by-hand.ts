/** What no deployment can do, and whether it has been done. */
import { itemValue } from '../../adapter/call-center/edit.js';
import { framingFaults, type FramingFault } from '../../adapter/call-center/framing.js';
import type { CallCenterRecord } from '../../adapter/call-center/record.js';
import { settingsOf } from '../../adapter/call-center/settings-of.js';
import { readDefinition } from '../../adapter/definition/read.js';
import { PURE_CLOUD_SECTION } from '../../adapter/definition/pure-cloud-settings.js';
import { resolveDefinition } from '../../adapter/definition/resolve.js';
import { isUnset } from '../../adapter/definition/settings.js';
import { problemText } from '../../adapter/definition/words.js';
import type { OmniStatusRecord } from '../../adapter/definition/catalog.js';
import { count } from './words.js';
import { parseXml } from '../definition/parse-xml.js';
import type { XmlElement } from '../../adapter/call-center/xml.js';

export interface Step {
  readonly state: 'done' | 'to do' | 'look yourself';
  /** What it is about, and what to click where it is not done. */
  readonly text: string;
}

export interface Found {
  readonly instanceUrl: string;
  readonly definitions: readonly CallCenterRecord[];
  /** Of Omni-Channel; `null`: it is not enabled. */
  readonly statuses: readonly OmniStatusRecord[] | null;
  /** User names of the softphone's call centers, and those among them who lack the permission set. */
  readonly agents: readonly string[];
  readonly without: readonly string[];
  /** Names of the static resources that hold builds. */
  readonly builds: readonly string[];
  /** Applications and FlexiPages by their paths. */
  readonly metadata: ReadonlyMap<string, string>;
}

export function stepsByHand(found: Found): readonly Step[] {
  const { definitions, builds } = found;
  return [
    utilityBar(found.metadata),
    omniChannel(found),
    ...definitions.flatMap((one) => [
      clientId(one),
      ...framing(one),
      ...build(one, builds),
      ...statuses(one, found.statuses),
      enabled(one),
    ]),
    redirect(found.instanceUrl),
    agents(found),
  ];
}

const SOFTPHONE = 'opencti:softPhone';
const BRIDGE = /^(?:c:)?OmniBridge$/;
const ADD = `Setup › App Manager › your console app › Edit › Utility Items: add Open CTI Softphone, OmniBridge (tick Start automatically) and Omni-Channel`;

function utilityBar(metadata: ReadonlyMap<string, string>): Step {
  const bars = new Map<string, UtilityBar>();
  for (const [file, text] of metadata) {
    const name = /flexipages\/(.+)\.flexipage$/.exec(file)?.[1];
    const bar = name === undefined ? null : readUtilityBar(text);
    if (name !== undefined && bar !== null) bars.set(name, bar);
  }
  const complete: string[] = [];
  const lazy: string[] = [];
  const halves: string[] = [];
  for (const [file, text] of metadata) {
    const app = /applications\/(.+)\.app$/.exec(file)?.[1];
    const bar = bars.get(/<utilityBar>([^<]+)<\/utilityBar>/.exec(text)?.[1] ?? '');
    if (app === undefined || bar === undefined) continue;
    if (bar.softphone && bar.bridge === 'eager') complete.push(app);
    else if (bar.softphone && bar.bridge === 'lazy') lazy.push(app);
    else if (bar.softphone || bar.bridge !== 'no') halves.push(app);
  }
  const besides =
    halves.length === 0
      ? ''
      : ` Only one of the two is in the utility bar of ${halves.join(', ')}.`;
  if (complete.length > 0) {
    return {
      state: 'done',
      text: `The softphone and its bridge are in the utility bar of ${complete.join(', ')}.${besides}`,
    };
  }
  if (lazy.length > 0) {
    return {
      state: 'to do',
      text: `OmniBridge does not start automatically in ${lazy.join(', ')}, so nobody's status is synced until they open it. Setup › App Manager › the app › Edit › Utility Items › OmniBridge: tick Start automatically.`,
    };
  }
  return {
    state: 'to do',
    text: `No app has the softphone and its bridge in its utility bar.${besides} ${ADD}.`,
  };
}

interface UtilityBar {
  readonly softphone: boolean;
  /** `eager`: it starts with the console. */
  readonly bridge: 'eager' | 'lazy' | 'no';
}

const texts = (element: XmlElement, name: string): readonly string[] =>
  element.children.filter((child) => child.name === name).map(({ text }) => text.trim());

const deep = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...deep(child, name),
  ]);

function readUtilityBar(text: string): UtilityBar | null {
  const parsed = parseXml(text);
  if (!parsed.ok || !texts(parsed.root, 'type').includes('UtilityBar')) return null;
  const items = deep(parsed.root, 'componentInstance');
  const named = (test: (name: string) => boolean): XmlElement | undefined =>
    items.find((item) => texts(item, 'componentName').some(test));
  const bridge = named((name) => BRIDGE.test(name));
  const starts =
    bridge?.children.some(
      (child) => texts(child, 'name').includes('eager') && texts(child, 'value').includes('true'),
    ) ?? false;
  return {
    softphone: named((name) => name === SOFTPHONE) !== undefined,
    bridge: bridge === undefined ? 'no' : starts ? 'eager' : 'lazy',
  };
}

const omniChannel = ({ statuses: known }: Found): Step =>
  known === null
    ? {
        state: 'to do',
        text: 'Omni-Channel is not enabled in this org, or you may not read its statuses. Setup › Omni-Channel Settings: tick Enable Omni-Channel.',
      }
    : { state: 'done', text: 'Omni-Channel is enabled.' };

function clientId(record: CallCenterRecord): Step {
  const name = record.internalName;
  const value = itemValue(record, PURE_CLOUD_SECTION, 'clientId') ?? '';
  return isUnset(value)
    ? {
        state: 'to do',
        text: `${name} has no client ID, so nobody can sign in to PureCloud. Setup › Call Centers › ${record.displayName} › Edit: the client ID of an OAuth client of grant type PKCE.`,
      }
    : { state: 'done', text: `${name} has a client ID (${value}).` };
}

const FRAMING: Readonly<Record<FramingFault, string>> = {
  classicOnly:
    'is for Salesforce Classic, so the softphone stays empty in Lightning Experience. Salesforce compatibility mode must be Lightning',
  apiOff: 'has Use CTI API off. It must be true',
  noAddress: 'has no CTI Adapter URL. It must be the softphone’s page, such as /apex/Softphone',
  insecureAddress: 'has a CTI Adapter URL with http:. It must be https',
};

/** What no page of the softphone can tell an agent, as Salesforce does not show it then. */
const framing = (record: CallCenterRecord): readonly Step[] =>
  framingFaults(record).map((fault) => ({
    state: 'to do',
    text: `${record.internalName} ${FRAMING[fault]}: Setup › Call Centers › ${record.displayName} › Edit.`,
  }));

function build(record: CallCenterRecord, builds: readonly string[]): readonly Step[] {
  const named = readDefinition(settingsOf(record)).softphone.build;
  if (named === null) return [];
  return [
    builds.includes(named)
      ? { state: 'done', text: `${record.internalName}: its agents load ${named}.` }
      : {
          state: 'to do',
          text: `${record.internalName} has its agents load ${named}, which the org does not have, so they load the pages' own build. Deploy that version, or set softphone/build to none.`,
        },
  ];
}

function enabled(record: CallCenterRecord): Step {
  const name = record.internalName;
  return readDefinition(settingsOf(record)).enabled
    ? { state: 'done', text: `Sync is on in ${name}.` }
    : {
        state: 'to do',
        text: `Sync is off in ${name}. App Launcher › Softphone settings: choose the statuses, and Enable Omni-Channel sync.`,
      };
}

function statuses(
  record: CallCenterRecord,
  known: readonly OmniStatusRecord[] | null,
): readonly Step[] {
  if (known === null) return [];
  const catalog = { omni: known, omniComplete: true, presences: [] };
  const missing = resolveDefinition(readDefinition(settingsOf(record)), catalog).problems.filter(
    ({ code, expected }) => code === 'status-unknown' && expected.includes('Omni-Channel'),
  );
  return missing.map((problem) => ({
    state: 'to do',
    text: `${record.internalName}, ${problem.item}: ${problemText(problem, 'en').what} Setup › Presence Statuses, or choose another in the softphone settings.`,
  }));
}

function redirect(instanceUrl: string): Step {
  return {
    state: 'look yourself',
    text: `PureCloud › Admin › OAuth › your client: the redirect address is that of the page SoftphoneSignIn, usually ${signInAddress(instanceUrl)} (the softphone's Connection page shows it).`,
  };
}

/** Visualforce pages have a host of their own: `x.my.salesforce.com` goes with `x--c.vf.force.com`. */
export function signInAddress(instanceUrl: string): string {
  const host = /^https:\/\/([^/]+)/.exec(instanceUrl)?.[1] ?? '';
  const [, name, kind = ''] = /^([^.]+)((?:\.[a-z]+)*)\.my\.salesforce\.com$/.exec(host) ?? [];
  const page = '/apex/SoftphoneSignIn';
  return name === undefined ? `https://…${page}` : `https://${name}--c${kind}.vf.force.com${page}`;
}

function agents({ agents: all, without }: Found): Step {
  if (all.length === 0) {
    return {
      state: 'to do',
      text: 'No agent is in a call center of the softphone. npm run deploy -- … --agents a@x.example, or Setup › Call Centers › Manage Call Center Users.',
    };
  }
  return without.length === 0
    ? {
        state: 'done',
        text: `${count(all.length, 'agent')} in the softphone's call centers, all with SoftphoneAgent.`,
      }
    : {
        state: 'to do',
        text: `${count(without.length, 'agent')} without the permission set SoftphoneAgent: ${without.join(', ')}. They may see the page by other means. npm run deploy -- … --agents, or Setup › Permission Sets › Softphone agent.`,
      };
}
