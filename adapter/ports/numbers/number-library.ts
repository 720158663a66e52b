import {
  AsYouType,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/min';
import type { NumberLibrary } from '../../definition/check-number.js';

const known = (country: string | null): CountryCode | undefined =>
  country !== null && isSupportedCountry(country) ? country : undefined;

export const library: NumberLibrary = {
  knows: (country) => known(country) !== undefined,
  read(text, country) {
    const found = parsePhoneNumberFromString(text, known(country));
    if (found?.isPossible() !== true) return null;
    return {
      number: found.number,
      pretty: found.formatInternational(),
      country: found.country ?? null,
      isUsual: found.isValid(),
    };
  },
  problemOf(text, country) {
    switch (validatePhoneNumberLength(text, known(country))) {
      case 'INVALID_COUNTRY':
        return 'countryCode';
      case 'TOO_LONG':
        return 'tooLong';
      default:
        return 'tooShort';
    }
  },
  typed: (text, country) => new AsYouType(known(country)).input(text),
  callingCode(country) {
    const code = known(country);
    return code === undefined ? null : getCountryCallingCode(code);
  },
};
