/** In place of the SDK's own HTTP client, which is axios. It is never made: ours is set before the first request. */
export default class DefaultHttpClient {
  constructor() {
    throw new Error("Requests go through the softphone's own transport.");
  }
}
