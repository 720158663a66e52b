import { expect } from 'chai';
import { VERSION_1, whileWork } from './testing/definitions.js';
import { shift, type Shift } from './testing/shift.js';

/** What both products show once everything asked of them is done. */
const shown = (desk: Shift): readonly (string | null)[] => {
  desk.rest();
  const { omni, pureCloud } = desk.summary.known;
  return [omni, pureCloud];
};

describe('sync: Salesforce work', () => {
  it('an assigned work item does nothing', () => {
    const desk = shift().work('w1', 'assigned');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.holds.salesforceWork).to.deep.equal([]);
  });

  it('an accepted one holds PureCloud at T3', () => {
    const desk = shift().work('w1', 'assigned').work('w1', 'accepted', 'Case');
    expect(desk.causes()).to.deep.equal(['pureCloud BUSY: salesforceWork']);
    expect(desk.summary.holds).to.deep.equal({ salesforceWork: ['w1'], pureCloudWork: [] });
  });

  it('one accepted automatically, never assigned, holds too', () => {
    expect(shift().work('w1', 'accepted').writes()).to.deep.equal(['pureCloud BUSY']);
  });

  for (const end of ['declined', 'closed'] as const) {
    it(`${end} gives PureCloud its base back`, () => {
      const desk = shift().work('w1', 'accepted');
      desk.rest();
      desk.after(60_000).work('w1', end);
      expect(desk.causes()).to.deep.equal(['pureCloud ON_QUEUE: salesforceWork ended']);
      expect(desk.summary.holds.salesforceWork).to.deep.equal([]);
    });
  }

  it('two work items are one hold, which ends with the last', () => {
    const desk = shift().work('w1', 'accepted').work('w2', 'accepted');
    expect(desk.rest()).to.deep.equal(['pureCloud BUSY']);
    expect(desk.after(5_000).work('w1', 'closed').writes()).to.deep.equal([]);
    expect(desk.after(5_000).work('w2', 'closed').writes()).to.deep.equal(['pureCloud ON_QUEUE']);
  });

  it('a late assigned does not take an accepted item back', () => {
    const desk = shift().work('w1', 'accepted').work('w1', 'assigned');
    expect(desk.summary.holds.salesforceWork).to.deep.equal(['w1']);
  });

  it('accepted without its object keeps the one that assigned told', () => {
    const externallyRoutedWork = ['MessagingSession'];
    const desk = shift({ externallyRoutedWork });
    desk.work('w1', 'assigned', 'MessagingSession').work('w1', 'accepted');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('a workload of 0 ends what was accepted, but not what is only assigned', () => {
    const rules = [...VERSION_1, whileWork('AWAY', { from: 'assigned' }, 'rule9')];
    const desk = shift({ rules }).work('w1', 'accepted').work('w2', 'assigned');
    expect(desk.rest()).to.deep.equal(['pureCloud BUSY']);
    desk.after(5_000).workload(50);
    expect(desk.writes()).to.deep.equal([]);
    desk.after(5_000).workload(0);
    expect(desk.summary.holds.salesforceWork).to.deep.equal([]);
    expect(desk.writes()).to.deep.equal(['pureCloud AWAY']);
  });

  it('what a workload of 0 ended does not come back at once', () => {
    const desk = shift().work('w1', 'accepted').workload(0).after(1_999).work('w1', 'accepted');
    expect(desk.summary.holds.salesforceWork).to.deep.equal([]);
  });

  it('objects that PureCloud routes are no Salesforce work, by name or key prefix, whatever the case', () => {
    const externallyRoutedWork = ['messagingsession', '570'];
    const desk = shift({ externallyRoutedWork });
    desk.work('w1', 'accepted', 'MessagingSession').work('w2', 'accepted', '570');
    expect(desk.writes()).to.deep.equal([]);
    desk.work('w3', 'accepted', 'Case');
    expect(desk.summary.holds.salesforceWork).to.deep.equal(['w3']);
  });

  it('work whose object is not known counts as Salesforce work', () => {
    const desk = shift({ externallyRoutedWork: ['MessagingSession'] }).work('w1', 'accepted');
    expect(desk.writes()).to.deep.equal(['pureCloud BUSY']);
  });
});

describe('sync: PureCloud work', () => {
  it('an alerting interaction does nothing', () => {
    const desk = shift().interaction('c1', 'alerting');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.summary.holds.pureCloudWork).to.deep.equal([]);
  });

  for (const media of ['voice', 'chat', 'email', 'something new']) {
    it(`a connected ${media} holds Omni-Channel at T4`, () => {
      const desk = shift().interaction('c1', 'connected', media);
      expect(desk.causes()).to.deep.equal(['omni Busy: pureCloudWork']);
      expect(desk.summary.holds).to.deep.equal({ salesforceWork: [], pureCloudWork: ['c1'] });
    });
  }

  it('ended gives Omni-Channel its base back', () => {
    const desk = shift().interaction('c1', 'alerting').interaction('c1', 'connected');
    desk.rest();
    desk.after(60_000).interaction('c1', 'ended');
    expect(desk.causes()).to.deep.equal(['omni Chat: pureCloudWork ended']);
  });

  it('after-call work is still work', () => {
    const desk = shift().interaction('c1', 'connected');
    desk.rest();
    desk.after(60_000).interaction('c1', 'afterCallWork');
    expect(desk.writes()).to.deep.equal([]);
    expect(desk.after(30_000).interaction('c1', 'ended').writes()).to.deep.equal(['omni Chat']);
  });

  it('after-call work that is heard of before connected counts, and connected does not undo it', () => {
    const desk = shift().interaction('c1', 'afterCallWork');
    expect(desk.rest()).to.deep.equal(['omni Busy']);
    desk.after(1_999).interaction('c1', 'connected').after(50).routing('IDLE');
    expect(desk.summary.holds.pureCloudWork, 'it is in after-call work').to.deep.equal([]);
  });

  it('connected 2 s after after-call work is a new beginning', () => {
    const desk = shift().interaction('c1', 'afterCallWork').after(2_000);
    desk.interaction('c1', 'connected').routing('IDLE');
    expect(desk.summary.holds.pureCloudWork).to.deep.equal(['c1']);
  });

  it('a late alerting does not undo connected', () => {
    const desk = shift().interaction('c1', 'connected').interaction('c1', 'alerting');
    expect(desk.summary.holds.pureCloudWork).to.deep.equal(['c1']);
  });

  for (const status of ['IDLE', 'OFF_QUEUE'] as const) {
    it(`${status} ends after-call work whose end was not heard`, () => {
      const desk = shift().interaction('c1', 'connected').interaction('c1', 'afterCallWork');
      desk.rest();
      desk.after(5_000).routing(status);
      expect(desk.writes()).to.deep.equal(['omni Chat']);
      desk.after(1_999).interaction('c1', 'afterCallWork');
      expect(desk.summary.holds.pureCloudWork, 'a late word of it').to.deep.equal([]);
    });

    it(`${status} ends nothing while an interaction is connected`, () => {
      const desk = shift().interaction('c1', 'afterCallWork').interaction('c2', 'connected');
      desk.routing(status);
      expect(desk.summary.holds.pureCloudWork).to.deep.equal(['c1', 'c2']);
    });
  }

  for (const status of ['INTERACTING', 'NOT_RESPONDING', 'COMMUNICATING'] as const) {
    it(`${status} ends nothing`, () => {
      const desk = shift().interaction('c1', 'afterCallWork').routing(status);
      expect(desk.summary.holds.pureCloudWork).to.deep.equal(['c1']);
    });
  }

  it('IDLE leaves an alerting interaction as it is', () => {
    const desk = shift().interaction('c1', 'alerting').routing('IDLE');
    expect(desk.interaction('c1', 'connected').writes()).to.deep.equal(['omni Busy']);
  });
});

describe('sync: events of items that overtake one another', () => {
  it('a work item that ended does not come back within 2 s', () => {
    for (const late of ['assigned', 'accepted'] as const) {
      const desk = shift().work('w1', 'accepted').work('w1', 'closed').after(1_999);
      desk.work('w1', late).after(1).work('w1', 'assigned');
      expect(desk.summary.holds.salesforceWork).to.deep.equal([]);
    }
  });

  it('closed that overtakes accepted: the item never was', () => {
    const desk = shift().work('w1', 'closed').after(1_999).work('w1', 'accepted');
    expect(desk.writes()).to.deep.equal([]);
  });

  it('after 2 s it may: the same item was assigned again', () => {
    const desk = shift().work('w1', 'declined').after(2_000).work('w1', 'accepted');
    expect(desk.summary.holds.salesforceWork).to.deep.equal(['w1']);
  });

  it('an interaction that ended does not come back within 2 s, but after it', () => {
    for (const late of ['alerting', 'connected', 'afterCallWork'] as const) {
      const desk = shift().interaction('c1', 'ended').after(1_999).interaction('c1', late);
      desk.interaction('c1', 'ended').after(2_000).interaction('c1', 'connected');
      expect(desk.summary.holds.pureCloudWork).to.deep.equal(['c1']);
    }
    const early = shift().interaction('c1', 'ended').after(1_999).interaction('c1', 'connected');
    expect(early.summary.holds.pureCloudWork).to.deep.equal([]);
  });

  it('an end of long ago being forgotten, one of a moment ago is not', () => {
    const desk = shift().work('w1', 'accepted').work('w2', 'accepted').work('w1', 'closed');
    desk.after(1_000).work('w2', 'closed').after(1_500).work('w2', 'accepted');
    expect(desk.summary.holds.salesforceWork).to.deep.equal([]);
  });

  it('the end of one item keeps no other out, not even of the same id on the other side', () => {
    const desk = shift().work('x', 'closed').interaction('x', 'connected').work('y', 'accepted');
    expect(desk.summary.holds).to.deep.equal({ salesforceWork: ['y'], pureCloudWork: ['x'] });
  });

  it('what a read lists twice is one, as it is listed last', () => {
    const desk = shift().lose('omni').back('omni');
    const { id: command } = desk.readInFlight('omni');
    const work = [
      { id: 'w1', is: 'assigned' },
      { id: 'w1', is: 'accepted' },
      { id: 'w1', is: 'accepted' },
    ] as const;
    const reading = { side: 'omni', status: 'Chat', work } as const;
    desk.hear({ type: 'read', command, ok: true, reading });
    expect(desk.summary.holds.salesforceWork).to.deep.equal(['w1']);
  });

  it('ids may be any text', () => {
    const desk = shift().work('constructor', 'accepted').interaction('toString', 'connected');
    expect(desk.summary.holds).to.deep.equal({
      salesforceWork: ['constructor'],
      pureCloudWork: ['toString'],
    });
    desk.interaction('toString', 'ended').work('constructor', 'closed');
    expect(shown(desk)).to.deep.equal(['Chat', 'ON_QUEUE']);
  });
});
