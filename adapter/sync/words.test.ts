import { expect } from 'chai';
import { interaction, itSays, nameOf, omniIs, onQueue, work } from './testing/sentences.js';
import { shift, type Shift } from './testing/shift.js';
import { whyText } from './words.js';

describe('sync: the sentence that says why', () => {
  itSays([
    [
      'omni',
      'pureCloudWork',
      interaction('connected'),
      'you are on a call in PureCloud',
      'PureCloud で通話に対応している',
    ],
    [
      'omni',
      'pureCloudWork',
      interaction('connected', 'callback'),
      'you are on a callback in PureCloud',
      'PureCloud でコールバックに対応している',
    ],
    [
      'omni',
      'pureCloudWork',
      interaction('connected', 'chat'),
      'you are on a chat in PureCloud',
      'PureCloud でチャットに対応している',
    ],
    [
      'omni',
      'pureCloudWork',
      interaction('connected', 'email'),
      'you are on an email in PureCloud',
      'PureCloud でメールに対応している',
    ],
    [
      'omni',
      'pureCloudWork',
      interaction('connected', 'message'),
      'you are on a message in PureCloud',
      'PureCloud でメッセージに対応している',
    ],
    [
      'omni',
      'pureCloudWork',
      interaction('connected', 'toString'),
      'you are on an interaction in PureCloud',
      'PureCloud でインタラクションに対応している',
    ],
    [
      'omni',
      'pureCloudWork',
      { type: 'read' },
      'you are on an interaction in PureCloud',
      'PureCloud でインタラクションに対応している',
    ],
    [
      'omni',
      'pureCloudWork',
      interaction('afterCallWork'),
      'you are in after-call work in PureCloud',
      'PureCloud で後処理をしている',
    ],
    [
      'omni',
      'pureCloudWork',
      omniIs('decline'),
      'you are on an interaction in PureCloud',
      'PureCloud でインタラクションに対応している',
    ],
    [
      'omni',
      'pureCloudWork ended',
      interaction('ended'),
      'your work in PureCloud has ended',
      'PureCloud での対応が終わった',
    ],
    [
      'omni',
      'pureCloudWork ended',
      { type: 'routingStatus', is: 'IDLE' },
      'your work in PureCloud has ended',
      'PureCloud での対応が終わった',
    ],
    [
      'pureCloud',
      'salesforceWork',
      work('accepted', 'Case'),
      'you are working on a case in Salesforce',
      'Salesforce でケースに対応している',
    ],
    [
      'pureCloud',
      'salesforceWork',
      work('accepted', 'MessagingSession'),
      'you are working on a messaging session in Salesforce',
      'Salesforce でメッセージングセッションに対応している',
    ],
    [
      'pureCloud',
      'salesforceWork',
      work('accepted', 'LiveChatTranscript'),
      'you are working on a chat in Salesforce',
      'Salesforce でチャットに対応している',
    ],
    [
      'pureCloud',
      'salesforceWork',
      work('accepted', 'Lead'),
      'you are working on a lead in Salesforce',
      'Salesforce でリードに対応している',
    ],
    [
      'pureCloud',
      'salesforceWork',
      work('accepted'),
      'you are working on a work item in Salesforce',
      'Salesforce で作業項目に対応している',
    ],
    [
      'pureCloud',
      'salesforceWork ended',
      work('closed', 'Case'),
      'your work in Salesforce has ended',
      'Salesforce での作業が終わった',
    ],
    ['pureCloud', 'mapped', omniIs(), 'Omni-Channel is Lunch', 'Omni-Channel が「Lunch」になった'],
    [
      'pureCloud',
      'mapped',
      omniIs('manual'),
      'Omni-Channel is Lunch',
      'Omni-Channel が「Lunch」になった',
    ],
    [
      'pureCloud',
      'leavingMapped',
      omniIs('supervisor'),
      'your supervisor changed your status: Omni-Channel is Lunch',
      'スーパーバイザーの操作で Omni-Channel が「Lunch」になった',
    ],
    [
      'pureCloud',
      'leavingMapped',
      omniIs('toolkit'),
      'another program in the console changed your status: Omni-Channel is Lunch',
      'コンソール内の別のプログラムにより Omni-Channel が「Lunch」になった',
    ],
    [
      'pureCloud',
      'leavingMapped',
      omniIs('pushTimeout'),
      'a work item was not accepted in time: Omni-Channel is Lunch',
      '作業項目を時間内に受け付けず、Omni-Channel が「Lunch」になった',
    ],
    ['omni', 'mapped', onQueue, 'PureCloud is On Queue', 'PureCloud が「On Queue」になった'],
    [
      'omni',
      'leavingOnQueue',
      { type: 'found', side: 'pureCloud', status: 'MEAL' },
      'it was found that PureCloud is Meal',
      '確認の結果、PureCloud が「Meal」になった',
    ],
    [
      'omni',
      'mapped',
      { type: 'chosen', side: 'pureCloud', status: 'ON_QUEUE' },
      'PureCloud is On Queue',
      'PureCloud が「On Queue」になった',
    ],
    [
      'omni',
      'onQueueRefused',
      { type: 'refused', side: 'pureCloud', status: 'ON_QUEUE' },
      'PureCloud did not take you on queue',
      'PureCloud がキューへの参加を受け付けなかった',
    ],
    [
      'omni',
      'start',
      { type: 'start', side: 'pureCloud', status: 'ON_QUEUE' },
      'at the start PureCloud was On Queue',
      '開始時に PureCloud が「On Queue」だった',
    ],
    ['omni', 'start', { type: 'start' }, 'the softphone started', 'ソフトフォンを開始した'],
    ['omni', 'mapped', { type: 'answered', is: 'yes' }, 'you answered Yes', '「はい」と回答した'],
    ['omni', 'choice', { type: 'answered', is: 'no' }, 'you answered No', '「いいえ」と回答した'],
    [
      'omni',
      'choice',
      { type: 'chosen', side: 'omni', status: 'Lunch' },
      'you chose it',
      'ご自身で選択した',
    ],
    ['omni', 'choice', omniIs('manual'), 'you chose it', 'ご自身で選択した'],
    [
      'omni',
      'choice',
      omniIs('supervisor'),
      'your supervisor chose it',
      'スーパーバイザーが選択した',
    ],
    [
      'omni',
      'choice',
      omniIs('toolkit'),
      'another program in the console set it',
      'コンソール内の別のプログラムが設定した',
    ],
    [
      'omni',
      'choice',
      omniIs('pushTimeout'),
      'a work item was not accepted in time',
      '作業項目を時間内に受け付けなかった',
    ],
    ['omni', 'choice', omniIs('decline'), 'you declined a work item', '作業項目を辞退した'],
    [
      'omni',
      'choice',
      { type: 'found', side: 'omni', status: 'Lunch' },
      'it had been set there',
      'すでにそのように設定されていた',
    ],
  ]);
});

describe('sync: true sentences of a shift', () => {
  const said = (desk: Shift): string[] =>
    desk
      .commands()
      .map(({ cause, side, status }) => whyText(cause, side, nameOf(side, status), 'en', nameOf));

  it('a choice that waited for the end of a call: nobody is on a call any more', () => {
    const desk = shift({ duringHold: 'queue' }).interaction('c1', 'connected');
    desk.rest();
    desk.after(5_000).omni('Lunch');
    desk.rest();
    desk.after(5_000).interaction('c1', 'ended');
    expect(said(desk)).to.deep.equal([
      'Omni-Channel set to Lunch because you had chosen it before',
      'PureCloud set to AVAILABLE because your work on a call in PureCloud has ended',
    ]);
  });

  it('a call that covers the base of a pair', () => {
    const desk = shift().interaction('c1', 'connected');
    expect(said(desk)).to.deep.equal([
      'Omni-Channel set to Busy because you are on a call in PureCloud',
    ]);
  });
});
