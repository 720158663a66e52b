/** Where the contact center's connector is; the softphone's own page for Salesforce Voice. */
const CONNECTOR_PAGE = '/apex/SoftphoneVoice';

/** The frame of the connector's page. Nothing is added to its address. */
export function makeConnectorFrame(softphoneOrigin: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = new URL(CONNECTOR_PAGE, softphoneOrigin).href;
  frame.title = 'Connector';
  frame.className = 'connector-frame';
  frame.allow = 'microphone; autoplay; clipboard-write';
  return frame;
}

/** Shows the page in that height, in pixels; `null`: it works on unseen. */
export function wakeFrame(frame: HTMLIFrameElement, height: number | null): void {
  frame.classList.toggle('asleep', height === null);
  frame.inert = height === null;
  // By script: the page's policy allows no style attributes.
  frame.style.height = height === null ? '' : `${height}px`;
}
