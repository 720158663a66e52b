import { createHoldWatch } from '../long-holds.js';
import type { Diagnostics } from '../view.js';
import { answerTabs } from './ask-leader.js';
import { browserFacts } from './browser-facts.js';
import type { Watch, Watched } from './code.js';
import { diagnose } from './diagnose.js';
import { createFactWatch, factsOf } from './facts.js';
import { healthOf } from './health.js';
import { viewOf } from '../view-model.js';

/** Takes note of what a running softphone does, for its diagnostics and for holds that last too long. */
export function watch(softphone: Watched): Watch {
  const { clock, model, shift, connection, build } = softphone;
  // Whoever runs a softphone leads; another tab shows what this one knows.
  const since = clock.now();
  const facts = createFactWatch(clock);
  const holds = createHoldWatch(clock, softphone.show);
  const tell = (): Diagnostics => {
    const view = viewOf(model, shift.engine, softphone.language, build);
    return diagnose({
      at: clock.now(),
      model,
      settings: model.settings,
      view,
      summary: shift.engine.summary(),
      recording: shift.engine.recording(),
      since: facts.since,
      health: healthOf(connection.healths),
      leadership: { is: 'leader', since },
      language: view.language,
      browser: browserFacts(),
      host: softphone.host ?? 'openCti',
      omniWay: softphone.omniWay?.() ?? 'bridge',
      redirectUri: softphone.redirectUri ?? '',
      foreignMessages: softphone.around?.foreignMessages ?? 0,
    });
  };
  const stopAnswering = answerTabs(softphone, tell);
  return {
    look() {
      facts.note(factsOf(model));
      model.longHolds = holds
        .note(shift.engine.state)
        .map((hold) => ({ kind: 'holdLong', ...hold }));
    },
    diagnose: tell,
    dispose() {
      holds.dispose();
      stopAnswering();
    },
  };
}
