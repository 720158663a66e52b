/**
 * Open CTI for Lightning Experience, as each org serves it: the library itself is Salesforce's and is not part of
 * this package. https://developer.salesforce.com/docs/service/api-cti/guide/sforce-api-cti-intro.html
 */
export { createOpenCti, type CallTimer, type OpenCti, type Waiting } from './client.js';
export { OpenCtiError, type OpenCtiFailure } from './errors.js';
export type {
  CallType,
  FlowArgument,
  Log,
  OpenCtiCallback,
  OpenCtiLibrary,
  OpenCtiProblem,
  OpenCtiResponse,
  ScreenPop,
  ScreenPopType,
  Search,
} from './library.js';
export { loadOpenCti, openCtiScript, type LoadOptions } from './load.js';
