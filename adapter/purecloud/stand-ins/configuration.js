/**
 * In place of the SDK's configuration and of its log. In a browser the one reads no file and the other writes nothing;
 * what is left of them here is what a request by ApiClient touches. The address counts for nothing: of it the
 * softphone's transport takes the path alone.
 */
export default class Configuration {
  basePath = 'https://api.mypurecloud.com';
  logger = { log: () => undefined };

  getConfUrl(_of, address) {
    return address;
  }
}
