import type { Clock } from './ports/clock.js';
import type { Disposer } from './ports/disposer.js';
import type { PhoneAction } from './ports/phone.js';
import { isSeen } from './ports/phone-rules.js';
import type { Callee, VoiceAgent } from './salesforce/voice/agent.js';
import type { PhoneDeedMessage, PhoneFailure, PhoneView } from './session/phone/view.js';
import type { SoftphoneActions, SoftphoneView } from './session/view.js';

/** The part of a softphone that Salesforce Voice deals with. */
export interface AgentsSoftphone {
  readonly view: SoftphoneView;
  readonly actions: Pick<SoftphoneActions, 'phone' | 'signOut'>;
  listen(listener: () => void): Disposer;
}

/** What PureCloud has not done by then is told as undone, in milliseconds; it may be done all the same. */
const DEED_LIMIT = 10_000;

/** The agent in this tab's softphone, whichever tab of theirs leads. */
export function voiceAgentOf(softphone: AgentsSoftphone, clock: Clock): VoiceAgent {
  const phone = (): PhoneView | null => softphone.view.phone;
  const act = (deed: PhoneDeedMessage): void => softphone.actions.phone(deed);
  const find = (id: string) => phone()?.interactions.find((one) => one.id === id);

  /** Resolves with the first answer that is there; rejects when the phone says why there will be none. */
  function outcome<T extends object>(
    begin: () => void,
    answer: () => T | null,
    isAbout: (failure: PhoneFailure) => boolean,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const before = phone()?.failure?.at;
      const end = (): void => {
        stopListening();
        stopLimit();
      };
      const look = (): void => {
        const done = answer();
        const failure = phone()?.failure ?? null;
        if (done !== null) {
          end();
          resolve(done);
        } else if (failure !== null && failure.at !== before && isAbout(failure)) {
          end();
          reject(new Error(`PureCloud did not do it: ${failure.wanted}, ${failure.reason}.`));
        }
      };
      const stopListening = softphone.listen(look);
      const stopLimit = clock.after(DEED_LIMIT, () => {
        end();
        reject(new Error('PureCloud did not show in time that it was done.'));
      });
      begin();
      look();
    });
  }

  function dial(callee: Callee) {
    const before = new Set(phone()?.interactions.map(({ id }) => id));
    const deed: PhoneDeedMessage =
      'number' in callee
        ? { is: 'dial', number: callee.number, queue: null }
        : { is: 'call', ...callee, queue: null };
    return outcome(
      () => act(deed),
      () =>
        phone()?.interactions.find(
          ({ id, media, direction }) =>
            media === 'voice' && direction === 'outbound' && !before.has(id),
        ) ?? null,
      ({ wanted }) => wanted === 'dial',
    );
  }

  async function perform(action: PhoneAction): Promise<void> {
    await outcome(
      () => act({ is: 'perform', action }),
      () => (isSeen(action, find(action.interaction)) ? action : null),
      ({ wanted, interaction }) =>
        wanted === action.do && (interaction === null || interaction === action.interaction),
    );
  }

  return {
    get signedIn() {
      const { view } = softphone;
      // Before a definition was read, nobody can say; where it cannot be used, nobody will sign in by it.
      if (view.build.wanted === undefined && view.phase !== 'misconfigured') return null;
      return view.signIn === 'signedIn';
    },
    get status() {
      const { shown } = softphone.view.pureCloud;
      return shown === null ? null : { id: shown.status, label: shown.label, kind: shown.kind };
    },
    get interactions() {
      return phone()?.interactions ?? [];
    },
    listen: (listener) => softphone.listen(listener),
    signOut: () => softphone.actions.signOut(),
    perform,
    async wrapUp(interaction) {
      const draft = find(interaction)?.draft ?? null;
      if (draft === null || draft.code === '') throw new Error('There is no wrap-up to be saved.');
      await perform({ do: 'wrapUp', interaction, ...draft });
    },
    dial,
    async search(text) {
      if (text === '') {
        return (phone()?.queues ?? []).map((queue) => ({ kind: 'queue', ...queue, detail: '' }));
      }
      const found = await outcome(
        () => act({ is: 'search', text }),
        () => {
          const people = phone()?.people ?? null;
          return people?.text === text && people.found !== null ? { list: people.found } : null;
        },
        ({ wanted }) => wanted === 'lookUp',
      );
      return found.list;
    },
  };
}
