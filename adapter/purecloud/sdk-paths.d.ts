/**
 * Typings of the SDK's deep paths. Its bare import is empty in a browser bundle, and the package has typings
 * for the bare import alone.
 */
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js' {
  import { ApiClientClass } from 'purecloud-platform-client-v2';
  export default ApiClientClass;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/AbstractHttpClient.js' {
  import { AbstractHttpClient } from 'purecloud-platform-client-v2';
  export default AbstractHttpClient;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/NotificationsApi.js' {
  import { NotificationsApi } from 'purecloud-platform-client-v2';
  export default NotificationsApi;
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/PresenceApi.js' {
  import { PresenceApi } from 'purecloud-platform-client-v2';
  export default PresenceApi;
}
