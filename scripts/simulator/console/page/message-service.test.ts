import { expect } from 'chai';
import { MessageService, UnknownChannelError } from './message-service.js';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('Lightning Message Service in a tab', () => {
  it('tells every subscriber, the sender too, after the publishing call', async () => {
    const messages = new MessageService(['A__c']);
    const heard: unknown[] = [];
    messages.subscribe('A__c', (message) => heard.push(['first', message]));
    messages.subscribe('A__c', (message) => heard.push(['second', message]));
    messages.publish('A__c', { n: 1 });
    expect(heard).to.deep.equal([]);
    await turn();
    expect(heard).to.deep.equal([
      ['first', { n: 1 }],
      ['second', { n: 1 }],
    ]);
  });

  it('gives each a copy', async () => {
    const messages = new MessageService(['A__c']);
    const message = { list: [1] };
    const heard: unknown[] = [];
    messages.subscribe('A__c', (each) => heard.push(each));
    messages.publish('A__c', message);
    message.list.push(2);
    await turn();
    expect(heard).to.deep.equal([{ list: [1] }]);
  });

  it('replays nothing, and tells nothing to who has left', async () => {
    const messages = new MessageService(['A__c', 'B__c']);
    const heard: unknown[] = [];
    messages.publish('A__c', 'before');
    await turn();
    const leave = messages.subscribe('A__c', (message) => heard.push(message));
    messages.publish('B__c', 'elsewhere');
    messages.publish('A__c', 'now');
    await turn();
    leave();
    messages.publish('A__c', 'after');
    await turn();
    expect(heard).to.deep.equal(['now']);
  });

  it('knows only the channels that the org has', () => {
    const messages = new MessageService(['A__c']);
    expect(() => messages.subscribe('A', () => undefined)).to.throw(UnknownChannelError);
    expect(() => messages.publish('B__c', {})).to.throw(UnknownChannelError);
  });
});
