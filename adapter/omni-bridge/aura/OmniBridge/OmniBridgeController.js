// Aura evaluates this file as an expression, so no semicolon may follow it.
// prettier-ignore
({
  onInit: function (component, event, helper) {
    helper.begin(component);
  },

  onRender: function (component, event, helper) {
    helper.start(component);
  },

  onDestroy: function (component, event, helper) {
    helper.stop(component);
  },

  onMessage: function (component, event, helper) {
    helper.hear(component, event);
  },

  onLoginSuccess: function (component, event, helper) {
    helper.forward(component, event, 'loginSuccess', ['statusId']);
  },

  onStatusChanged: function (component, event, helper) {
    helper.forward(component, event, 'statusChanged', [
      'statusId',
      'channels',
      'statusName',
      'statusApiName',
      'reason',
    ]);
  },

  onLogout: function (component, event, helper) {
    helper.forward(component, event, 'logout', ['reason']);
  },

  onWorkAssigned: function (component, event, helper) {
    helper.forward(component, event, 'workAssigned', ['workItemId', 'workId']);
  },

  onWorkAccepted: function (component, event, helper) {
    helper.forward(component, event, 'workAccepted', ['workItemId', 'workId']);
  },

  onWorkDeclined: function (component, event, helper) {
    helper.forward(component, event, 'workDeclined', ['workItemId', 'workId']);
  },

  onWorkClosed: function (component, event, helper) {
    helper.forward(component, event, 'workClosed', ['workItemId', 'workId']);
  },

  onWorkFlagUpdated: function (component, event, helper) {
    helper.forward(component, event, 'workFlagUpdated', []);
  },

  onWorkloadChanged: function (component, event, helper) {
    helper.forward(component, event, 'workloadChanged', [
      'configuredCapacity',
      'previousWorkload',
      'newWorkload',
      'configuredInterruptibleCapacity',
      'previousInterruptibleWorkload',
      'newInterruptibleWorkload',
    ]);
  },

  onConnectionError: function (component, event, helper) {
    helper.forward(component, event, 'connectionError', []);
  },
})
