/** Why the library is not there. */
export type LoadFault =
  | { readonly reason: 'notFramed' | 'classicFrame' | 'originMissing' | 'modeMissing' }
  /** `words`: the library's own, or none. */
  | { readonly reason: 'initFailed'; readonly words: string }
  | { readonly reason: 'scriptBlocked'; readonly scriptUrl: string }
  /** `timeLimit` in milliseconds. */
  | { readonly reason: 'noAnswer'; readonly scriptUrl: string; readonly timeLimit: number };

/** In English: what happened, and what to do about it. */
export function wordsOfFault(fault: LoadFault): string {
  switch (fault.reason) {
    case 'notFramed':
      return 'This page was not opened by Salesforce. Open the phone in the utility bar of a Salesforce console instead.';
    case 'classicFrame':
      return (
        'The page was opened with sfdcIFrameOrigin, as Salesforce Classic and Visualforce frames do, and not with ' +
        'sfdcIframeOrigin, as Lightning Experience does. Set reqSalesforceCompatibilityMode to Lightning.'
      );
    case 'originMissing':
      return lacking('sfdcIframeOrigin');
    case 'modeMissing':
      return lacking('mode');
    case 'initFailed':
      return (
        `The Open CTI library was loaded but did not start${fault.words === '' ? '' : ` (${fault.words})`}. Check ` +
        'that the page is framed by Salesforce itself, by https and from a Salesforce domain.'
      );
    case 'scriptBlocked':
      return (
        `The Open CTI library could not be fetched from ${fault.scriptUrl}. Check that the page is on a Salesforce ` +
        'host, and that no content security policy or browser extension blocks the script.'
      );
    case 'noAnswer':
      return `The Open CTI library was not there within ${fault.timeLimit} ms (${fault.scriptUrl}). Check the network, and reload.`;
  }
}

const lacking = (parameter: string): string =>
  `The address of the page lacks ${parameter}, which Salesforce adds. Check that nothing redirects the page of ` +
  'reqAdapterUrl or removes its query.';
