import { expect } from 'chai';
import { externalRouting, oneProductAtATime, workInBoth, type PresetItems } from './presets.js';
import { readDefinition } from './read.js';
import { resolveDefinition } from './resolve.js';
import type { OmniRef } from './status-ref.js';
import { complete, OMNI, settingsOf } from './testing/catalogs.js';

const ref = (name: string, id: string): OmniRef => ({ side: 'omni', name, id, text: name });

const resolve = (items: PresetItems) => {
  const settings = settingsOf({ definitionVersion: '1', enabled: 'true', ...items });
  return resolveDefinition(readDefinition(settings), complete);
};

describe('presets', () => {
  const chat = ref('Available_Chat', OMNI.chat);
  const busy = ref('Busy', OMNI.busy);
  const transition = ref('Transition', OMNI.transition);

  it('are definitions without a problem', () => {
    for (const items of [
      oneProductAtATime({ mapped: busy, transition }),
      workInBoth({ mapped: chat, transition, busy }),
      externalRouting({ mapped: chat, busy }),
    ]) {
      expect(resolve(items)).to.deep.include({ problems: [], notYetKnown: [] });
      expect(resolve(items).rules.enabled).to.equal(true);
    }
  });

  it('have the rules that they are for', () => {
    const names = (items: PresetItems) => resolve(items).rules.rules.map(({ name }) => name);
    const both = ['mapped', 'leavingMapped', 'leavingOnQueue', 'salesforceWork', 'pureCloudWork'];
    expect(names(oneProductAtATime({ mapped: busy, transition }))).to.deep.equal(both.slice(0, 3));
    expect(names(workInBoth({ mapped: chat, transition, busy }))).to.deep.equal(both);
    expect(names(externalRouting({ mapped: chat, busy }))).to.deep.equal(both);
  });

  it('write names and Ids, so that a definition can move between orgs', () => {
    const items = externalRouting({ mapped: chat, busy });
    expect(items.mappedOmniStatus).to.equal(`Available_Chat:${OMNI.chat}`);
    expect(items.pureCloudWorkStatus).to.equal(items.mappedOmniStatus);
    expect(resolve(items).rules.externallyRoutedWork).to.deep.equal(['MessagingSession']);
  });
});
