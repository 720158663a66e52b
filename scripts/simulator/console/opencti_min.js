/*
 * The simulator's own Open CTI library for Lightning Experience, so that a softphone can be tried without an org. It is
 * written from the documentation (https://developer.salesforce.com/docs/service/api-cti/guide/) and from what is known
 * of the messages between such a library and the console; no part of it is Salesforce's. An org serves its own at the
 * same path. The address that it is loaded from names the version: `/support/api/66.0/lightning/opencti_min.js`.
 */
/* global document, URLSearchParams, window */
(() => {
  const [, apiVersion = '66'] =
    /\/api\/(\d+)\.\d\/lightning\//.exec(document.currentScript?.src ?? '') ?? [];
  const STAMP = { apiVersion: Number(apiVersion), apiType: 'opencti' };

  const console = consoleOrigin(new URLSearchParams(window.location.search));
  if (console === null) {
    // A text and not an Error, as with an org's library.
    throw 'Open CTI cannot start here: the query of this page needs `mode`, and in `sfdcIframeOrigin` the console, of the same protocol.';
  }

  /** Case-sensitive: other frames of Salesforce name it `sfdcIFrameOrigin`, and mean another library. */
  function consoleOrigin(query) {
    const origin = query.get('sfdcIframeOrigin') ?? '';
    const [, protocol, host] = /^(https?:)\/\/([\w.-]+|\[::1\])(?::\d+)?$/.exec(origin) ?? [];
    const known = host !== undefined && (isSalesforce(host) || isThisMachine(host));
    return known && protocol === window.location.protocol && query.get('mode') ? origin : null;
  }

  function isSalesforce(host) {
    const domains = [
      ...['visualforce.com', 'my-visualforce.com', 'force.com', 'my-lightning.com'],
      ...['salesforce.com', 'my-salesforce.com', 'salesforce.mil', 'salesforce.ms'],
      ...['crmforce.mil', 'crmforce.ms'],
    ];
    return domains.some((domain) => host.endsWith(`.${domain}`));
  }

  function isThisMachine(host) {
    return ['localhost', '127.0.0.1', '[::1]'].includes(host);
  }

  /** Callbacks by call; there is no time limit for an answer that never comes. */
  const awaited = new Map();
  /** What listens, in its order: to a method, and with `subscribe` to a channel. */
  let ears = [];
  let calls = 0;

  function post(methodName, args, { callback, ear } = {}) {
    const callId = calls;
    calls += 1;
    if (typeof callback === 'function') awaited.set(callId, { methodName, callback });
    if (ear !== undefined) ears.push({ methodName, channel: args.eventName, ...ear });
    const flags = {
      isCallbackRegistered: awaited.has(callId),
      isListenerRegistered: ear !== undefined,
    };
    window.parent.postMessage({ ...STAMP, ...flags, methodName, callId, args }, console);
  }

  window.addEventListener('message', ({ origin, data }) => {
    const isOurs =
      origin === console && data?.apiVersion === STAMP.apiVersion && data.apiType === STAMP.apiType;
    if (!isOurs) return;
    const { methodName, eventName, response } = data;
    const call = awaited.get(data.callId);
    if (data.shouldExecuteCallback === true && call?.methodName === methodName) {
      awaited.delete(data.callId);
      call.callback(response);
    }
    if (data.shouldExecuteListener !== true) return;
    for (const ear of ears) {
      if (ear.methodName === methodName && ear.channel === eventName) ear.listener(response);
    }
  });

  /** Arguments are checked in the very call. */
  function refuse(methodName, wanted) {
    throw new Error(`sforce.opencti.${methodName} wants ${wanted}.`);
  }

  function checkArguments(methodName, given, { bare = false, functions = [] }) {
    if (bare && given.length === 0) return {};
    const [args] = given;
    const isObject = typeof args === 'object' && args !== null;
    if (given.length !== 1 || !isObject || Object.keys(args).length === 0) {
      refuse(methodName, 'its arguments as the properties of one object, at least one of them');
    }
    for (const name of functions) {
      if (typeof args[name] !== 'function') refuse(methodName, `a function as its \`${name}\``);
    }
    return args;
  }

  function checkChannel(methodName, { channelName }) {
    if (typeof channelName !== 'string' || channelName === '') {
      refuse(methodName, 'the name of a message channel as its `channelName`');
    }
  }

  /** `passes`: the arguments that reach the console, any other is dropped; `bare`: none at all will do. */
  const SIMPLE = {
    enableClickToDial: { bare: true },
    disableClickToDial: { bare: true },
    refreshView: { bare: true },
    getAppViewInfo: { functions: ['callback'] },
    getCallCenterSettings: { functions: ['callback'] },
    getSoftphoneLayout: { functions: ['callback'] },
    isSoftphonePanelVisible: { functions: ['callback'] },
    // Nothing takes such a listener away again.
    onClickToDial: { functions: ['listener'] },
    onNavigationChange: { functions: ['listener'] },
    setSoftphonePanelVisibility: { passes: ['visible'] },
    setSoftphonePanelHeight: { passes: ['heightPX'] },
    setSoftphonePanelWidth: { passes: ['widthPX'] },
    setSoftphonePanelIcon: { passes: ['key'] },
    setSoftphonePanelLabel: { passes: ['label'] },
    setSoftphoneItemIcon: { passes: ['key'] },
    setSoftphoneItemLabel: { passes: ['label'] },
    // A `defaultFieldValues` beside these is documented, and dropped all the same.
    screenPop: { passes: ['type', 'params'] },
    searchAndScreenPop: {
      passes: [
        ...['searchParams', 'queryParams', 'params'],
        ...['callType', 'defaultFieldValues', 'deferred'],
      ],
    },
    runApex: { passes: ['apexClass', 'methodName', 'methodParams'] },
  };

  function simple(methodName, checks) {
    return (...given) => {
      const { callback, listener, ...others } = checkArguments(methodName, given, checks);
      const { passes = [], functions = [] } = checks;
      const args = Object.fromEntries(passes.map((name) => [name, others[name]]));
      post(methodName, args, functions.includes('listener') ? { ear: { listener } } : { callback });
    };
  }

  function saveLog(...given) {
    const { value, callback } = checkArguments('saveLog', given, {});
    if (typeof value !== 'object') refuse('saveLog', 'the record as its `value`');
    post('saveLog', { object: value }, { callback });
  }

  /** The only one that checks nothing. */
  function notifyInitializationComplete(args) {
    post('notifyInitializationComplete', {}, { callback: args?.callback });
  }

  function subscribe(...given) {
    const args = checkArguments('subscribe', given, { functions: ['listener'] });
    checkChannel('subscribe', args);
    const subscription = Object.freeze({});
    const callback = (response) => {
      if (response.success) response.subscription = subscription;
      else takeEar(subscription);
      if (args.callback) args.callback(response);
    };
    const ear = { listener: args.listener, subscription };
    post('subscribe', { eventName: args.channelName, subscription }, { callback, ear });
  }

  function unsubscribe(...given) {
    const { subscription, callback } = checkArguments('unsubscribe', given, {});
    if (typeof subscription !== 'object' || subscription === null) {
      refuse('unsubscribe', 'as its `subscription` what `subscribe` gave');
    }
    const ear = takeEar(subscription);
    // The console hears of it, and answers, only when nobody listens to the channel any more.
    if (ear === undefined || ears.some(({ channel }) => channel === ear.channel)) return;
    post('unsubscribe', { eventName: ear.channel }, { callback });
  }

  function takeEar(subscription) {
    const taken = ears.find((ear) => ear.subscription === subscription);
    ears = ears.filter((ear) => ear !== taken);
    return taken;
  }

  function publish(...given) {
    const args = checkArguments('publish', given, {});
    checkChannel('publish', args);
    // What cannot be written as JSON throws here.
    const message = args.message ? JSON.parse(JSON.stringify(args.message)) : undefined;
    if (message !== undefined && typeof message !== 'object') {
      refuse('publish', 'an object that can be written as JSON, or null, as its `message`');
    }
    post('publish', { eventName: args.channelName, message }, { callback: args.callback });
  }

  const methods = Object.entries(SIMPLE).map(([name, checks]) => [name, simple(name, checks)]);
  window.sforce = window.sforce ?? {};
  window.sforce.opencti = {
    ...Object.fromEntries(methods),
    ...{ saveLog, notifyInitializationComplete, subscribe, unsubscribe, publish },
    CALL_TYPE: { INBOUND: 'inbound', INTERNAL: 'internal', OUTBOUND: 'outbound' },
    SCREENPOP_TYPE: {
      FLOW: 'flow',
      LIST: 'list',
      NEW_RECORD_MODAL: 'newRecord',
      OBJECTHOME: 'objecthome',
      SEARCH: 'search',
      SOBJECT: 'sobject',
      URL: 'url',
    },
  };
})();
