import { expect } from 'chai';
import type { SetCommand } from '../../sync/commands.js';
import type { SyncEvent } from '../../sync/events.js';
import { initialState } from '../../sync/state.js';
import type { TimelineEntry } from './recording.js';
import { rowsOf } from './rows.js';

const heard = (at: number, event: SyncEvent): TimelineEntry => ({ at, event });

const setOmni = (id: number, status: string): SetCommand => ({
  type: 'set',
  id,
  side: 'omni',
  status,
  from: null,
  attempt: 1,
  cause: { rule: 'mapped', event: { type: 'status', side: 'pureCloud', status: 'q' }, at: 1 },
});

const rows = (...entries: readonly TimelineEntry[]) =>
  rowsOf({ state: initialState(), entries }, (side, status) => `${side} ${status}`);

describe('the rows of the timeline', () => {
  it('tell what was heard and what was done because of it, the newest first', () => {
    const command = setOmni(1, 'm');
    const told = rows(
      heard(1, { type: 'status', side: 'pureCloud', status: 'q' }),
      { at: 1, command },
      heard(20, { type: 'status', side: 'omni', status: 'm', reason: 'toolkit' }),
      heard(25, { type: 'answer', command: 1, ok: true }),
      heard(30, { type: 'wake' }),
    );
    expect(told).to.deep.equal([
      {
        kind: 'heard',
        at: 20,
        side: 'omni',
        event: 'status',
        change: false,
        label: 'omni m',
        reason: 'toolkit',
        echo: true,
      },
      {
        kind: 'set',
        at: 1,
        side: 'omni',
        change: true,
        label: 'omni m',
        cause: command.cause,
        causeLabel: 'pureCloud q',
        attempt: 1,
        outcome: 'taken',
      },
      {
        kind: 'heard',
        at: 1,
        side: 'pureCloud',
        event: 'status',
        change: true,
        label: 'pureCloud q',
      },
    ]);
  });

  it('tell a refusal by its reason, and a command that nobody answered', () => {
    const told = rows(
      { at: 1, command: setOmni(1, 'm') },
      { at: 2, command: setOmni(2, 'n') },
      heard(3, {
        type: 'answer',
        command: 1,
        ok: false,
        failure: { kind: 'permanent', reason: 'notGranted' },
      }),
    );
    expect(told.map((row) => row.kind === 'set' && row.outcome)).to.deep.equal([
      'unanswered',
      'notGranted',
    ]);
  });

  it('tell a change from a status that is there already', () => {
    const told = rows(
      heard(1, { type: 'status', side: 'omni', status: 'a', reason: 'manual' }),
      heard(2, { type: 'status', side: 'omni', status: 'a', reason: 'manual' }),
      heard(3, {
        type: 'read',
        command: 4,
        ok: true,
        reading: { side: 'omni', status: 'b', work: [] },
      }),
    );
    expect(told.map(({ change }) => change)).to.deep.equal([true, false, true]);
  });

  it('say of each what it is about, and leave out what is the engine’s own', () => {
    const told = rows(
      heard(1, { type: 'work', id: 'w', is: 'accepted', object: 'Case' }),
      heard(2, { type: 'interaction', id: 'c', is: 'connected', media: 'email' }),
      heard(3, { type: 'workload', percent: 33.4 }),
      heard(4, { type: 'reach', side: 'pureCloud', is: 'lost', reason: 'connection' }),
      heard(5, { type: 'answered', yes: false }),
      heard(6, { type: 'status', side: 'pureCloud', status: 'q', future: 'a' }),
      heard(7, { type: 'wake' }),
      { at: 7, command: { type: 'read', id: 9, side: 'omni' } },
    );
    expect(told.map((row) => (row.kind === 'heard' ? [row.event, row.is, row.item] : [])))
      .to.deep //
      .equal([
        ['status', 'heldBack', undefined],
        ['answered', 'no', undefined],
        ['reach', 'lost', undefined],
        ['workload', '33', undefined],
        ['interaction', 'connected', 'email'],
        ['work', 'accepted', 'Case'],
      ]);
  });

  it('tell what another component asked for, between what was heard', () => {
    const told = rows(
      { at: 1, asked: 'setStatus' },
      heard(1, { type: 'chosen', side: 'pureCloud', status: 'q' }),
    );
    expect(told.map(({ kind, at, side, change }) => [kind, at, side, change])).to.deep.equal([
      ['heard', 1, 'pureCloud', true],
      ['asked', 1, null, false],
    ]);
    expect(told[1]).to.deep.include({ action: 'setStatus' });
  });
});
