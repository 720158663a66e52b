/**
 * A sync as it is written in an afternoon, to compare with: PureCloud's SDK as a whole, one handler a direction, and a
 * timer against loops. Whatever comes before the timer has run down is taken for the own write's echo.
 */
import sdk from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/index.js';
import { isRecord, readJson } from '../../adapter/ports/json.js';

/** Filled in when it is built. */
declare const NAIVE: {
  readonly region: string;
  readonly token: string;
  readonly omni: { readonly mapped: string; readonly otherwise: string };
  readonly pureCloud: { readonly mapped: string; readonly otherwise: string };
};

/** Milliseconds. */
const GUARD = 1_000;
const CHANNEL = 'OmniBridge__c';

let guardedUntil = 0;
function isEcho(): boolean {
  if (Date.now() < guardedUntil) return true;
  guardedUntil = Date.now() + GUARD;
  return false;
}

const client = sdk.ApiClient.instance;
const region = new URL(NAIVE.region);
client.setGateway({ host: region.hostname, protocol: 'http', port: Number(region.port) });
client.setAccessToken(NAIVE.token);
const users = new sdk.UsersApi();
const notifications = new sdk.NotificationsApi();
const presence = new sdk.PresenceApi();

let instance = 'naive';
let seq = 0;
let bridge = '';
let me = '';

function say(kind: string, body: object): void {
  seq += 1;
  const common = { protocol: 1, source: 'softphone', instance, seq, kind, requestId: `n${seq}` };
  window.sforce?.opencti?.['publish']?.({ channelName: CHANNEL, message: { ...common, body } });
}

function onOmni(message: unknown): void {
  if (!isRecord(message) || message['source'] !== 'bridge') return;
  if (typeof message['instance'] === 'string') bridge = message['instance'];
  const body = isRecord(message['body']) ? message['body'] : {};
  const params = isRecord(body['params']) ? body['params'] : {};
  if (message['kind'] !== 'event' || body['name'] !== 'statusChanged' || isEcho()) return;
  const isMapped = String(params['statusId']).startsWith(NAIVE.omni.mapped.slice(0, 15));
  const id = isMapped ? NAIVE.pureCloud.mapped : NAIVE.pureCloud.otherwise;
  void presence.patchUserPresencesPurecloud(me, { presenceDefinition: { id } });
}

function onPureCloud(data: unknown): void {
  const frame = typeof data === 'string' ? readJson(data) : undefined;
  if (!isRecord(frame) || !String(frame['topicName']).endsWith('.presence') || isEcho()) return;
  const body = isRecord(frame['eventBody']) ? frame['eventBody'] : {};
  const definition = isRecord(body['presenceDefinition']) ? body['presenceDefinition'] : {};
  const isMapped = definition['id'] === NAIVE.pureCloud.mapped;
  const statusId = isMapped ? NAIVE.omni.mapped : NAIVE.omni.otherwise;
  say('request', { action: 'setStatus', statusId, by: 'sync', bridge });
}

function loadOpenCti(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/support/api/66.0/lightning/opencti_min.js';
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}

async function begin(): Promise<void> {
  await loadOpenCti();
  window.sforce?.opencti?.['subscribe']?.({ channelName: CHANNEL, listener: onOmni });
  instance = crypto.randomUUID();
  say('hello', {});
  me = String((await users.getUsersMe()).id);
  const channel = await notifications.postNotificationsChannels();
  await notifications.putNotificationsChannelSubscriptions(String(channel.id), [
    { id: `v2.users.${me}.presence` },
  ]);
  const socket = new WebSocket(String(channel.connectUri));
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => onPureCloud(data));
  socket.addEventListener('open', () => {
    document.title = 'naive sync is on';
  });
}

void begin();
