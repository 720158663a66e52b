import { expect } from 'chai';
import { firstView } from './first-view.js';
import { openPage } from './testing/agents-page.js';

describe('the first view', () => {
  it('is that of a softphone that knows nothing yet', () => {
    const page = openPage();
    expect(firstView({ version: '1.2.3', id: 'abc' })).to.deep.equal(page.view);
    page.softphone.dispose();
  });
});
