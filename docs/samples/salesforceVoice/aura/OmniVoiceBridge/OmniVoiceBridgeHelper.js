// Aura evaluates this file as an expression, so no semicolon may follow it.
// prettier-ignore
({
  /** The connector hears its own messages, too, and knows them by their source. */
  tell: function (component, channel, message) {
    component.get('v.handleMessage')({ channel: channel, message: message.getParams() });
  },
})
