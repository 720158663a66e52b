import { expect } from 'chai';
import { CrmError } from '../crm.js';
import { crmContract } from '../crm.contract.js';
import { createManualClock } from './manual-clock.js';
import { createSimulatedCrm, SIMULATED_PEOPLE } from './simulated-crm.js';

crmContract('the simulated org', () => {
  const clock = createManualClock();
  const crm = createSimulatedCrm({ clock });
  const [known] = SIMULATED_PEOPLE;
  if (known === undefined) throw new Error('nobody is known');
  let closed = 0;
  return {
    port: crm.port,
    addresses: { one: known.address, several: '+14155550199', none: '+4930123456' },
    known,
    shown() {
      const pop = crm.pops.at(-1);
      if (pop === undefined) return crm.front?.id ?? '';
      return pop.outcome === 'one'
        ? (crm.front?.id ?? '')
        : { several: 'search', none: 'new' }[pop.outcome];
    },
    tasksOf: (conversation) =>
      [...crm.org.tasks.values()].filter((task) => task['CallObject'] === conversation),
    dialling: () => crm.dialling,
    notice: () => crm.notices.at(-1) ?? { label: '', icon: '' },
    panel: { close: () => (closed = crm.panelOpened), open: () => crm.panelOpened > closed },
    clickKnown: () => crm.click({ number: known.address, record: known }),
    async until(what, is) {
      await clock.advance(1_000);
      if (!is()) throw new Error(`It did not come about: ${what}`);
    },
    async answerOf(call) {
      call.catch(() => undefined);
      await clock.advance(1_000);
      return call;
    },
    trouble: (is) => crm.org.fail(is),
    dispose: () => undefined,
  };
});

describe('the simulated org', () => {
  for (const [trouble, saved] of [
    ['silent', 0],
    ['silentButSaved', 1],
    ['slow', 1],
  ] as const) {
    it(`does not answer where it is ${trouble}, and has ${saved} Task`, async () => {
      const clock = createManualClock();
      const { port, org } = createSimulatedCrm({ clock });
      const late: string[] = [];
      org.fail(trouble);
      let reason: unknown = null;
      port
        .saveCallLog({ task: null, fields: { CallObject: 'c' } }, (task) => late.push(task))
        .catch((error: unknown) => (reason = error));
      await clock.advance(60_000);
      expect(reason).to.be.instanceOf(CrmError).with.property('reason', 'noAnswer');
      expect(org.tasks.size).to.equal(saved);
      await clock.advance(60_000);
      expect(late).to.have.length(trouble === 'slow' ? 1 : 0);
    });
  }
});
