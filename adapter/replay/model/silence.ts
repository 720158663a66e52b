import { SHIFT_START } from '../world.js';
import type { Side } from '../../sync/status.js';
import { setsOf } from './facts.js';
import type { Invariant, Violation } from './run.js';

/**
 * *Silence*: "with sync disabled, or a side unreachable, that side receives no command." As in §2.4: "no rule fires for
 * it, no command is sent to it, and nothing is sent to the other side because of it", and §2.6.1: "nothing is written
 * before both sides have been read".
 *
 * A rule `while … unreachable` of version 2 is "the one exception to 2.4".
 */
export const silence: Invariant = (run) => {
  const { rules, played } = run;
  const violations: Violation[] = [];
  const lost = new Set<Side>();
  const speaksOfLoss = rules.rules.some(
    (rule) => rule.kind === 'hold' && rule.condition.on === 'unreachable',
  );
  for (const reacted of played.reactions) {
    const { at, event, summary } = reacted;
    if (event.type === 'start') lost.clear();
    if (event.type === 'reach') {
      if (event.is === 'lost') lost.add(event.side);
      else lost.delete(event.side);
    }
    for (const command of setsOf(reacted)) {
      const say = (why: string): number =>
        violations.push({ at, what: `${command.side} is set to ${command.status} ${why}` });
      if (!rules.enabled) say('though sync is off');
      if (lost.has(command.side)) say('though it cannot be reached');
      if (!summary.started) say('before both sides were read');
      if (event.type === 'reach' && event.is === 'lost' && !speaksOfLoss) say('because of a loss');
      if (command.cause.at > at + SHIFT_START) say('before its cause');
    }
  }
  return violations;
};
