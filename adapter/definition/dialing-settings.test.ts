import { expect } from 'chai';
import { readingsOf, withPrefixes } from './dialing-prefixes.js';
import { NO_PREFIXES, readDialingSettings } from './dialing-settings.js';

const read = (
  softphone: Readonly<Record<string, string>> = {},
  dialing: Readonly<Record<string, string>> = {},
) =>
  readDialingSettings({
    ...Object.fromEntries(Object.entries(softphone).map(([i, v]) => [`/softphone/${i}`, v])),
    ...Object.fromEntries(Object.entries(dialing).map(([i, v]) => [`/reqDialingOptions/${i}`, v])),
  });
const wrong = (...given: Parameters<typeof read>) =>
  read(...given).problems.map(({ kind, item, suggestion }) =>
    [kind, item, suggestion].filter(Boolean).join(' '),
  );

describe('what a definition says of calling', () => {
  it('asks for country codes, sends no prefix and lets everybody go On Queue without a word', () => {
    expect(read()).to.deep.equal({
      settings: {
        country: null,
        prefixes: NO_PREFIXES,
        applyPrefixes: false,
        stationRequired: false,
      },
      problems: [],
    });
  });

  it('reads every item, in any case', () => {
    const { settings, problems } = read(
      { country: 'de', dialingPrefixes: 'Apply', stationRequired: 'TRUE' },
      { reqOutsidePrefix: '0', reqLongDistPrefix: '0', reqInternationalPrefix: '00' },
    );
    expect(settings).to.deep.equal({
      country: 'DE',
      prefixes: { outside: '0', longDistance: '0', international: '00' },
      applyPrefixes: true,
      stationRequired: true,
    });
    expect(problems).to.deep.equal([]);
  });

  it('takes none for not set', () => {
    const { settings, problems } = read({ country: 'none' }, { reqOutsidePrefix: 'none' });
    expect(settings.country).to.equal(null);
    expect(settings.prefixes.outside).to.equal('');
    expect(problems).to.deep.equal([]);
  });

  it('reads a prefix to which Salesforce has added that it is a phone number', () => {
    expect(
      read({}, { reqInternationalPrefix: '0114155 (tel:0114155)' }).settings.prefixes.international,
    ).to.equal('0114155');
  });

  it('says what is no country, and what was meant', () => {
    expect(wrong({ country: 'UK' })).to.deep.equal(['warning softphone/country GB']);
    expect(wrong({ country: 'Germany' })).to.deep.equal(['warning softphone/country']);
    expect(read({ country: 'UK' }).settings.country).to.equal(null);
  });

  it('says which word is wrong, and goes on with the default', () => {
    expect(wrong({ dialingPrefixes: 'aply', stationRequired: 'yes' })).to.deep.equal([
      'warning softphone/dialingPrefixes apply',
      'warning softphone/stationRequired',
    ]);
    expect(read({ stationRequired: 'yes' }).settings.stationRequired).to.equal(false);
  });

  it('reads a name that Salesforce keeps for itself', () => {
    expect(read({ requireStation: 'true' }).settings.stationRequired).to.equal(true);
  });

  it('says which prefix is none', () => {
    expect(wrong({}, { reqLongDistPrefix: 'one', reqOutsidePrefix: '123456789' })).to.deep.equal([
      'warning reqDialingOptions/reqOutsidePrefix',
      'warning reqDialingOptions/reqLongDistPrefix',
    ]);
  });
});

describe('the prefixes of a telephone system', () => {
  const PREFIXES = { outside: '9', longDistance: '1', international: '011' };

  it('are perhaps none at all', () => {
    expect(readingsOf('4155550117', PREFIXES)).to.deep.equal(['4155550117']);
    expect(readingsOf('9195550123', NO_PREFIXES)).to.deep.equal(['9195550123']);
  });

  it('are perhaps in front', () => {
    expect(readingsOf('914155550117', PREFIXES)).to.deep.equal([
      '914155550117',
      '14155550117',
      '4155550117',
    ]);
    expect(readingsOf('901149301234567', PREFIXES)).to.deep.equal([
      '901149301234567',
      '01149301234567',
      '+49301234567',
    ]);
    expect(readingsOf('01149301234567', PREFIXES)).to.deep.equal([
      '01149301234567',
      '+49301234567',
    ]);
  });

  it('never leave nothing', () => {
    expect(readingsOf('9', PREFIXES)).to.deep.equal(['9']);
  });

  it('are put in front of a number of the own country and of another', () => {
    expect(withPrefixes('+14155550117', '1', PREFIXES)).to.equal('914155550117');
    expect(withPrefixes('+49301234567', '1', PREFIXES)).to.equal('901149301234567');
  });

  it('are those for another country where the own one is not known', () => {
    expect(withPrefixes('+14155550117', null, PREFIXES)).to.equal('901114155550117');
  });
});
