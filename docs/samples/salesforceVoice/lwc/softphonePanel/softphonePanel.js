import { LightningElement } from 'lwc';

/** Shows the softphone's panel while Salesforce Voice hides the connector's page. */
export default class SoftphonePanel extends LightningElement {}
