/**
 * In place of axios, which the SDK's default HTTP client imports. That client is never made: ours is set
 * before the first request.
 */
const axios = {
  create() {
    throw new Error("Requests go through the softphone's own transport.");
  },
};

export default axios;
