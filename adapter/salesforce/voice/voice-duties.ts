import type { Clock } from '../../ports/clock.js';
import type { Disposer } from '../../ports/disposer.js';
import type { VendorStatus, VoiceAgent } from './agent.js';
import { createCallDuties } from './call-duties.js';
import { createCallNews } from './call-news.js';
import { createCallObjects } from './call-objects.js';
import type { VoiceEvent, VoiceLibrary } from './library.js';
import type { VoiceDuties, VoiceHost } from './voice-host.js';

export interface VoiceDutiesOptions {
  readonly library: VoiceLibrary;
  readonly agent: VoiceAgent;
  readonly host: Pick<VoiceHost, 'publish' | 'tellTrouble'>;
  readonly clock: Clock;
}

/** How high the frame is while the agent signs in, in pixels: the panel with its button and a notice. */
const LOGIN_HEIGHT = 420;

/** A sign-out that takes longer is said to have failed, in milliseconds. */
const SIGN_OUT_LIMIT = 5_000;

/** Does for Salesforce what it asks for, and tells it what becomes of the agent: sign-in, PureCloud status, calls. */
export function serveVoice(options: VoiceDutiesOptions): {
  readonly duties: VoiceDuties;
  readonly dispose: Disposer;
} {
  const { library, agent, host, clock } = options;
  const publish = (event: VoiceEvent, payload: object): void => host.publish(event, payload);
  const objects = createCallObjects(library);
  const news = createCallNews({ library, objects, publish });
  /** What Salesforce knows; `null`: it has not set the connector up. */
  let signedIn: boolean | null = null;
  let status: VendorStatus | null = null;
  /** Salesforce itself signs the agent out, and hears of it by the library's answer. */
  let leaving = false;
  const stops = new Set<Disposer>();

  function look(): void {
    if (signedIn === null) return;
    const now = agent.signedIn ?? false;
    if (now !== signedIn) {
      signedIn = now;
      if (now) publish('LOGIN_RESULT', new library.GenericResult({ success: true }));
      else if (!leaving) publish('LOGOUT_RESULT', loggedOut(true));
      if (!now) {
        news.forget();
        status = null;
      }
    }
    if (!now) return;
    lookAtStatus();
    news.look(agent.interactions);
  }

  function lookAtStatus(): void {
    const now = agent.status;
    if (now === null || now.id === status?.id) return;
    const before = status;
    status = now;
    publish(
      'STATE_CHANGE',
      new library.StateChangeResult({
        newVendorStateInfo: vendorStatus(now),
        ...(before === null ? {} : { oldVendorStateInfo: vendorStatus(before) }),
      }),
    );
  }

  const vendorStatus = ({ id, label, kind }: VendorStatus): object =>
    new library.AgentVendorStatusInfo({ statusId: id, statusName: label, statusType: kind });

  const loggedOut = (success: boolean): object =>
    new library.LogoutResult({ success, loginFrameHeight: LOGIN_HEIGHT });

  /** Resolves with true once it is so; with false when it is not in time, where there is a limit. */
  const until = (isSo: () => boolean, limit?: number): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (so: boolean): void => {
        stopListening();
        stopLimit();
        stops.delete(stop);
        resolve(so);
      };
      const stop = (): void => end(false);
      const stopListening = agent.listen(() => {
        if (isSo()) end(true);
      });
      const stopLimit = limit === undefined ? () => undefined : clock.after(limit, stop);
      stops.add(stop);
      if (isSo()) end(true);
    });

  const duties: VoiceDuties = {
    ...createCallDuties({
      library,
      agent,
      objects,
      news,
      clock,
      onWrapUpRefused: (error) => host.tellTrouble(error),
    }),
    async begin() {
      await until(() => agent.signedIn !== null);
      const showLogin = agent.signedIn !== true;
      signedIn = !showLogin;
      // What there is already is told once Salesforce has had its answer.
      clock.after(0, look);
      return new library.InitResult({ showLogin, loginFrameHeight: LOGIN_HEIGHT });
    },
    async logout() {
      leaving = true;
      agent.signOut();
      const done = await until(() => agent.signedIn === false, SIGN_OUT_LIMIT);
      leaving = false;
      return loggedOut(done);
    },
    getCapabilities: () =>
      Promise.resolve(
        new library.CapabilitiesResult({
          hasMute: true,
          hasRecord: true,
          hasMerge: true,
          hasSwap: true,
          hasBlindTransfer: true,
          hasContactSearch: true,
          hasPendingStatusChange: true,
          hasSignedRecordingUrl: false,
          debugEnabled: false,
        }),
      ),
    // Whatever the station is, PureCloud has it answer and hang up, so that the controls are those of a softphone.
    getAgentConfig() {
      const phone = new library.Phone({ type: 'SOFT_PHONE' });
      return Promise.resolve(
        new library.AgentConfigResult({ phones: ['SOFT_PHONE'], selectedPhone: phone }),
      );
    },
    // The station is chosen in the panel.
    setAgentConfig: () => Promise.resolve(new library.GenericResult({ success: false })),
    getAgentStatus() {
      const now = agent.status;
      return now === null
        ? Promise.reject(new Error('The PureCloud status is not known.'))
        : Promise.resolve(vendorStatus(now));
    },
  };

  const stopListening = agent.listen(look);
  return {
    duties,
    dispose() {
      stopListening();
      for (const stop of [...stops]) stop();
    },
  };
}
