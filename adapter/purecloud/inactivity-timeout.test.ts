import { expect } from 'chai';
import fc from 'fast-check';
import { readInactivityTimeout } from './inactivity-timeout.js';

describe('the inactivity timeout of an organisation', () => {
  it('is read in milliseconds', () => {
    const value = { enableIdleTokenTimeout: true, idleTokenTimeoutSeconds: 900 };
    expect(readInactivityTimeout(value)).to.equal(900_000);
  });

  it('is none where it is switched off, or is no time', () => {
    for (const value of [
      { enableIdleTokenTimeout: false, idleTokenTimeoutSeconds: 900 },
      { enableIdleTokenTimeout: 'true', idleTokenTimeoutSeconds: 900 },
      ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, '900', null, undefined].map(
        (seconds) => ({ enableIdleTokenTimeout: true, idleTokenTimeoutSeconds: seconds }),
      ),
    ]) {
      expect(readInactivityTimeout(value)).to.equal(null);
    }
  });

  it('is none or a time, whatever was answered', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, seconds) => {
        expect(readInactivityTimeout(value)).to.equal(null);
        const read = readInactivityTimeout({
          enableIdleTokenTimeout: true,
          idleTokenTimeoutSeconds: seconds,
        });
        expect(read === null || read > 0).to.equal(true);
      }),
    );
  });
});
