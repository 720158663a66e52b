import { expect } from 'chai';
import { checkNumber, INTERNATIONAL, isNumberProblem } from './check-number.js';
import { library } from '../ports/numbers/number-library.js';

const US = { country: 'US', prefixes: { outside: '9', longDistance: '1', international: '011' } };
const DE = { country: 'DE', prefixes: { outside: '0', longDistance: '', international: '00' } };
const JP = { country: 'JP', prefixes: { outside: '', longDistance: '', international: '' } };

const numberOf = (...given: Parameters<typeof checkNumber>): string => {
  const checked = checkNumber(...given);
  return checked.ok ? checked.number : checked.problem;
};

describe('a number that somebody writes', () => {
  describe('while nothing is known of the world’s numbers', () => {
    for (const [text, number] of [
      ['+1 (212) 555-0123', '+12125550123'],
      ['+49 30 1234567', '+49301234567'],
      ['0081 3 1234 5678', '+81312345678'],
      ['＋８１３１２３４５６７８', '+81312345678'],
      ['tel:+15551234567', '+15551234567'],
      ['+1 212 555 0123 ext. 45', '+12125550123'],
      ['tel:+12125550123;ext=45', '+12125550123'],
      [' 1234 ', '1234'],
      ['sip:kim@acme.example', 'sip:kim@acme.example'],
      ['sips:kim.novak@pbx.acme.example:5061', 'sips:kim.novak@pbx.acme.example:5061'],
    ] as const) {
      it(`is ${number}: ${text}`, () => {
        expect(numberOf(text)).to.equal(number);
        expect(numberOf(text, US), 'whatever the country').to.equal(number);
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
      ['+12', 'tooShort'],
      ['+1234567890123456', 'tooLong'],
      ['5', 'tooShort'],
      ['+0123456789', 'tooShort'],
      ['sip:kim', 'sip'],
      ['sip:kim novak@acme.example', 'sip'],
    ] as const) {
      it(`has the problem ${problem}: ${text}`, () => {
        expect(numberOf(text)).to.equal(problem);
        expect(isNumberProblem(problem)).to.equal(true);
      });
    }

    it('has to wait for it where it has no country code and the definition names the country', () => {
      expect(numberOf('(212) 555-0123', US)).to.equal('library');
    });
  });

  describe('once it is known what numbers a country has', () => {
    for (const [text, rules, number] of [
      ['(212) 555-0123', US, '+12125550123'],
      ['1 212 555 0123', US, '+12125550123'],
      ['030 1234567', DE, '+49301234567'],
      ['03-1234-5678', JP, '+81312345678'],
      ['０３－１２３４－５６７８', JP, '+81312345678'],
      ['010 1 212 555 0123', JP, '+12125550123'],
      ['+44 20 7946 0018', US, '+442079460018'],
      ['+1 212 555 0123', INTERNATIONAL, '+12125550123'],
    ] as const) {
      it(`is ${number}: ${text} (${rules.country ?? 'no country'})`, () => {
        expect(numberOf(text, rules, library)).to.equal(number);
      });
    }

    for (const [text, rules, number] of [
      ['9 1 415 555 0117', US, '+14155550117'],
      ['9 415 555 0117', US, '+14155550117'],
      ['9 011 49 30 1234567', US, '+49301234567'],
      ['011 49 30 1234567', US, '+49301234567'],
      ['0 030 1234567', DE, '+49301234567'],
      ['0 00 1 212 555 0123', DE, '+12125550123'],
    ] as const) {
      it(`is read without the prefixes of a telephone system: ${text}`, () => {
        expect(numberOf(text, rules, library)).to.equal(number);
      });
    }

    it('keeps digits that look like a prefix and belong to it', () => {
      expect(numberOf('919 555 0123', US, library)).to.equal('+19195550123');
    });

    for (const text of ['112', '911', '110', '9911', '1234']) {
      it(`is left alone where it is short, so that emergency numbers always go out: ${text}`, () => {
        for (const rules of [US, DE, JP, INTERNATIONAL]) {
          expect(numberOf(text, rules, library)).to.equal(text);
        }
      });
    }

    for (const [text, rules, problem] of [
      ['212 555 01', US, 'tooShort'],
      ['212 555 0123 456', US, 'tooLong'],
      ['+1 212 555', US, 'tooShort'],
      ['+999 12345678', US, 'countryCode'],
      ['212 555 0123', INTERNATIONAL, 'country'],
      ['212 555 0123', { ...US, country: 'XX' }, 'country'],
    ] as const) {
      it(`has the problem ${problem}: ${text} (${rules.country ?? 'no country'})`, () => {
        expect(numberOf(text, rules, library)).to.equal(problem);
      });
    }

    it('tells what will be called, and when no such number is known', () => {
      expect(checkNumber('0301234567', DE, library)).to.deep.equal({
        ok: true,
        number: '+49301234567',
        pretty: '+49 30 1234567',
        country: 'DE',
        isUnusual: false,
      });
      expect(checkNumber('+1 000 555 0123', US, library)).to.deep.include({
        ok: true,
        isUnusual: true,
      });
    });
  });
});
