import { expect } from 'chai';
import { planMoves, readAgents, undoFile, type MovesOptions } from './agents.js';
import type { OrgUser } from './org.js';

const USERS: readonly OrgUser[] = [
  { id: '005A', username: 'ann@x.example', active: true, callCenterId: '' },
  { id: '005B', username: 'bob@x.example', active: true, callCenterId: '04v000000000002AAA' },
  { id: '005C', username: 'cem@x.example', active: false, callCenterId: '' },
];

const CALL_CENTERS = [
  { id: '04v000000000001AAA', internalName: 'Main', adapterUrl: '/apex/Softphone' },
  { id: '04v000000000002AAA', internalName: 'Pilot', adapterUrl: '/apex/Softphone' },
];

const plan = (list: string, more: Partial<MovesOptions> = {}) =>
  planMoves({
    wanted: readAgents(list, 'a.csv'),
    users: USERS,
    callCenters: CALL_CENTERS,
    target: 'Pilot',
    ...more,
  });

describe('a list of agents', () => {
  it('is read from the command line and from a file', () => {
    const names = [
      { username: 'a@x.example', callCenter: null },
      { username: 'b@x.example', callCenter: null },
    ];
    expect(readAgents('a@x.example, b@x.example')).to.deep.equal(names);
    const file =
      '\uFEFFUsername,CallCenter\r\n# the first two\r\n\r\na@x.example\r\nb@x.example,\r\n';
    expect(readAgents(file, 'a.csv')).to.deep.equal(names);
  });

  it('may name a call center for each', () => {
    expect(readAgents('a@x.example,Main\nb@x.example,none', 'a.csv')).to.deep.equal([
      { username: 'a@x.example', callCenter: 'Main' },
      { username: 'b@x.example', callCenter: 'none' },
    ]);
  });

  it('says which line is wrong', () => {
    expect(() => readAgents('a@x.example\nbob', 'a.csv')).to.throw('a.csv:2: bob is no user name');
    expect(() => readAgents("a@x.example\nx'@y.example", 'a.csv')).to.throw('a.csv:2: ');
    expect(() => readAgents('a@x.example\nA@x.example', 'a.csv')).to.throw(
      'a.csv:2: A@x.example is there twice',
    );
    expect(() => readAgents('a@x.example,No center', 'a.csv')).to.throw('no internal name');
    expect(() => readAgents('a@x.example,Main,more', 'a.csv')).to.throw('a.csv:1: ');
  });
});

describe('a plan of moves', () => {
  it('tells from where to where, and who is there already', () => {
    const { moves, there, problems } = plan('ann@x.example\nBOB@x.example');
    expect(problems).to.be.empty;
    expect(moves.map(({ user, from, to, toId }) => [user.username, from, to, toId])).to.deep.equal([
      ['ann@x.example', 'none', 'Pilot', '04v000000000002AAA'],
    ]);
    expect(there.map(({ username }) => username)).to.deep.equal(['bob@x.example']);
  });

  it('knows an Id in its short form', () => {
    const users = [{ ...(USERS[1] ?? expect.fail()), callCenterId: '04v000000000002' }];
    expect(plan('bob@x.example', { users }).moves).to.be.empty;
  });

  it('takes agents out of their call center', () => {
    const [move] = plan('bob@x.example,none').moves;
    expect([move?.from, move?.to, move?.toId]).to.deep.equal(['Pilot', 'none', '']);
  });

  it('moves a wave at a time, and the next one when it is run again', () => {
    const { moves, later } = plan('bob@x.example,Main\nann@x.example', { wave: 1 });
    expect(moves.map(({ user }) => user.username)).to.deep.equal(['bob@x.example']);
    expect(later.map(({ user }) => user.username)).to.deep.equal(['ann@x.example']);
  });

  it('names everything that is in the way', () => {
    const { problems } = plan('cem@x.example\nnobody@x.example\nann@x.example,Gone');
    expect(problems).to.deep.equal([
      'The user cem@x.example is not active.',
      'The org has no user nobody@x.example.',
      'The org has no call center Gone, which ann@x.example shall be in.',
    ]);
    expect(plan('ann@x.example', { target: null }).problems).to.deep.equal([
      'Say the call center of ann@x.example.',
    ]);
  });

  it('can be undone by a file of its own form', () => {
    const { moves } = plan('ann@x.example\nbob@x.example,Main');
    const undo = undoFile(moves);
    expect(readAgents(undo, 'a.csv')).to.deep.equal([
      { username: 'ann@x.example', callCenter: 'none' },
      { username: 'bob@x.example', callCenter: 'Pilot' },
    ]);
  });

  it('does not pretend to undo what it cannot name', () => {
    const users = [{ ...(USERS[0] ?? expect.fail()), callCenterId: '04v00000000000ZAAA' }];
    expect(undoFile(plan('ann@x.example', { users }).moves)).to.contain(
      '# ann@x.example was in another',
    );
  });
});
