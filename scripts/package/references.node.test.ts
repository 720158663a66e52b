import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Component } from './convert.js';
import { brokenReferences } from './references.js';

describe('what the metadata names', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'softphone-references-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const component = async (
    type: string,
    name: string,
    suffix: string,
    text: string,
  ): Promise<Component> => {
    const file = path.join(folder, `${name}${suffix}`);
    await writeFile(file, text);
    return { type, name, files: [file] };
  };

  const bare = (type: string, name: string): Component => ({ type, name, files: [] });

  const check = (components: readonly Component[], besides: readonly Component[] = []) =>
    brokenReferences({
      components,
      besides,
      resources: new Map([
        ['Softphone_1', new Map([['assets/a.js', new TextEncoder().encode(`'Bridge__c'`)]])],
      ]),
    });

  it('of a page: other pages, and files of a static resource', async () => {
    const page = await component(
      'ApexPage',
      'Softphone',
      '.page',
      `{!URLFOR($Resource.Softphone_1, 'assets/a.js')} {!URLFOR($Resource.Softphone_1, 'assets/b.js')}
       {!URLFOR($Resource.Softphone)} {!URLFOR($Page.SignIn)} {!URLFOR($Page.Softphone)}`,
    );
    expect(await check([page, bare('StaticResource', 'Softphone_1')])).to.deep.equal([
      'ApexPage Softphone names the page SignIn, which is not in the package.',
      'ApexPage Softphone names the file assets/b.js of the static resource Softphone_1, which is not in the package.',
      'ApexPage Softphone names the static resource Softphone, which is not in the package.',
    ]);
  });

  it('of a permission set: nothing that is not there, and no grant of another kind', async () => {
    const set = await component(
      'PermissionSet',
      'Agent',
      '.permissionset-meta.xml',
      `<PermissionSet><label>Agent</label>
        <pageAccesses><apexPage>Softphone</apexPage><enabled>true</enabled></pageAccesses>
        <tabSettings><tab>Gone</tab><visibility>Visible</visibility></tabSettings>
        <userPermissions><enabled>true</enabled><name>ModifyAllData</name></userPermissions></PermissionSet>`,
    );
    expect(await check([set], [bare('ApexPage', 'Softphone')])).to.deep.equal([
      'PermissionSet Agent grants the CustomTab Gone, which is not in the package.',
      'PermissionSet Agent grants userPermissions, which no permission set of the softphone should.',
    ]);
  });

  it('of a utility bar: components that are ours or known, each with an identifier', async () => {
    const item = (name: string, identifier = ''): string =>
      `<itemInstances><componentInstance><componentName>${name}</componentName>${identifier}</componentInstance></itemInstances>`;
    const bar = await component(
      'FlexiPage',
      'Bar',
      '.flexipage-meta.xml',
      `<FlexiPage><flexiPageRegions>${item('opencti:softPhone', '<identifier>a</identifier>')}${item('OmniBridge')}${item('Gone', '<identifier>b</identifier>')}</flexiPageRegions><type>UtilityBar</type></FlexiPage>`,
    );
    expect(await check([bar, bare('AuraDefinitionBundle', 'OmniBridge')])).to.deep.equal([
      'FlexiPage Bar names the component Gone, which is not in the package.',
      'FlexiPage Bar names a component without an identifier.',
    ]);
  });

  it('of an app: its tabs, and a utility bar that is one', async () => {
    const page = await component(
      'FlexiPage',
      'Home',
      '.flexipage-meta.xml',
      '<FlexiPage><type>AppPage</type></FlexiPage>',
    );
    const app = await component(
      'CustomApplication',
      'Console',
      '.app-meta.xml',
      '<CustomApplication><tabs>standard-Case</tabs><tabs>Gone</tabs><utilityBar>Home</utilityBar></CustomApplication>',
    );
    expect(await check([app, page])).to.deep.equal([
      'CustomApplication Console names the tab Gone, which is not in the package.',
      'CustomApplication Console names the utility bar Home, which is not in the package.',
    ]);
  });

  it('of a bridge: its channel, of which the softphone must know', async () => {
    const bundle = await component(
      'AuraDefinitionBundle',
      'B',
      '.cmp',
      '<lightning:messageChannel type="Bridge__c" />',
    );
    expect(await check([bundle])).to.have.length(1);
    expect(await check([bundle, bare('LightningMessageChannel', 'Bridge')])).to.be.empty;
    expect(await check([bare('LightningMessageChannel', 'Renamed')])).to.deep.equal([
      'LightningMessageChannel Renamed is the channel Renamed__c, of which the softphone knows nothing.',
    ]);
  });

  it('of a call center and a tab: their pages', async () => {
    const callCenter = await component(
      'CallCenter',
      'One',
      '.callCenter-meta.xml',
      '<CallCenter><adapterUrl>/apex/Softphone</adapterUrl><sections><items><name>reqAdapterUrl</name><value>/apex/Gone</value></items></sections></CallCenter>',
    );
    const tab = await component(
      'CustomTab',
      'T',
      '.tab-meta.xml',
      '<CustomTab><page>Gone</page></CustomTab>',
    );
    expect(await check([callCenter, tab], [bare('ApexPage', 'Softphone')])).to.deep.equal([
      'CallCenter One has the adapter URL /apex/Gone, which is not in the package.',
      'CustomTab T names the page Gone, which is not in the package.',
    ]);
  });
});
