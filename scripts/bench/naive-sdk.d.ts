/** PureCloud's SDK as a whole: its bare import is empty in a browser bundle. */
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/index.js' {
  import type * as sdk from 'purecloud-platform-client-v2';
  const whole: typeof sdk;
  export default whole;
}
