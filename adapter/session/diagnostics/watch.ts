import { createHoldWatch } from '../long-holds.js';
import { browserFacts } from './browser-facts.js';
import type { Watch, Watched } from './code.js';
import { diagnose } from './diagnose.js';
import { createFactWatch, factsOf } from './facts.js';
import { healthOf } from './health.js';

export function watch(softphone: Watched): Watch {
  const { clock, model, shift, connection, language } = softphone;
  const facts = createFactWatch(clock);
  const holds = createHoldWatch(clock, softphone.show);
  return {
    look() {
      facts.note(factsOf(model));
      model.longHolds = holds.note(shift.engine.state);
    },
    diagnose: () =>
      diagnose({
        at: clock.now(),
        model,
        settings: softphone.settings(),
        view: softphone.view(),
        summary: shift.engine.summary(),
        recording: shift.engine.recording(),
        since: facts.since,
        health: healthOf(connection.healths),
        leadership: softphone.leadership?.() ?? null,
        language,
        browser: browserFacts(),
      }),
    dispose: () => holds.dispose(),
  };
}
