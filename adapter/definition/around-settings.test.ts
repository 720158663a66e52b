import { expect } from 'chai';
import { addressFrom, attributesIn, filledIn, readAroundSettings } from './around-settings.js';

const read = (items: Readonly<Record<string, string>> = {}) =>
  readAroundSettings(
    Object.fromEntries(Object.entries(items).map(([item, value]) => [`/softphone/${item}`, value])),
  );
const wrong = (items: Readonly<Record<string, string>>) =>
  read(items).problems.map(({ code, kind, item, suggestion }) =>
    [kind, code, item, suggestion].filter(Boolean).join(' '),
  );

describe('section softphone, around the phone', () => {
  it('works in every org without a word', () => {
    const { settings, problems } = read();
    expect(problems).to.deep.equal([]);
    expect(settings).to.deep.include({ clickToDial: true, screenPop: 'alert' });
    expect(Object.fromEntries(settings.callLog?.fields ?? [])).to.deep.equal({
      Subject: { fact: 'subject' },
      Status: { fact: 'status' },
      ActivityDate: { fact: 'date' },
      CallType: { fact: 'callType' },
      CallDurationInSeconds: { fact: 'duration' },
      CallDisposition: { fact: 'result' },
      CallObject: { fact: 'conversation' },
      Description: { fact: 'notes' },
      WhoId: { fact: 'who' },
      WhatId: { fact: 'what' },
    });
    expect(settings.callLog?.status).to.deep.equal({ open: 'In Progress', done: 'Completed' });
  });

  it('is turned off by a word, in any case', () => {
    const { settings, problems } = read({
      clickToDial: 'False',
      screenPop: 'OFF',
      callLog: 'false',
    });
    expect(settings).to.deep.include({ clickToDial: false, screenPop: 'off', callLog: null });
    expect(problems).to.deep.equal([]);
  });

  it('maps fields, as facts and as texts with facts in them, and leaves some out', () => {
    const { settings, problems } = read({
      callLogField1: 'Queue__c = queue',
      callLogField2: 'Subject = "{direction} call {number}"',
      callLogField3: 'Description = none',
      callLogField12: 'TaskSubtype="Call"',
      callLogField13: 'none',
      callLogStatusDone: 'Closed',
    });
    expect(problems).to.deep.equal([]);
    const fields = settings.callLog?.fields;
    expect(fields?.get('Queue__c')).to.deep.equal({ fact: 'queue' });
    expect(fields?.get('Subject')).to.deep.equal({ text: '{direction} call {number}' });
    expect(fields?.get('TaskSubtype')).to.deep.equal({ text: 'Call' });
    expect(fields?.has('Description')).to.equal(false);
    expect(settings.callLog?.status.done).to.equal('Closed');
  });

  it('tells what it cannot read, with what may have been meant, and takes the default', () => {
    expect(
      wrong({
        screenPop: 'alrt',
        callLog: 'yes',
        callLogField1: 'Queue__c',
        callLogField2: 'Queue__c = que',
        callLogField3: 'Subject = "{nmber}"',
        callLogField4: 'CallObject = number',
      }),
    ).to.have.members([
      'warning value-invalid softphone/screenPop alert',
      'warning value-invalid softphone/callLog',
      'warning value-invalid softphone/callLogField1',
      'warning value-invalid softphone/callLogField2 Queue__c = queue',
      'warning value-invalid softphone/callLogField3',
      'warning value-invalid softphone/callLogField4',
    ]);
    const { settings } = read({ callLogField4: 'CallObject = number', screenPop: 'alrt' });
    expect(settings.callLog?.fields.get('CallObject')).to.deep.equal({ fact: 'conversation' });
    expect(settings.screenPop).to.equal('alert');
  });

  it('fills facts into a text', () => {
    expect(filledIn('{direction} from {number}', (fact) => `<${fact}>`)).to.equal(
      '<direction> from <number>',
    );
  });
});

describe('what a screen pop opens by participant attributes', () => {
  it('is nothing where nothing is said', () => {
    const { popTo } = read().settings;
    expect(popTo).to.deep.equal({ record: null, url: null, flow: null });
    expect(attributesIn(popTo)).to.deep.equal([]);
  });

  it('is a record, an address and a flow; each attribute is named once', () => {
    const { settings, problems } = read({
      screenPopRecord: 'SF_RecordId',
      screenPopUrl: '/lightning/r/Case/{SF_Case}/view?from={SF_RecordId}',
      screenPopFlow: 'Verify_Caller',
      screenPopFlowInputs: 'caseId = SF_Case,reason=SF_Reason',
    });
    expect(problems).to.deep.equal([]);
    expect(settings.popTo.flow?.inputs).to.deep.equal(
      new Map([
        ['caseId', 'SF_Case'],
        ['reason', 'SF_Reason'],
      ]),
    );
    expect(attributesIn(settings.popTo)).to.deep.equal(['SF_RecordId', 'SF_Case', 'SF_Reason']);
  });

  it('says what cannot be used, and does without it', () => {
    const items = {
      screenPopRecord: 'the record',
      screenPopUrl: 'https://evil.example/',
      screenPopFlow: 'Verify Caller',
      screenPopFlowInputs: 'caseId, reason = SF_Reason',
    };
    expect(wrong(items)).to.deep.equal([
      'warning value-invalid softphone/screenPopRecord',
      'warning value-invalid softphone/screenPopUrl',
      'warning value-invalid softphone/screenPopFlow',
      'warning value-invalid softphone/screenPopFlowInputs',
    ]);
    expect(read(items).settings.popTo).to.deep.equal({ record: null, url: null, flow: null });
    for (const url of ['//evil.example', '/\\evil.example', 'javascript:alert(1)', 'records/{a}']) {
      expect(read({ screenPopUrl: url }).settings.popTo.url, url).to.equal(null);
    }
  });

  it('puts attributes into an address so that they cannot lead elsewhere', () => {
    const template = '/lightning/r/Case/{id}/view';
    expect(addressFrom(template, { id: '500' })).to.equal('/lightning/r/Case/500/view');
    expect(addressFrom(template, { id: '../../evil?a=b' })).to.equal(
      '/lightning/r/Case/..%2F..%2Fevil%3Fa%3Db/view',
    );
    expect(addressFrom(template, {})).to.equal(null);
    expect(addressFrom('{whole}', { whole: '/apex/Caller?id=1' })).to.equal('/apex/Caller?id=1');
    for (const whole of ['//evil.example/', 'https://evil.example/', '/\\evil', '{whole}', 'x']) {
      expect(addressFrom('{whole}', { whole }), whole).to.equal(null);
    }
  });
});
