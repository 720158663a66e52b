import { createEngineHost } from '../engine-host.js';
import { freshModel } from '../model.js';
import type { SoftphoneOptions } from '../softphone.js';
import type { Diagnostics, SoftphoneView } from '../view.js';
import { browserFacts } from './browser-facts.js';
import { diagnose } from './diagnose.js';

/** What a tab can tell whose leader says nothing: that, and what it shows. */
export function diagnoseAlone(
  { clock, random, language }: Pick<SoftphoneOptions, 'clock' | 'random' | 'language'>,
  view: SoftphoneView,
): Diagnostics {
  const sides = () => ({ omni: null, pureCloud: null });
  const engine = createEngineHost({ sides, clock, random });
  const diagnostics = diagnose({
    at: clock.now(),
    model: freshModel(),
    settings: {},
    view,
    summary: engine.summary(),
    recording: engine.recording(),
    since: {},
    health: null,
    leadership: { is: 'silent', since: clock.now() },
    language,
    browser: browserFacts(),
  });
  engine.dispose();
  return diagnostics;
}
