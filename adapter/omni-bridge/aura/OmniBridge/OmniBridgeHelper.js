// Aura evaluates this file as an expression, so no semicolon may follow it.
// prettier-ignore
({
  PROTOCOL: 1,

  // Milliseconds.
  HEARTBEAT: 5000,
  // A read that Omni-Channel leaves unanswered for so long: toolkit promises may never settle.
  READ_LIMIT: 4000,
  // Below the softphone's own limit of 10 s, so that it hears of the silence instead of guessing.
  SET_LIMIT: 9000,
  // The softphone says that it is there every 30 s; a tab in the background may be held up for a minute.
  SOFTPHONE_GONE: 120000,
  // For how long an answer is kept for a request that comes again.
  KEEP_ANSWERS: 60000,

  WORDS: {
    waiting: 'Waiting for the softphone',
    connected: 'Connected to the softphone',
    omniUnavailable:
      'Omni-Channel does not answer. Add the Omni-Channel utility to this app, or reload the page.',
    omniDisconnected:
      'Omni-Channel has lost its connection. Log in to it again, or reload the page.',
  },

  // What the toolkit may say without the utility in the app. An agent who is merely logged out is refused, too,
  // in other words.
  UTILITY_MISSING:
    /omni.?channel.{0,60}(utility|not (available|added|enabled|found|installed|loaded))|utility.{0,40}(missing|not )/i,

  // Makes the component's own memory. No message yet: the channel must not be used in init.
  begin: function (component) {
    component.set('v.bridge', {
      instance: 'b' + Date.now().toString(36) + Math.random().toString(36).slice(2, 10),
      seq: 0,
      started: false,
      timer: null,
      omni: 'unknown',
      softphoneHeard: 0,
      requests: {},
    });
  },

  start: function (component) {
    var bridge = component.get('v.bridge');
    var self = this;
    if (!bridge || bridge.started) {
      return;
    }
    bridge.started = true;
    this.publish(component, 'ready', { omni: bridge.omni });
    bridge.timer = window.setInterval(
      $A.getCallback(function () {
        if (!component.isValid()) {
          window.clearInterval(bridge.timer);
          return;
        }
        self.beat(component);
      }),
      this.HEARTBEAT
    );
  },

  stop: function (component) {
    var bridge = component.get('v.bridge');
    if (bridge && bridge.timer !== null) {
      window.clearInterval(bridge.timer);
      bridge.timer = null;
    }
  },

  beat: function (component) {
    var bridge = component.get('v.bridge');
    var now = Date.now();
    Object.keys(bridge.requests).forEach(function (id) {
      if (now - bridge.requests[id].at > this.KEEP_ANSWERS) {
        delete bridge.requests[id];
      }
    }, this);
    this.publish(component, 'heartbeat', { omni: bridge.omni });
    this.show(component);
  },

  // A message on the channel, our own echoes included.
  hear: function (component, event) {
    var bridge = component.get('v.bridge');
    var kind = event.getParam('kind');
    if (
      !bridge ||
      event.getParam('protocol') !== this.PROTOCOL ||
      event.getParam('source') !== 'softphone'
    ) {
      return;
    }
    bridge.softphoneHeard = Date.now();
    this.start(component);
    if (kind === 'hello') {
      this.publish(component, 'ready', { omni: bridge.omni });
    } else if (kind === 'request') {
      this.hearRequest(component, event);
    }
    this.show(component);
  },

  // A request that comes again is answered again and never carried out again. One for another bridge (this one's
  // predecessor before a reload) is not ours to carry out; its sender is told who is here now.
  hearRequest: function (component, event) {
    var bridge = component.get('v.bridge');
    var id = event.getParam('requestId');
    var body = event.getParam('body') || {};
    var known;
    if (typeof id !== 'string' || id === '') {
      return;
    }
    if (body.bridge !== bridge.instance) {
      this.publish(component, 'ready', { omni: bridge.omni });
      return;
    }
    known = bridge.requests[id];
    if (known) {
      if (known.answer) {
        this.publish(component, 'answer', known.answer, id);
      }
      return;
    }
    known = { at: Date.now(), answer: null };
    bridge.requests[id] = known;
    this.carryOut(component, body, function (answer) {
      if (body.action === 'read') {
        // Asked again, it is read again: an old answer would be a wrong one.
        delete bridge.requests[id];
      } else {
        known.at = Date.now();
        known.answer = answer;
      }
      this.publish(component, 'answer', answer, id);
      this.show(component);
    });
  },

  carryOut: function (component, body, done) {
    var self = this;
    if (body.action === 'setStatus') {
      this.ask(
        component,
        'setServicePresenceStatus',
        { statusId: body.statusId },
        this.SET_LIMIT,
        function (told) {
          done.call(self, told);
        }
      );
    } else if (body.action === 'logout') {
      this.ask(component, 'logout', undefined, this.SET_LIMIT, function (told) {
        done.call(self, told);
      });
    } else if (body.action === 'read') {
      this.read(component, done);
    } else {
      done.call(self, { is: 'refused', words: 'The bridge does not know this request.' });
    }
  },

  // Asks for everything at once; each part is told as it was answered.
  read: function (component, done) {
    var self = this;
    var parts = {
      status: 'getServicePresenceStatusId',
      channels: 'getServicePresenceStatusChannels',
      works: 'getAgentWorks',
      workload: 'getAgentWorkload',
    };
    var names = Object.keys(parts);
    var told = { is: 'answered' };
    var missing = names.length;
    names.forEach(function (name) {
      self.ask(component, parts[name], undefined, self.READ_LIMIT, function (answer) {
        told[name] = answer;
        missing -= 1;
        if (missing === 0) {
          done.call(self, told);
        }
      });
    });
  },

  // Calls the toolkit at once, with a time limit. `done` hears exactly once.
  ask: function (component, method, args, limit, done) {
    var self = this;
    var bridge = component.get('v.bridge');
    var toolkit = component.find('omniToolkit');
    var over = false;
    var timer = null;
    var promise;
    var end = function (told, omni) {
      if (over) {
        return;
      }
      over = true;
      window.clearTimeout(timer);
      if (omni) {
        bridge.omni = omni;
      }
      if (component.isValid()) {
        done(told);
      }
    };
    var refuse = function (error) {
      var words = self.wordsOf(error);
      if (self.UTILITY_MISSING.test(words)) {
        end({ is: 'missing', words: words }, 'missing');
      } else {
        // After a lost connection the toolkit refuses as it does for an agent who is logged out.
        end({ is: 'refused', words: words }, bridge.omni === 'disconnected' ? null : 'answers');
      }
    };
    timer = window.setTimeout(
      $A.getCallback(function () {
        end({ is: 'silent' }, 'silent');
      }),
      limit
    );
    try {
      promise = args === undefined ? toolkit[method]() : toolkit[method](args);
    } catch (error) {
      refuse(error);
      return;
    }
    if (!promise || typeof promise.then !== 'function') {
      end({ is: 'silent' }, 'silent');
      return;
    }
    promise.then(
      $A.getCallback(function (value) {
        end({ is: 'answered', value: self.plain(value) }, 'answers');
      }),
      $A.getCallback(refuse)
    );
  },

  // An event of Omni-Channel, with those of its parameters that are there.
  forward: function (component, event, name, params) {
    var bridge = component.get('v.bridge');
    var found = {};
    if (!bridge) {
      return;
    }
    params.forEach(function (param) {
      var value = event.getParam(param);
      if (value !== undefined && value !== null) {
        found[param] = value;
      }
    });
    bridge.omni = name === 'connectionError' ? 'disconnected' : 'answers';
    // Before it has rendered nobody can have been told anything: the softphone reads when it hears `ready`.
    if (bridge.started) {
      this.publish(component, 'event', { name: name, params: found });
    }
    this.show(component);
  },

  publish: function (component, kind, body, requestId) {
    var bridge = component.get('v.bridge');
    var channel = component.find('channel');
    var message = {
      protocol: this.PROTOCOL,
      source: 'bridge',
      instance: bridge.instance,
      seq: (bridge.seq += 1),
      kind: kind,
      body: body,
    };
    if (requestId !== undefined) {
      message.requestId = requestId;
    }
    if (channel && component.isValid()) {
      channel.publish(message);
    }
  },

  show: function (component) {
    var bridge = component.get('v.bridge');
    var heard =
      bridge.softphoneHeard > 0 && Date.now() - bridge.softphoneHeard < this.SOFTPHONE_GONE;
    var state = 'waiting';
    if (heard && bridge.omni === 'disconnected') {
      state = 'omniDisconnected';
    } else if (heard) {
      state =
        bridge.omni === 'silent' || bridge.omni === 'missing' ? 'omniUnavailable' : 'connected';
    }
    if (component.get('v.state') !== state) {
      component.set('v.state', state);
      component.set('v.words', this.WORDS[state]);
    }
  },

  // What the toolkit gives may be a guarded object; only its plain content can be published.
  plain: function (value) {
    var text;
    try {
      text = JSON.stringify(value);
    } catch (error) {
      // Not null, which would say that there is nothing.
      return String(error);
    }
    return text === undefined ? null : JSON.parse(text);
  },

  wordsOf: function (error) {
    var words = '';
    if (typeof error === 'string') {
      words = error;
    } else if (error && typeof error.message === 'string') {
      words = error.message;
    } else if (error && typeof error === 'object') {
      words = JSON.stringify(this.plain(error)) || '';
    }
    return words.slice(0, 500);
  },
})
