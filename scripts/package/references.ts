/** Whether everything that the metadata names is there: pages, resources and their files, channels, tabs, utilities, grants. */
import { readFile } from 'node:fs/promises';
import type { XmlElement } from '../../adapter/call-center/xml.js';
import { parseXml } from '../definition/parse-xml.js';
import type { Component } from './convert.js';

export interface Given {
  readonly components: readonly Component[];
  /** What these may name besides: components of the groups that they need. */
  readonly besides: readonly Component[];
  /** The files of each static resource, by its name. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
}

/** Components of Salesforce's own that a utility bar may hold. */
const STANDARD_UTILITIES: ReadonlySet<string> = new Set([
  'opencti:softPhone',
  'runtime_service_omnichannel:omniWidget',
]);

/** What a permission set says about itself. */
const ABOUT_ITSELF: ReadonlySet<string> = new Set([
  'description',
  'hasActivationRequired',
  'label',
]);

/** The grants that a permission set of ours may have: the type of what it names, and where the name stands. */
const GRANTS: ReadonlyMap<string, readonly [type: string, element: string]> = new Map([
  ['pageAccesses', ['ApexPage', 'apexPage']],
  ['tabSettings', ['CustomTab', 'tab']],
  ['applicationVisibilities', ['CustomApplication', 'application']],
  ['servicePresenceStatusAccesses', ['ServicePresenceStatus', 'servicePresenceStatus']],
]);

interface Checking extends Given {
  readonly component: Component;
  /** The content of the component's file that ends so; empty where there is none. */
  readonly text: (suffix: string) => Promise<string>;
  readonly xml: () => Promise<XmlElement>;
  readonly has: (type: string, name: string) => boolean;
}

type Check = (checking: Checking) => Promise<readonly string[]>;

const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

const textsOf = (element: XmlElement, name: string): readonly string[] =>
  childrenOf(element, name).map(({ text }) => text.trim());

/** All elements of a name, however deep. */
const deep = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...deep(child, name),
  ]);

const page: Check = async ({ text, has, resources }) => {
  const markup = await text('.page');
  const findings: string[] = [];
  for (const [, name = ''] of markup.matchAll(/\$Page\.(\w+)/g)) {
    if (!has('ApexPage', name)) findings.push(`names the page ${name}`);
  }
  for (const [, name = '', file] of markup.matchAll(/\$Resource\.(\w+)(?:\s*,\s*'([^']*)')?/g)) {
    const files = resources.get(name);
    if (!has('StaticResource', name)) findings.push(`names the static resource ${name}`);
    else if (file !== undefined && files?.has(file) !== true) {
      findings.push(`names the file ${file} of the static resource ${name}`);
    }
  }
  return findings;
};

const tab: Check = async ({ xml, has }) => {
  const pages = textsOf(await xml(), 'page');
  if (pages.length === 0) return ['names no page'];
  return pages.filter((name) => !has('ApexPage', name)).map((name) => `names the page ${name}`);
};

const permissionSet: Check = async ({ xml, has }) => {
  const findings: string[] = [];
  for (const grant of (await xml()).children) {
    if (ABOUT_ITSELF.has(grant.name)) continue;
    const [type, element] = GRANTS.get(grant.name) ?? [];
    if (type === undefined || element === undefined) {
      findings.push(`grants ${grant.name}, which no permission set of the softphone should`);
      continue;
    }
    for (const name of textsOf(grant, element)) {
      if (!has(type, name)) findings.push(`grants the ${type} ${name}`);
    }
  }
  return findings;
};

const flexiPage: Check = async ({ xml, has }) => {
  const root = await xml();
  const findings: string[] = [];
  const names = deep(root, 'componentName').map(({ text }) => text.trim());
  for (const name of names) {
    if (STANDARD_UTILITIES.has(name)) continue;
    if (!has('AuraDefinitionBundle', name.replace(/^c:/, ''))) {
      findings.push(`names the component ${name}`);
    }
  }
  const identifiers = deep(root, 'identifier').length;
  // Salesforce wants one of each since API version 53.
  if (identifiers !== names.length) findings.push('names a component without an identifier');
  return findings;
};

const application: Check = async ({ xml, has, besides, components }) => {
  const root = await xml();
  const findings: string[] = [];
  for (const name of textsOf(root, 'tabs')) {
    if (!name.startsWith('standard-') && !has('CustomTab', name)) {
      findings.push(`names the tab ${name}`);
    }
  }
  for (const name of textsOf(root, 'utilityBar')) {
    const bar = [...components, ...besides].find(
      (one) => one.type === 'FlexiPage' && one.name === name,
    );
    const text = bar === undefined ? '' : await readFile(bar.files[0] ?? '', 'utf8');
    if (!text.includes('<type>UtilityBar</type>')) findings.push(`names the utility bar ${name}`);
  }
  return findings;
};

const aura: Check = async ({ text, has }) => {
  const markup = await text('.cmp');
  const channels = [...markup.matchAll(/<lightning:messageChannel\b[^>]*\btype="(\w+)__c"/g)];
  return channels
    .map(([, name = '']) => name)
    .filter((name) => !has('LightningMessageChannel', name))
    .map((name) => `names the message channel ${name}__c`);
};

/** A channel that nobody speaks on was renamed on one side only. */
const channel: Check = ({ component, resources }) => {
  const name = `${component.name}__c`;
  const spoken = [...resources.values()].some((files) =>
    [...files].some(
      ([file, contents]) => file.endsWith('.js') && Buffer.from(contents).includes(name),
    ),
  );
  return Promise.resolve(
    spoken ? [] : [`is the channel ${name}, of which the softphone knows nothing`],
  );
};

const callCenter: Check = async ({ xml, has, resources }) => {
  const findings: string[] = [];
  const root = await xml();
  const items = deep(root, 'items').filter((item) =>
    textsOf(item, 'name').includes('reqAdapterUrl'),
  );
  for (const url of [
    ...textsOf(root, 'adapterUrl'),
    ...items.flatMap((item) => textsOf(item, 'value')),
  ]) {
    const [, pageName] = /^\/apex\/(\w+)$/.exec(url) ?? [];
    const [, resource = '', file = ''] = /^\/resource\/(\w+)\/(.+)$/.exec(url) ?? [];
    const found =
      pageName === undefined
        ? resources.get(resource)?.has(file) === true
        : has('ApexPage', pageName);
    if (!found) findings.push(`has the adapter URL ${url}`);
  }
  return findings;
};

const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['ApexPage', page],
  ['CustomTab', tab],
  ['PermissionSet', permissionSet],
  ['FlexiPage', flexiPage],
  ['CustomApplication', application],
  ['AuraDefinitionBundle', aura],
  ['LightningMessageChannel', channel],
  ['CallCenter', callCenter],
]);

/** What names something that is not there, one sentence each; empty where all is well. */
export async function brokenReferences(given: Given): Promise<readonly string[]> {
  const all = [...given.components, ...given.besides];
  const findings: string[] = [];
  for (const component of given.components) {
    const check = CHECKS.get(component.type);
    if (check === undefined) continue;
    const text = async (suffix: string): Promise<string> => {
      const file = component.files.find((one) => one.endsWith(suffix));
      return file === undefined ? '' : readFile(file, 'utf8');
    };
    const found = await check({
      ...given,
      component,
      text,
      xml: async () => rootOf(await text('-meta.xml'), component),
      has: (type, name) => all.some((one) => one.type === type && one.name === name),
    });
    findings.push(
      ...found.map((what) => `${component.type} ${component.name} ${what}${missing(what)}.`),
    );
  }
  return findings;
}

const missing = (what: string): string =>
  /^(?:names the|grants the|has the)/.test(what) ? ', which is not in the package' : '';

function rootOf(text: string, { type, name }: Component): XmlElement {
  const parsed = parseXml(text);
  if (parsed.ok) return parsed.root;
  const { line, column, text: problem } = parsed.problem;
  throw new Error(`${type} ${name}: line ${line}, column ${column}: ${problem}`);
}
