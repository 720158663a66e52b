/*
 * The simulator's own Open CTI library for Lightning Experience: the calls, checks and quirks that the documentation
 * (https://developer.salesforce.com/docs/service/api-cti/guide/) and the protocol of an org's library show, so that a
 * softphone can be tried without an org. An org serves its own at the same path. Its address names the version.
 */
/* global document, URLSearchParams, window */
(function () {
  'use strict';

  // The version is in the path that it was loaded from, as /support/api/66.0/lightning/opencti_min.js.
  var source = (document.currentScript && document.currentScript.src) || '';
  var version = /\/support\/api\/(\d+)\.0\//.exec(source);
  var API_VERSION = version ? Number(version[1]) : 66;
  var API_TYPE = 'opencti';

  // Salesforce's host names, and this machine.
  var SALESFORCE =
    /^https?:\/\/[\w.-]+\.(visualforce\.com|my-visualforce\.com|force\.com|my-lightning\.com|salesforce\.com|my-salesforce\.com|salesforce\.(mil|ms)|crmforce\.(mil|ms))(:\d+)?$/;
  var LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

  var query = new URLSearchParams(window.location.search);
  // Case-sensitive; other frames of Salesforce write it sfdcIFrameOrigin.
  var host = query.get('sfdcIframeOrigin');
  if (
    !host ||
    !query.get('mode') ||
    !(SALESFORCE.test(host) || LOOPBACK.test(host)) ||
    host.indexOf(window.location.protocol) !== 0
  ) {
    // A string and not an Error: that is what an org's library throws.
    throw 'Failed to initialize Open CTI. Ensure that it is loaded from the right frame with correct URL parameters';
  }

  var nextCall = 0;
  var callbacks = new Map();
  var listeners = new Map();
  var subscriptions = new Map();

  function listenersOf(methodName, eventName) {
    var key = methodName + ' ' + (eventName === undefined ? '' : eventName);
    if (!listeners.has(key)) listeners.set(key, []);
    return listeners.get(key);
  }

  function post(methodName, args, callback, listener) {
    var callId = nextCall;
    nextCall += 1;
    var hasCallback = typeof callback === 'function';
    var hasListener = typeof listener === 'function';
    if (hasCallback) callbacks.set(callId, { methodName: methodName, callback: callback });
    if (hasListener) listenersOf(methodName, args.eventName).push(listener);
    window.parent.postMessage(
      {
        methodName: methodName,
        callId: callId,
        apiVersion: API_VERSION,
        apiType: API_TYPE,
        isCallbackRegistered: hasCallback,
        isListenerRegistered: hasListener,
        args: args,
      },
      host,
    );
  }

  window.addEventListener('message', function (event) {
    var reply = event.data;
    if (
      !reply ||
      event.origin !== host ||
      reply.apiVersion !== API_VERSION ||
      reply.apiType !== API_TYPE
    ) {
      return;
    }
    if (reply.shouldExecuteCallback === true) {
      var waiting = callbacks.get(reply.callId);
      if (waiting && waiting.methodName === reply.methodName) {
        // Once; there is no time limit for a reply that never comes.
        callbacks.delete(reply.callId);
        waiting.callback(reply.response);
      }
    }
    if (reply.shouldExecuteListener === true) {
      listenersOf(reply.methodName, reply.eventName)
        .slice()
        .forEach(function (listener) {
          listener(reply.response);
        });
    }
  });

  function oneObject(args, optional) {
    if (optional && args.length === 0) return;
    var only = args[0];
    if (args.length !== 1 || typeof only !== 'object' || Object.keys(only).length === 0) {
      throw new Error(
        'Must pass in only one object which holds arguments to this API method call.',
      );
    }
  }

  function needs(kind, args) {
    if (typeof args[kind] !== 'function') {
      throw new Error('Missing the required argument `' + kind + '`!');
    }
  }

  function needsChannel(args) {
    if (!args.channelName || typeof args.channelName !== 'string') {
      throw new Error('The argument `channelName` must be a non-empty string!');
    }
  }

  function pick(args, names) {
    var picked = {};
    names.forEach(function (name) {
      picked[name] = args[name];
    });
    return picked;
  }

  // A method with an optional callback that passes on these arguments.
  function method(name, names) {
    return function (args) {
      oneObject(arguments, false);
      post(name, pick(args, names), args.callback);
    };
  }

  // A method that may be called with no argument at all.
  function bareMethod(name) {
    return function (args) {
      oneObject(arguments, true);
      post(name, {}, args ? args.callback : undefined);
    };
  }

  // A method whose answer is all it is for.
  function question(name) {
    return function (args) {
      oneObject(arguments, false);
      needs('callback', args);
      post(name, {}, args.callback);
    };
  }

  // Nothing takes such a listener away again.
  function listening(name) {
    return function (args) {
      oneObject(arguments, false);
      needs('listener', args);
      post(name, {}, undefined, args.listener);
    };
  }

  window.sforce = window.sforce || {};
  window.sforce.opencti = {
    SCREENPOP_TYPE: {
      URL: 'url',
      SOBJECT: 'sobject',
      OBJECTHOME: 'objecthome',
      LIST: 'list',
      SEARCH: 'search',
      NEW_RECORD_MODAL: 'newRecord',
      FLOW: 'flow',
    },
    CALL_TYPE: { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' },

    enableClickToDial: bareMethod('enableClickToDial'),
    disableClickToDial: bareMethod('disableClickToDial'),
    refreshView: bareMethod('refreshView'),
    getAppViewInfo: question('getAppViewInfo'),
    getCallCenterSettings: question('getCallCenterSettings'),
    getSoftphoneLayout: question('getSoftphoneLayout'),
    isSoftphonePanelVisible: question('isSoftphonePanelVisible'),
    onClickToDial: listening('onClickToDial'),
    onNavigationChange: listening('onNavigationChange'),
    setSoftphonePanelVisibility: method('setSoftphonePanelVisibility', ['visible']),
    setSoftphonePanelHeight: method('setSoftphonePanelHeight', ['heightPX']),
    setSoftphonePanelWidth: method('setSoftphonePanelWidth', ['widthPX']),
    setSoftphonePanelIcon: method('setSoftphonePanelIcon', ['key']),
    setSoftphonePanelLabel: method('setSoftphonePanelLabel', ['label']),
    setSoftphoneItemIcon: method('setSoftphoneItemIcon', ['key']),
    setSoftphoneItemLabel: method('setSoftphoneItemLabel', ['label']),
    // Only these two: a `defaultFieldValues` beside them is dropped, as an org's library does.
    screenPop: method('screenPop', ['type', 'params']),
    searchAndScreenPop: method('searchAndScreenPop', [
      'searchParams',
      'callType',
      'queryParams',
      'defaultFieldValues',
      'deferred',
      'params',
    ]),
    runApex: method('runApex', ['apexClass', 'methodName', 'methodParams']),

    saveLog: function (args) {
      oneObject(arguments, false);
      if (typeof args.value !== 'object') {
        throw new Error('Missing the required argument `value object`!');
      }
      post('saveLog', { object: args.value }, args.callback);
    },

    notifyInitializationComplete: function (args) {
      post('notifyInitializationComplete', {}, args ? args.callback : undefined);
    },

    subscribe: function (args) {
      oneObject(arguments, false);
      needs('listener', args);
      needsChannel(args);
      var subscription = Object.freeze({});
      var channel = args.channelName;
      var listener = args.listener;
      subscriptions.set(subscription, { channel: channel, listener: listener });
      post(
        'subscribe',
        { eventName: channel, subscription: subscription },
        function (response) {
          if (response.success) {
            response.subscription = subscription;
          } else {
            subscriptions.delete(subscription);
            forget(channel, listener);
          }
          if (args.callback) args.callback(response);
        },
        listener,
      );
    },

    unsubscribe: function (args) {
      oneObject(arguments, false);
      if (!args.subscription || typeof args.subscription !== 'object') {
        throw new Error('The argument `subscription` must be an object!');
      }
      var known = subscriptions.get(args.subscription);
      if (!known) return;
      subscriptions.delete(args.subscription);
      forget(known.channel, known.listener);
      // Salesforce hears of it, and calls back, only when nobody listens to the channel any more.
      if (listenersOf('subscribe', known.channel).length === 0) {
        post('unsubscribe', { eventName: known.channel }, args.callback);
      }
    },

    publish: function (args) {
      oneObject(arguments, false);
      needsChannel(args);
      var message;
      if (args.message) {
        message = JSON.parse(JSON.stringify(args.message));
        if (typeof message !== 'object') {
          throw new Error('The argument `message` must be a serializable object or null!');
        }
      }
      post('publish', { eventName: args.channelName, message: message }, args.callback);
    },
  };

  function forget(channel, listener) {
    var those = listenersOf('subscribe', channel);
    var at = those.indexOf(listener);
    if (at !== -1) those.splice(at, 1);
  }
})();
