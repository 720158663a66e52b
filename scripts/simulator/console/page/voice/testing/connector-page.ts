import type * as Library from '@salesforce/scv-connector-base';

/** What the package gives, as its one file is loaded by an address. */
export type ConnectorLibrary = typeof Library;

declare global {
  interface Window {
    SCVConnectorBase?: ConnectorLibrary;
    /** Of the page around: the test that makes the connector. */
    makeConnector?: (library: ConnectorLibrary) => Library.VendorConnector;
  }
}

/** The library listens to Salesforce's own origins alone, and a test's page is none: messages come from one here. */
const ORIGIN = 'https://acme.lightning.force.com';

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.origin === ORIGIN) return;
  event.stopImmediatePropagation();
  const { data, source } = event;
  const ports = [...event.ports];
  window.dispatchEvent(new MessageEvent('message', { data, source, ports, origin: ORIGIN }));
});

const library = window.SCVConnectorBase;
const around: Window = window.parent;
if (library && around.makeConnector) library.initializeConnector(around.makeConnector(library));
