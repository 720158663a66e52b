import type { Disposer } from '../../ports/disposer.js';
import { isRecord, isString } from '../../ports/json.js';
import { createEngineHost } from '../engine-host.js';
import { freshModel } from '../model.js';
import type { Diagnostics } from '../view.js';
import { browserFacts } from './browser-facts.js';
import type { FollowingTab, Watched } from './code.js';
import { diagnose } from './diagnose.js';

/** A leader that says nothing for so long says nothing more, in milliseconds. */
const ANSWER_LIMIT = 2_000;

/** The outline alone: it was made by this very code, or by a neighbouring build of it. */
const isDiagnostics = (value: unknown): value is Diagnostics =>
  isRecord(value) &&
  typeof value['at'] === 'number' &&
  Array.isArray(value['links']) &&
  (value['signInNeeds'] === null || isRecord(value['signInNeeds'])) &&
  typeof value['foreignMessages'] === 'number' &&
  Array.isArray(value['rows']) &&
  isString(value['omniWay']) &&
  isString(value['timelineFile']) &&
  isString(value['bundleFile']);

/** A channel of its own, so that nothing of this is in the first chunk. */
const channelName = (name: string): string => `${name} diagnostics`;

const QUESTION = 'diagnose';

/** Answers other tabs for as long as this one leads. */
export function answerTabs(
  { tabs, name = '', mayWrite }: Pick<Watched, 'tabs' | 'name' | 'mayWrite'>,
  diagnose: () => Diagnostics,
): Disposer {
  const channel = tabs?.openChannel(channelName(name)) ?? null;
  let ended = false;
  channel?.listen((message) => {
    if (message !== QUESTION) return;
    // A leader that was replaced while it was frozen says nothing.
    void (mayWrite?.() ?? Promise.resolve(true)).then((leads) => {
      if (leads && !ended) channel.send(diagnose());
    });
  });
  return () => {
    ended = true;
    channel?.close();
  };
}

/** Only the leader knows how it stands and what happened; where it says nothing, that is what can be told. */
export const askLeader = (tab: FollowingTab): Promise<Diagnostics> =>
  new Promise((resolve) => {
    const asked = tab.clock.now();
    const channel = tab.tabs.openChannel(channelName(tab.name));
    const end = (diagnostics: Diagnostics): void => {
      stop();
      channel?.close();
      resolve(diagnostics);
    };
    const stop = tab.clock.after(ANSWER_LIMIT, () => end(alone(tab, asked)));
    channel?.listen((answer) => {
      if (isDiagnostics(answer)) end(answer);
    });
    channel?.send(QUESTION);
  });

/** What a tab can tell by itself: that its leader is silent, and what it shows. */
function alone(
  { clock, random, language, view, around, host = 'openCti' }: FollowingTab,
  since: number,
): Diagnostics {
  const sides = () => ({ omni: null, pureCloud: null });
  const engine = createEngineHost({ sides, clock, random });
  const diagnostics = diagnose({
    at: clock.now(),
    model: { ...freshModel(), keeps: around?.keeps ?? true },
    settings: {},
    view,
    summary: engine.summary(),
    // What happened is the leader's to tell.
    recording: null,
    since: {},
    health: null,
    leadership: { is: 'silent', since },
    language,
    browser: browserFacts(),
    host,
    omniWay: 'bridge',
    redirectUri: '',
    foreignMessages: around?.foreignMessages ?? 0,
  });
  engine.dispose();
  return diagnostics;
}
