import { expect } from 'chai';
import type { PhoneFailure } from '../../session/phone/view.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';
import { failureText } from './phone-announcements.js';

const failure = (more: Partial<PhoneFailure>): PhoneFailure => ({
  wanted: 'digits',
  reason: 'serverError',
  needs: [],
  interaction: 'c1',
  at: 0,
  ...more,
});

describe('what is said of tones', () => {
  it('whose answer got lost: that nobody knows whether they were sent, and to listen before they are pressed again', () => {
    for (const reason of ['timeout', 'network', 'serverError'] as const) {
      expect(failureText(failure({ reason }), en)).to.match(
        /^The digits may not have been sent: PureCloud .*\. Listen whether they were taken before you press them again\.$/,
      );
      expect(failureText(failure({ reason }), ja)).to.contain(ja.failure.digitsUnsure.todo);
    }
  });

  it('that were refused: that they were not sent', () => {
    expect(failureText(failure({ reason: 'rateLimited', wait: 30 }), en)).to.equal(
      'The digits were not sent: PureCloud received too many requests. Try again in 30 seconds.',
    );
  });

  it('and nothing of the kind of what can be known', () => {
    expect(failureText(failure({ wanted: 'hold' }), en)).to.equal(
      'It was not put on hold: PureCloud has an error of its own. Try again.',
    );
  });
});
