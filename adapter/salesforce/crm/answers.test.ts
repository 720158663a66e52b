import { OpenCtiError } from '@salesforce/open-cti';
import { expect } from 'chai';
import { HOSTILE_LIVE } from '../../ports/testing/hostile.js';
import {
  clickedNumber,
  crmError,
  looksForTasks,
  popOutcome,
  recordOf,
  savedId,
  taskIn,
} from './answers.js';

const TASK = '00T5g00000000001AA';
const MARIA = '0035g0000000001AAA';
const ACME = '0015g0000000004AAA';

describe('what Salesforce answers', () => {
  for (const [what, returnValue] of [
    ['a text', TASK],
    ['a short text', TASK.slice(0, 15)],
    ['recordId', { recordId: TASK }],
    ['Id', { Id: TASK }],
    ['id', { id: TASK }],
    ['the one of them that is an Id', { recordId: '', Id: 7, id: TASK }],
  ] as const) {
    it(`names a saved record: ${what}`, () => {
      expect(savedId(returnValue))
        .to.be.a('string')
        .and.satisfy((id: string) => TASK.startsWith(id));
    });
  }

  it('names none where it is no Id', () => {
    for (const value of [null, true, '', 'no', {}, { recordId: 'x' }, [TASK], `${TASK}AAA`]) {
      expect(savedId(value), JSON.stringify(value)).to.equal(null);
    }
  });

  it('tells of a clicked number, as text or as number, and where it stands', () => {
    const payload = {
      number: '(415) 555-0117',
      recordId: ACME,
      recordName: 'Acme',
      objectType: 'Account',
      contactId: MARIA,
    };
    expect(clickedNumber(payload)).to.deep.equal({
      number: '(415) 555-0117',
      record: { id: ACME, object: 'Account', name: 'Acme', contact: MARIA },
    });
    expect(clickedNumber({ number: 4155550117 })).to.deep.equal({
      number: '4155550117',
      record: null,
    });
    for (const number of ['', ' ', null, {}, '1'.repeat(101)]) {
      expect(clickedNumber({ number }), JSON.stringify(number)).to.equal(null);
    }
  });

  it('counts records only, and not what else stands in a search’s answer', () => {
    const maria = { Id: MARIA, Name: 'Maria', RecordType: 'Contact' };
    const pop = { SCREEN_POP_DATA: { type: 'sobject' } };
    expect(popOutcome(pop)).to.deep.equal({ is: 'none' });
    expect(popOutcome({ ...pop, [MARIA]: maria })).to.deep.equal({
      is: 'one',
      record: { id: MARIA, object: 'Contact', name: 'Maria' },
    });
    expect(popOutcome({ [MARIA]: maria, [ACME]: {} })).to.deep.equal({ is: 'several', count: 2 });
    expect(popOutcome({ [ACME]: { IsPersonAccount: true, PersonContactId: MARIA } })).to.deep.equal(
      {
        is: 'one',
        record: { id: ACME, object: '', name: '', contact: MARIA },
      },
    );
  });

  it('takes a Task for a conversation’s only if it does not say otherwise', () => {
    expect(taskIn({ [TASK]: { CallObject: 'c1' } }, 'c1')).to.equal(TASK);
    expect(taskIn({ [TASK]: {} }, 'c1')).to.equal(TASK);
    expect(taskIn({ [TASK]: { CallObject: 'c2' } }, 'c1')).to.equal(null);
    expect(taskIn({ [MARIA]: { CallObject: 'c1' } }, 'c1')).to.equal(null);
  });

  it('says whether Tasks can be found', () => {
    const field = { displayName: 'Subject', apiName: 'Subject' };
    expect(looksForTasks({ Internal: { objects: { Task: [field] } } })).to.equal(true);
    // Without a field chosen, nothing comes back.
    expect(looksForTasks({ Internal: { objects: { Task: [] } } })).to.equal(false);
    expect(looksForTasks({ Inbound: { objects: { Task: [field] } } })).to.equal(false);
  });

  for (const [what, error, changes, reason] of [
    ['its console starts', ['refused', 'SOFTPHONE_CONTAINER_ERROR'], false, 'notReady'],
    ['nothing came back', ['noAnswer'], false, 'noAnswer'],
    ['the answer is another', ['invalidAnswer'], false, 'noAnswer'],
    ['it said no', ['refused', 'SERVER_ERROR'], false, 'refused'],
    ['the library would not even ask', ['invalidCall'], false, 'refused'],
    [
      'the record is deleted',
      ['refused', 'SERVER_ERROR', [{ statusCode: 'ENTITY_IS_DELETED' }]],
      true,
      'gone',
    ],
    [
      'what a new one relates to is deleted',
      ['refused', 'SERVER_ERROR', [{ statusCode: 'ENTITY_IS_DELETED' }]],
      false,
      'refused',
    ],
  ] as const) {
    it(`means ${reason} where ${what}`, () => {
      const [kind, code = null, details = null] = error;
      const failure = crmError(new OpenCtiError(kind, 'No.', code, details), changes);
      expect(failure.reason).to.equal(reason);
      expect(failure.detail).to.contain('No.');
    });
  }

  it('is not upset by anything', () => {
    for (const value of HOSTILE_LIVE) {
      expect(() => {
        savedId(value);
        clickedNumber(value);
        recordOf(value);
        popOutcome(value);
        taskIn(value, 'c');
        looksForTasks(value);
        crmError(new OpenCtiError('refused', 'x', null, value));
      }).not.to.throw();
    }
  });
});
