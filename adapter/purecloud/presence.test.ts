import { expect } from 'chai';
import fc from 'fast-check';
import { readFrame, topicsOf } from './notifications/frames.js';
import {
  readDefinitions,
  readPresence,
  readPresenceEvent,
  readRoutingStatus,
  readSystemPresence,
} from './presence.js';

describe('presence', () => {
  it('is read from a REST answer, ids in lower case', () => {
    expect(
      readPresence({
        presenceDefinition: { id: 'ABC', systemPresence: 'On Queue' },
        modifiedDate: '2026-11-22T10:00:00.123Z',
        futurePresenceDefinition: { id: 'DEF' },
      }),
    ).to.deep.equal({
      status: 'abc',
      modifiedDate: Date.UTC(2026, 10, 22, 10, 0, 0, 123),
      future: 'def',
    });
  });

  it('has no date where there is none or none that can be read', () => {
    expect(readPresence({ presenceDefinition: { id: 'a' } })).to.deep.equal({ status: 'a' });
    expect(readPresence({ presenceDefinition: { id: 'a' }, modifiedDate: 'soon' })).to.deep.equal({
      status: 'a',
    });
  });

  it('is heard of as an event, of PureCloud or of the primary source', () => {
    const body = { presenceDefinition: { id: 'a' } };
    expect(readPresenceEvent({ ...body, source: 'PURECLOUD' })).to.deep.equal({
      type: 'status',
      side: 'pureCloud',
      status: 'a',
    });
    expect(readPresenceEvent({ ...body, source: 'MICROSOFTTEAMS' })).to.equal(undefined);
    expect(readPresenceEvent({ ...body, source: 'MICROSOFTTEAMS', primary: true })).to.include({
      status: 'a',
    });
    expect(readPresenceEvent(body)).to.include({ status: 'a' });
  });

  it('has one name on all surfaces', () => {
    for (const name of ['On Queue', 'ON_QUEUE', 'OnQueue', 'on-queue']) {
      expect(readSystemPresence(name)).to.equal('ON_QUEUE');
    }
    expect(readSystemPresence('Out of Office')).to.equal(undefined);
  });

  it('has a routing status, one of five', () => {
    expect(readRoutingStatus({ status: 'IDLE' })).to.equal('IDLE');
    expect(readRoutingStatus({ status: 'idle' })).to.equal(undefined);
    expect(readRoutingStatus(null)).to.equal(undefined);
  });
});

describe('presence definitions', () => {
  const own = {
    id: 'S-1',
    type: 'User',
    systemPresence: 'Away',
    languageLabels: { en_US: 'Lunch', ja: '昼食', de: 7 },
    deactivated: false,
  };

  it('are read with their labels, primary and secondary', () => {
    expect(
      readDefinitions({
        entities: [
          { id: 'P', type: 'System', systemPresence: 'On Queue', languageLabels: {} },
          own,
        ],
      }),
    ).to.deep.equal([
      { id: 'p', systemPresence: 'ON_QUEUE', secondary: false, deactivated: false, labels: {} },
      {
        id: 's-1',
        systemPresence: 'AWAY',
        secondary: true,
        deactivated: false,
        labels: { en_US: 'Lunch', ja: '昼食' },
      },
    ]);
  });

  it('take the name where there is no label', () => {
    expect(
      readDefinitions({ entities: [{ id: 'p', name: 'Busy', systemPresence: 'Busy' }] })[0]?.labels,
    ).to.deep.equal({ en_US: 'Busy' });
  });

  it('include those that are deactivated, from the user’s own, each once', () => {
    const me = {
      divisionedPresenceDefinitions: [own, { ...own, id: 's-2', deactivated: true }],
    };
    expect(
      readDefinitions({ entities: [own] }, me).map(({ id, deactivated }) => [id, deactivated]),
    ).to.deep.equal([
      ['s-1', false],
      ['s-2', true],
    ]);
  });

  it('that cannot be read are left out', () => {
    expect(
      readDefinitions({ entities: [null, 3, {}, { id: 'x', systemPresence: 'Nap' }] }),
    ).to.deep.equal([]);
    expect(readDefinitions('no list')).to.deep.equal([]);
  });
});

describe('everything from outside', () => {
  it('is read without an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readPresence(value);
        readPresenceEvent(value);
        readRoutingStatus(value);
        readDefinitions(value, value);
        readFrame(value, 'u');
        readFrame(safeJson(value), 'u');
      }),
    );
  });

  it('combines the topics in a name below 200 characters', () => {
    const topics = topicsOf('11111111-2222-4333-8444-555555555555');
    expect(topics).to.have.length(1);
    expect(topics[0]?.length).to.be.lessThan(200);
  });
});

function safeJson(value: unknown): unknown {
  try {
    return JSON.stringify(value);
  } catch {
    return 'no JSON';
  }
}
