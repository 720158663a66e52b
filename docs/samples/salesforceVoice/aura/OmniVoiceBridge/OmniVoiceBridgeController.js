// Aura evaluates this file as an expression, so no semicolon may follow it.
// prettier-ignore
({
  /** What the connector says, for the channel that it names; for any other, nothing. */
  publishMessage: function (component, event) {
    var told = event.getParam('arguments').message;
    var channel = told && component.find(told.channel);
    if (channel) channel.publish(told.message);
  },

  hearOmniBridge: function (component, message, helper) {
    helper.tell(component, 'OmniBridge__c', message);
  },

  hearSoftphoneEvents: function (component, message, helper) {
    helper.tell(component, 'SoftphoneEvents__c', message);
  },
})
