import { WebSocket } from 'ws';
import type { PureCloudSettings } from '../../definition/definition.js';
import { pureCloudHosts } from '../../definition/pure-cloud-settings.js';
import { systemClock } from '../../ports/system-clock.js';
import { createRegion } from '../../../scripts/simulator/region/create-region.js';
import { createWorld } from '../../../scripts/simulator/create-world.js';
import type { World } from '../../../scripts/simulator/world.js';
import { createPhone } from '../phone/phone.js';
import { createPureCloud, type LoadSdk, type PureCloudClient } from '../pure-cloud-client.js';
import { createSignIn, type SignIn } from '../sign-in/create-sign-in.js';
import { REDIRECT_MESSAGE } from '../sign-in/redirect-message.js';
import * as grant from '../sign-in/grant.js';
import type { WindowLike } from '../sign-in/popup.js';
import { createMemoryStorage } from './memory-storage.js';

const SOFTPHONE = 'http://127.0.0.1:9';
const REDIRECT_URI = `${SOFTPHONE}/apex/SignIn`;

export interface LiveRegion {
  readonly world: World;
  readonly settings: PureCloudSettings;
  readonly signIn: SignIn;
  readonly client: PureCloudClient;
  /** What the popup's page does: the agent presses this button. */
  presses(decision: 'signIn' | 'cancel'): void;
  step(step: unknown): void;
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** The simulator's region over real HTTP and WebSocket, with a sign-in and a client that know nothing of it. */
export async function startRegion(
  loadSdk: LoadSdk,
  options: { readonly tokenSeconds?: number; readonly heartbeat?: number } = {},
): Promise<LiveRegion> {
  const world = createWorld({ network: { omniLatency: 1, pureCloudLatency: 1 } });
  const region = createRegion(world, { softphoneOrigins: () => [SOFTPHONE], ...options });
  const port = await region.listen(0);
  const settings: PureCloudSettings = {
    environment: 'mypurecloud.com',
    clientId: '6f2a9c14-7b3d-4e85-9a60-1c2d3e4f5a6b',
    gateway: `http://127.0.0.1:${port}`,
  };
  let decision: 'signIn' | 'cancel' = 'signIn';
  const signIn = createSignIn({
    loadGrant: () => Promise.resolve(grant),
    hosts: pureCloudHosts(settings),
    settings,
    redirectUri: REDIRECT_URI,
    storage: createMemoryStorage(),
    window: browserOf(() => decision),
    clock: systemClock,
    fetch,
    crypto,
  });
  const client = createPureCloud({
    settings,
    tokens: signIn,
    fetch,
    openSocket: (address) => new WebSocket(address),
    clock: systemClock,
    random: Math.random,
    loadSdk,
    // Of this very copy of the modules.
    loadPhone: () => Promise.resolve({ createPhone }),
  });
  return {
    world,
    settings,
    signIn,
    client,
    presses(button) {
      decision = button;
    },
    step(step) {
      const result = world.step(step);
      if (!result.ok) throw new Error(result.reason);
    },
    async until(condition) {
      const end = Date.now() + 8_000;
      while (!condition()) {
        if (Date.now() > end) throw new Error('The condition did not come true within 8 s.');
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    async close() {
      client.dispose();
      signIn.dispose();
      await region.close();
      world.dispose();
    },
  };
}

/** A browser whose popup posts the region's own form, follows the redirect and does what the redirect page does. */
function browserOf(decision: () => string): WindowLike {
  type Listener = Parameters<WindowLike['addEventListener']>[1];
  const listeners = new Set<Listener>();
  return {
    open(url) {
      const popup = { closed: false, close: () => (popup.closed = true), focus: () => undefined };
      void follow(url, decision()).then((location) => {
        const query = new URL(location).searchParams;
        const data = { type: REDIRECT_MESSAGE, ...Object.fromEntries(query) };
        for (const listener of [...listeners]) {
          listener({ origin: new URL(location).origin, source: popup, data });
        }
      });
      return popup;
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
}

async function follow(url: string, decision: string): Promise<string> {
  const address = new URL(url);
  const form = new URLSearchParams(address.searchParams);
  form.set('decision', decision);
  const response = await fetch(address.origin + address.pathname, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  const location = response.headers.get('Location');
  if (location === null) throw new Error(`The region did not redirect: ${await response.text()}`);
  return location;
}
