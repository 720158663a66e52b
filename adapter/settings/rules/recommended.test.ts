import { expect } from 'chai';
import { readDefinition } from '../../definition/read.js';
import { resolveDefinition } from '../../definition/resolve.js';
import { complete, settingsOf } from '../../definition/testing/catalogs.js';
import { recommendedTemplate, type RecommendedStatuses } from './recommended.js';
import { itemsOfRules } from './rule-items.js';

const ALL: RecommendedStatuses = {
  mapped: 'Available_Chat',
  break: 'Break',
  meal: 'Lunch',
  training: 'Training',
  meeting: 'Meeting',
  transition: 'Transition',
  interacting: 'Busy',
  notResponding: 'Missed',
};

describe('the recommended template', () => {
  it('has what omni-sync.md lists, in its order', () => {
    expect(recommendedTemplate(ALL)).to.deep.equal([
      'pair Available_Chat with ON_QUEUE',
      'pair Break with BREAK',
      'pair Lunch with MEAL',
      'pair Training with TRAINING',
      'pair Meeting with MEETING',
      'when omni leaves Available_Chat set pureCloud AVAILABLE',
      'when pureCloud leaves ON_QUEUE set omni Transition',
      'while pureCloud work on voice, callback, chat, message from alerting hold omni Busy',
      'while pureCloud not responding hold omni Missed',
      'while salesforce work hold pureCloud BUSY',
    ]);
  });

  it('leaves out what the org has no status for', () => {
    const few = { ...ALL, break: null, training: null, meeting: null, notResponding: null };
    expect(recommendedTemplate(few)).to.have.length(6);
  });

  it('is a definition without an error or a warning', () => {
    const chosen = { ...ALL, break: null, training: null, meeting: null, notResponding: 'Busy' };
    const stored = itemsOfRules(recommendedTemplate(chosen));
    if (!stored.ok) throw new Error('refused');
    const items = { definitionVersion: '2', enabled: 'true', ...stored.items };
    const { problems } = resolveDefinition(readDefinition(settingsOf(items)), {
      ...complete,
      presences: [],
    });
    expect(problems).to.deep.equal([]);
  });
});
