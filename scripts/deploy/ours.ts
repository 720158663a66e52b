import type { OrgCallCenter } from './org.js';

/** What every agent has. */
export const PERMISSION_SET = 'SoftphoneAgent';

/** The adapter URL, absolute or relative: the Visualforce page, or the same page in the static resource. */
const SOFTPHONE_PAGE =
  /^(?:https:\/\/[^/]+)?\/(?:apex\/(?:\w+__)?Softphone(?:\?|$)|resource\/(?:\d+\/)?Softphone\w*\/)/;

/** Whether a call center is the softphone's, and not another adapter's. */
export const isOurs = ({ adapterUrl, internalName }: OrgCallCenter): boolean =>
  SOFTPHONE_PAGE.test(adapterUrl) || internalName.startsWith('OmniSync');
