/**
 * The name of the static resource that holds a version of the softphone: `0.2.0` is in `Softphone_0_2_0`. Salesforce wants letters,
 * digits and underscores, and neither two of the latter in a row nor one at the end
 * (https://developer.salesforce.com/docs/platform/lwc/guide/create-resources).
 */
export const resourceName = (version: string): string =>
  `Softphone_${version.trim().replace(/[^A-Za-z0-9]+/g, '_')}`.replace(/_+$/, '');
