import { expect } from 'chai';
import type { OmniPortEvent } from '../../ports/omni.js';
import { PortError } from '../../ports/port-error.js';
import { noOmni } from './panel-side.js';

describe('the panel beside a connector in Salesforce Voice', () => {
  it('is never fit to lead', async () => {
    const heard: OmniPortEvent[] = [];
    const omni = noOmni();
    omni.listen((event) => heard.push(event));
    expect(heard).to.deep.equal([
      { type: 'condition', condition: 'bridgeMissing' },
      { type: 'reach', side: 'omni', is: 'lost', reason: 'bridgeSilent' },
    ]);
    const failure: unknown = await omni.read().catch((reason: unknown) => reason);
    expect(failure).to.be.instanceOf(PortError);
  });
});
