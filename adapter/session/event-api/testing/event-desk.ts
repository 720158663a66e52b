import { phoneWith } from '../../../panel/phone/phone-fixtures.js';
import { READY } from '../../../panel/view-fixtures.js';
import { isRecord, type JsonRecord } from '../../../ports/json.js';
import { createManualClock, type ManualClock } from '../../../ports/simulated/manual-clock.js';
import { createSimulatedEventChannel } from '../../../ports/simulated/simulated-event-channel.js';
import type { PhoneView, ShownInteraction } from '../../phone/view.js';
import type { SoftphoneView } from '../../view.js';
import type { EventApi } from '../code.js';
import { createEventApi } from '../event-api.js';

/** A softphone whose panel is in a test's hands, and another component of its console. */
export interface EventDesk {
  readonly clock: ManualClock;
  readonly api: EventApi;
  /** What the agent's panel was asked to do, in order. */
  readonly done: readonly unknown[];
  readonly view: SoftphoneView;
  /** Another revision of the definition is in force. */
  use(items: Readonly<Record<string, string>>): Promise<void>;
  /** What Salesforce hands out when it is asked next; `null`: nothing. */
  save(items: Readonly<Record<string, string>> | null): void;
  /** The panel shows something else. */
  shows(change: Partial<SoftphoneView>): Promise<void>;
  showsPhone(phone: Partial<PhoneView>): Promise<void>;
  showsInteractions(...interactions: readonly ShownInteraction[]): Promise<void>;
  /** The component sends something, whatever it is. */
  say(message: unknown): Promise<void>;
  /** It sends an action as it should. */
  ask(body: JsonRecord, requestId?: string): Promise<void>;
  /** What it has heard since it was asked last: type, and body with what belongs to it. */
  heard(): readonly JsonRecord[];
  /** The bodies of the events among those. */
  events(): readonly JsonRecord[];
  /** `done`, the word of a refusal, or nothing yet; of each answer since it was asked last. */
  answers(): readonly string[];
}

const settingsOf = (items: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(items).map(([item, value]) => [`/softphone/${item}`, value]));

export const ALL_ACTIONS = {
  eventApi: 'actions',
  eventApiActions: 'setStatus, dial, answer, hangUp, hold, resume, mute, unmute, transfer',
};

export async function openEventDesk(
  items: Readonly<Record<string, string>> = ALL_ACTIONS,
  first: Partial<SoftphoneView> = {},
): Promise<EventDesk> {
  const clock = createManualClock();
  const channel = createSimulatedEventChannel(clock);
  const done: unknown[] = [];
  let view: SoftphoneView = { ...READY, phone: phoneWith(), ...first };
  let saved: Readonly<Record<string, string>> | null = items;
  let read = 0;
  let seq = 0;
  const api = createEventApi({
    channel: channel.port,
    clock,
    instanceId: 'page-1',
    settings: settingsOf(items),
    readSettings: () => {
      if (saved === null) return Promise.reject(new Error('no answer'));
      return Promise.resolve(settingsOf(saved));
    },
    view,
    actions: {
      componentAsked: (action) => done.push(`asked ${action}`),
      choosePureCloud: (status) => done.push({ choose: status }),
      phone: (deed) => done.push(deed),
    },
  });
  const settle = (): Promise<void> => clock.advance(10);
  const shows = (change: Partial<SoftphoneView>): Promise<void> => {
    view = { ...view, ...change };
    api.look(view);
    return settle();
  };
  const heard = (): readonly JsonRecord[] => {
    const news = channel.heard.slice(read).filter(isRecord);
    read = channel.heard.length;
    return news;
  };
  const say = (message: unknown): Promise<void> => {
    channel.say(message);
    return settle();
  };
  await settle();
  return {
    clock,
    api,
    done,
    get view() {
      return view;
    },
    shows,
    showsPhone: (phone) => shows({ phone: { ...(view.phone ?? phoneWith()), ...phone } }),
    showsInteractions: (...interactions) =>
      shows({ phone: { ...(view.phone ?? phoneWith()), interactions } }),
    say,
    ask(body, requestId = `request ${(seq += 1)}`) {
      return say({
        version: 1,
        source: 'acme.callList',
        instanceId: 'component-1',
        seq: (seq += 1),
        type: 'action',
        requestId,
        body,
      });
    },
    heard,
    events: () =>
      heard()
        .filter(({ type }) => type === 'event')
        .map(({ body }) => (isRecord(body) ? body : {})),
    answers: () =>
      heard()
        .filter(({ type }) => type === 'answer')
        .map(({ body }) => {
          const { result, reason } = isRecord(body) ? body : {};
          return String(result === 'refused' ? reason : result);
        }),
    save: (next) => (saved = next),
    use(next) {
      saved = next;
      api.use(settingsOf(next));
      return settle();
    },
  };
}
