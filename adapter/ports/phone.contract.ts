import { expect } from 'chai';
import type { Interaction } from './phone.js';
import { afterCallWork } from './phone-contract/after-call-work.contract.js';
import { call } from './phone-contract/call.contract.js';
import { conference } from './phone-contract/conference.contract.js';
import { eachDeed } from './phone-contract/each-deed.contract.js';
import { inbound } from './phone-contract/inbound.contract.js';
import { lookingUp } from './phone-contract/looking-up.contract.js';
import { outbound } from './phone-contract/outbound.contract.js';
import { refusals } from './phone-contract/refusals.contract.js';
import { transfers } from './phone-contract/transfers.contract.js';
import { createPhoneStage, type PhoneContractWorld } from './phone-contract/stage.contract.js';

/** What every PhonePort does. */
export function phoneContract(name: string, makeWorld: () => Promise<PhoneContractWorld>): void {
  describe(`PhonePort: ${name}`, function () {
    this.timeout(15_000);
    const stage = createPhoneStage();
    const { failure, is, talking } = stage;

    beforeEach(async () => stage.begin(await makeWorld()));
    afterEach(async () => {
      stage.port.dispose();
      await stage.world.dispose();
    });

    inbound(stage);
    call(stage);
    afterCallWork(stage);
    transfers(stage);
    outbound(stage);
    refusals(stage);
    conference(stage);
    eachDeed(stage);
    lookingUp(stage);

    it('tells a listener, and no longer one that has gone', async () => {
      const heard: (readonly Interaction[])[] = [];
      const unheard: (readonly Interaction[])[] = [];
      stage.port.listen((all) => heard.push(all));
      stage.port.listen((all) => unheard.push(all))();
      const id = stage.world.ring({});
      await is(id, 'alerting');
      expect(heard.at(-1)?.map((each) => each.id)).to.deep.equal([id]);
      expect(heard.at(-1)).to.equal(stage.port.interactions);
      expect(unheard).to.deep.equal([]);
    });

    it('tells nothing more and does nothing more once it is disposed of', async () => {
      const id = await talking();
      const heard: (readonly Interaction[])[] = [];
      stage.port.listen((all) => heard.push(all));
      stage.port.dispose();
      const before = stage.world.carriedOut();
      stage.world.customerHangsUp(id);
      const { kind } = (await failure(stage.port.perform({ do: 'hold', interaction: id }))).failure;
      expect(kind).to.equal('transient');
      expect(stage.world.carriedOut()).to.equal(before);
      expect(heard).to.deep.equal([]);
    });
  });
}
