import { expect } from 'chai';
import { withItems } from '../../adapter/call-center/edit.js';
import { productDefinition } from '../../adapter/call-center/product.js';
import { signInAddress, stepsByHand, type Found } from './by-hand.js';

const NOTHING: Found = {
  instanceUrl: 'https://acme.my.salesforce.com',
  definitions: [],
  statuses: [],
  agents: [],
  without: [],
  builds: [],
  metadata: new Map(),
};

const item = (name: string, eager: boolean): string =>
  `<itemInstances><componentInstance><componentInstanceProperties><name>eager</name><type>decorator</type><value>${String(eager)}</value></componentInstanceProperties><componentName>${name}</componentName></componentInstance></itemInstances>`;

const bar = (...items: readonly string[]): string =>
  `<FlexiPage><flexiPageRegions>${items.join('')}</flexiPageRegions><type>UtilityBar</type></FlexiPage>`;

const app = (utilityBar: string): string =>
  `<CustomApplication><utilityBar>${utilityBar}</utilityBar></CustomApplication>`;

const stepOf = (metadata: Readonly<Record<string, string>>) => {
  const [step] = stepsByHand({ ...NOTHING, metadata: new Map(Object.entries(metadata)) });
  return step ?? expect.fail('There is no step.');
};

describe('the utility bar', () => {
  const SOFTPHONE = item('opencti:softPhone', true);

  it('is done where an app has the softphone and a bridge that starts by itself', () => {
    const step = stepOf({
      'applications/Service.app': app('Bar'),
      'flexipages/Bar.flexipage': bar(SOFTPHONE, item('c:OmniBridge', true)),
    });
    expect(step.state).to.equal('done');
    expect(step.text).to.contain('Service');
  });

  it('is not where the bridge waits to be opened', () => {
    const step = stepOf({
      'applications/Service.app': app('Bar'),
      'flexipages/Bar.flexipage': bar(SOFTPHONE, item('OmniBridge', false)),
    });
    expect(step.state).to.equal('to do');
    expect(step.text).to.contain('does not start automatically in Service');
  });

  it('is not where half of it is missing, which is named', () => {
    const step = stepOf({
      'applications/Service.app': app('Bar'),
      'flexipages/Bar.flexipage': bar(SOFTPHONE),
    });
    expect(step.state).to.equal('to do');
    expect(step.text).to.contain('Only one of the two is in the utility bar of Service');
  });

  it('counts only for an app that has it', () => {
    const step = stepOf({
      'applications/Service.app': app('Another'),
      'flexipages/Bar.flexipage': bar(SOFTPHONE, item('OmniBridge', true)),
      'flexipages/Home.flexipage': '<FlexiPage><type>HomePage</type></FlexiPage>',
      'flexipages/Broken.flexipage': '<FlexiPage>',
    });
    expect(step.state).to.equal('to do');
  });
});

describe('a definition', () => {
  const said = (items: Readonly<Record<string, string>>): readonly string[] => {
    const definition = withItems(productDefinition({ version: 1 }), 'reqGeneralInfo', items);
    return stepsByHand({ ...NOTHING, definitions: [definition] })
      .filter(({ state }) => state === 'to do')
      .map(({ text }) => text);
  };

  it('that Salesforce does not show in Lightning Experience is named, with what to set', () => {
    expect(said({})).to.satisfy((texts: readonly string[]) =>
      texts.every((text) => !text.includes('Lightning')),
    );
    const classic = said({ reqSalesforceCompatibilityMode: 'Classic' });
    expect(classic.join('\n')).to.match(
      /OmniSyncSoftphone is for Salesforce Classic.*must be Lightning/,
    );
    expect(said({ reqUseApi: 'false' }).join('\n')).to.contain('has Use CTI API off');
  });
});

describe('the address that PureCloud returns to', () => {
  for (const [instance, host] of [
    ['https://acme.my.salesforce.com', 'acme--c.vf.force.com'],
    ['https://acme--uat.sandbox.my.salesforce.com', 'acme--uat--c.sandbox.vf.force.com'],
    ['https://acme-dev-ed.develop.my.salesforce.com', 'acme-dev-ed--c.develop.vf.force.com'],
  ]) {
    it(`of ${String(instance)}`, () => {
      expect(signInAddress(instance ?? '')).to.equal(
        `https://${String(host)}/apex/SoftphoneSignIn`,
      );
    });
  }

  it('is not made up where the instance is not of that kind', () => {
    expect(signInAddress('https://eu1.salesforce.com')).to.equal('https://…/apex/SoftphoneSignIn');
  });
});
