/**
 * What an administrator may have set up wrong, one thing at a time. Each is told by a page of the softphone; see
 * docs/troubleshooting.md.
 *
 * Of the frame: `noOrigin`, `noMode` and `classic` change the query that Salesforce adds, `stranger` is a page that is
 * not Salesforce and frames a copied address, `scriptBlocked` and `scriptBroken` are of the Open CTI script, `silent`
 * lets no call of it be answered. Of the org: `noCallCenter`, `anotherCallCenter`, `noOmniChannel` (its utility is not
 * in the app), `noConsoleToolkit` (no `integration.js`), `noTrustedUrl` (the page may not connect to PureCloud). Of
 * PureCloud: `noRedirect` (the redirect address is not registered), `noClient` (the region does not know the client),
 * `noCors` (it does not let this page read its answers), `noToken` (nothing answers where a code becomes a token).
 */
export const SET_UP_FAULTS = [
  'noOrigin',
  'noMode',
  'classic',
  'stranger',
  'scriptBlocked',
  'scriptBroken',
  'silent',
  'noCallCenter',
  'anotherCallCenter',
  'noOmniChannel',
  'noConsoleToolkit',
  'noTrustedUrl',
  'noRedirect',
  'noClient',
  'noCors',
  'noToken',
] as const;

export type SetUpFault = (typeof SET_UP_FAULTS)[number];

type Settings = Readonly<Record<string, string>>;

const ADAPTER = '/reqGeneralInfo/reqAdapterUrl';

/** What `getCallCenterSettings` gives then; the console goes on with the frame that it has. */
export function settingsUnder(fault: SetUpFault | null, settings: Settings): Settings {
  const adapter = settings[ADAPTER] ?? '';
  switch (fault) {
    case 'noCallCenter':
      return { [ADAPTER]: adapter };
    case 'anotherCallCenter':
      return {
        '/reqGeneralInfo/reqInternalName': 'OtherVendor',
        '/reqGeneralInfo/reqDisplayName': 'Another vendor’s phone',
        [ADAPTER]: adapter,
        '/reqGeneralInfo/reqUseApi': 'true',
        '/reqGeneralInfo/reqSalesforceCompatibilityMode': 'Lightning',
        '/reqDialingOptions/reqOutsidePrefix': '9',
      };
    default:
      return settings;
  }
}

/** Whether Salesforce has settings to give: a user in no call center has none. */
export const hasCallCenter = (settings: Settings): boolean =>
  Object.keys(settings).some((key) => key !== ADAPTER);

/** What has become of a build that is in the org under another name; `broken`: its modules cannot be fetched. */
export const BUILD_IS = ['deployed', 'broken', 'gone'] as const;
export type BuildIs = (typeof BUILD_IS)[number];
