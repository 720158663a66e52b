import { expect } from 'chai';
import { checkNumber } from './number-check.js';

describe('a number that an agent types', () => {
  for (const [text, number] of [
    ['+1 (212) 555-0123', '+12125550123'],
    ['+49 30 1234567', '+49301234567'],
    ['0081 3 1234 5678', '+81312345678'],
    ['＋８１３１２３４５６７８', '+81312345678'],
    ['tel:+15551234567', '+15551234567'],
    [' 1234 ', '1234'],
  ] as const) {
    it(`is ${number}: ${text}`, () => {
      expect(checkNumber(text)).to.deep.equal({ ok: true, number });
    });
  }

  for (const [text, problem] of [
    ['', 'empty'],
    [' - ', 'empty'],
    ['Kim', 'letters'],
    ['+1 800 FLOWERS', 'letters'],
    ['12+34', 'letters'],
    ['0301234567', 'country'],
    ['2125550123', 'country'],
    ['+12', 'length'],
    ['+1234567890123456', 'length'],
    ['5', 'length'],
    ['+0123456789', 'length'],
  ] as const) {
    it(`has the problem ${problem}: ${text}`, () => {
      expect(checkNumber(text)).to.deep.equal({ ok: false, problem });
    });
  }
});
