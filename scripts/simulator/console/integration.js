/*
 * The simulator's own stand-in for the Console Integration Toolkit's `integration.js`, as far as a softphone needs it:
 * `sforce.console.presence` with callbacks. It is written from the documentation
 * (https://developer.salesforce.com/docs/service/api-console/guide/sforce-api-console-omnichannel-methods-events.html); no
 * part of it is Salesforce's. Its events never come, as nothing confirms that they do in Lightning's Open CTI frame.
 */
/* global URLSearchParams, window */
(() => {
  const console = new URLSearchParams(window.location.search).get('sfdcIframeOrigin') ?? '';
  const awaited = new Map();
  let calls = 0;

  window.addEventListener('message', ({ origin, data }) => {
    if (origin !== console || data?.apiType !== 'console') return;
    const callback = awaited.get(data.callId);
    awaited.delete(data.callId);
    callback?.(data.result);
  });

  function call(methodName, args, callback) {
    calls += 1;
    if (typeof callback === 'function') awaited.set(calls, callback);
    window.parent.postMessage({ apiType: 'console', methodName, callId: calls, args }, console);
  }

  const bare = (name) => (callback) => call(name, {}, callback);
  const ofStatus = (name) => (statusId, callback) => call(name, { statusId }, callback);
  const ofWork = (name) => (workId, callback) => call(name, { workId }, callback);

  const presence = {
    login: ofStatus('login'),
    setServicePresenceStatus: ofStatus('setServicePresenceStatus'),
    acceptAgentWork: ofWork('acceptAgentWork'),
    declineAgentWork: ofWork('declineAgentWork'),
    closeAgentWork: ofWork('closeAgentWork'),
  };
  for (const name of [
    'logout',
    'getServicePresenceStatusId',
    'getServicePresenceStatusChannels',
    'getAgentWorks',
    'getAgentWorkload',
  ]) {
    presence[name] = bare(name);
  }

  window.sforce ??= {};
  window.sforce.console = {
    presence,
    ConsoleEvent: {
      PRESENCE: {
        LOGIN_SUCCESS: 'onPresenceLogin',
        STATUS_CHANGED: 'onStatusChanged',
        LOGOUT: 'onPresenceLogout',
        WORK_ASSIGNED: 'onWorkAssigned',
        WORK_ACCEPTED: 'onWorkAccepted',
        WORK_DECLINED: 'onWorkDeclined',
        WORK_CLOSED: 'onWorkClosed',
        WORKLOAD_CHANGED: 'onWorkloadChanged',
      },
    },
    addEventListener() {},
  };
})();
