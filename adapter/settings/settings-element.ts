import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { en } from './messages/en.js';
import type { SettingsMessages } from './messages/messages.js';
import type { SettingsActions } from './session/view.js';

const nothing = (): void => undefined;

const NO_ACTIONS: SettingsActions = {
  load: nothing,
  choose: nothing,
  leave: nothing,
  set: nothing,
  setRules: nothing,
  usePreset: nothing,
  confirmPreset: nothing,
  upgrade: nothing,
  undo: nothing,
  discard: nothing,
  retrieveStatuses: nothing,
  signIn: nothing,
  checkCoverage: nothing,
  save: nothing,
  saveAnyway: nothing,
  keep: nothing,
  switchOff: nothing,
  file: () => ({ name: '', text: '' }),
};

/** What all elements of the settings page have in common: their language, and what can be done. */
export class SettingsElement extends LitElement {
  @property({ attribute: false }) messages: SettingsMessages = en;
  @property({ attribute: false }) actions: SettingsActions = NO_ACTIONS;
}
