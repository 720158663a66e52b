import { expect } from 'chai';
import { addressText, detailText, whoOf } from './describe.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';

const shown = (address: string): string => addressText(address).replaceAll('\u00a0', ' ');

describe('an address in the panel', () => {
  for (const [address, text] of [
    ['+14155550117', '+1 415 555 0117'],
    ['+442079460123', '+44 20 7946 0123'],
    ['+81312345678', '+81 3 1234 5678'],
    ['+819012345678', '+81 90 1234 5678'],
    ['+4930123456', '+49 3012 3456'],
    ['+79161234567', '+7 91 6123 4567'],
    ['+3581234567', '+358 123 4567'],
    ['+35312345678', '+353 1234 5678'],
  ] as const) {
    it(`is grouped: ${address}`, () => expect(shown(address)).to.equal(text));
  }

  for (const address of [
    '',
    '5550117',
    '+1',
    '+0123456789',
    'maria@example.com',
    'sip:1@example',
  ]) {
    it(`stays as it is: “${address}”`, () => expect(addressText(address)).to.equal(address));
  }

  it('keeps every digit, whatever the country', () => {
    for (let start = 1; start < 1_000; start += 1) {
      const address = `+${start}23456789`;
      expect(shown(address).replaceAll(' ', '')).to.equal(address);
    }
  });

  it('is who it is where there is no name', () => {
    expect(whoOf({ party: { name: '', address: '+14155550117' } }, en)).to.match(/^\+1\s415/);
    expect(whoOf({ party: { name: 'Maria', address: '+14155550117' } }, en)).to.equal('Maria');
    expect(whoOf({ party: { name: '', address: '' } }, en)).to.equal(en.unknownParty);
  });
});

describe('what is known of somebody who was found', () => {
  it('says of what a queue’s number is', () => {
    expect(detailText({ kind: 'queue', name: 'Sales', detail: '5' }, en)).to.equal('5 agents');
    expect(detailText({ kind: 'queue', name: 'Sales', detail: '1' }, en)).to.equal('1 agent');
    expect(detailText({ kind: 'queue', name: 'Sales', detail: '5' }, ja)).to.equal('5 人');
    expect(detailText({ kind: 'queue', name: 'Sales', detail: '' }, en)).to.equal('');
    expect(detailText({ kind: 'person', name: 'Kim', detail: 'Clerk' }, en)).to.equal('Clerk');
  });
});
