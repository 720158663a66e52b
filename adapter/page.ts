import { startAgentPage, type AgentPage, type HostSide } from './agent-page.js';
import { readDefinition } from './definition/read.js';
import { systemClock } from './ports/system-clock.js';
import type { LoadConsoleOmni } from './salesforce/console-presence/load.js';
import type { LoadCrm } from './salesforce/crm/salesforce-crm.js';
import { connectHost } from './salesforce/host.js';
import { createOmniAccess } from './salesforce/omni-access.js';
import { createOmniChannel } from './salesforce/omni-client.js';
import type { LoadAround } from './session/phone-around/code.js';

/** A library or a setting that takes longer than this is not coming. */
const HOST_LIMIT = 10_000;

/** Salesforce's own query names the org's Lightning host; statuses are learnt for each org apart. */
const orgOf = (search: string): string =>
  new URLSearchParams(search).get('sfdcIframeOrigin') ?? location.origin;

async function connectSalesforce(
  scriptUrl: string,
  loadCrm: LoadCrm,
  loadConsole: LoadConsoleOmni,
): Promise<HostSide> {
  const host = await connectHost({ window, scriptUrl, timeLimit: HOST_LIMIT });
  const instanceId = crypto.randomUUID();
  const omni = createOmniAccess({
    bridge: createOmniChannel({ messages: host.messages, clock: systemClock, instanceId }),
    async loadConsole() {
      const { loadConsoleOmni } = await loadConsole();
      return loadConsoleOmni({ window, openCtiUrl: scriptUrl, clock: systemClock, instanceId });
    },
  });
  return {
    messages: host.messages,
    async settings() {
      const settings = await host.settings();
      omni.use(readDefinition(settings).softphone.omniAccess);
      return settings;
    },
    omni,
    async crm() {
      const { createSalesforceCrm } = await loadCrm();
      return createSalesforceCrm({ openCti: host.openCti, clock: systemClock });
    },
    org: orgOf(location.search),
  };
}

export interface Start extends Omit<AgentPage, 'salesforce' | 'org' | 'host' | 'around'> {
  /** Loads the phone, the part of the panel that shows it, and Salesforce around it. */
  readonly phone: AgentPage['phone'] & LoadAround & LoadCrm;
  /** Loads the way to Omni-Channel that a definition may name in place of the bridge. */
  readonly consolePresence: LoadConsoleOmni;
}

/** Brings the panel to life in Open CTI's frame. */
export function start(page: Start): void {
  // The shell says where Salesforce's library is.
  const { openCtiUrl = '' } = page.shell.dataset;
  startAgentPage({
    ...page,
    around: page.phone,
    salesforce: connectSalesforce(openCtiUrl, page.phone, page.consolePresence),
    org: orgOf(location.search),
  });
}
