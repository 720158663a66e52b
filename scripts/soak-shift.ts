/**
 * `npm run soak:shift`: twelve hours of an agent's work, compressed. See USAGE; what it is made of:
 *
 * - Real: the built softphone in a Chromium's page, in its frame beside the console with the bridge as it is deployed;
 *   Open CTI and Lightning Message Service over `postMessage`; PureCloud's region and the console's server in a process
 *   of their own, over HTTP and WebSockets; sign-ins through the popup; the clicks in the panel.
 * - Not real: the time. The pages and the simulator have one clock in the place of their dates and timers. It goes on
 *   from timer to timer, and only when nothing is on its way between the processes, so that every latency, time limit,
 *   heartbeat and retry lasts as long as it says by the shift's clock, whatever the machine needs for it. Timers less
 *   than 20 ms apart run together.
 * - The simulated network has its usual latencies (20 ms to Salesforce, 80 ms to PureCloud, one way), but where a fault
 *   makes it slow. A step changes a product at once and is heard of one latency later.
 */
import { parseArgs } from 'node:util';
import { isMain } from './main.js';
import { optionError } from './option-error.js';
import { judgeShift, reportText, verdictText, type Verdict } from './soak-shift/judge.js';
import { Rig } from './soak-shift/rig.js';
import { Shift, type ShiftOptions, type ShiftResult } from './soak-shift/shift.js';

const USAGE = `npm run soak:shift -- [--hours H] [--changes N] [--seed S] [--json]

Plays a shift of H hours (default 12) with N status changes (default 20000) and faults in between on the built softphone
in a real browser, by a clock that makes the hours short. The same seed (default 1) makes the same choices.

Prints heap, sockets, event listeners, timers and DOM nodes at the start, after the first tenth, in the middle and at the
end, the requests in the busiest minute, and how often the two products disagreed at rest. It holds the softphone to:
its heap grows by less than 1 MB after the first tenth, nothing diverges, and no minute of the shift's clock has more
than 60 requests. With less than some 5000 changes the first tenth ends before the softphone's timeline is full, and the
heap grows for that reason alone.

Progress is told on standard error; --json prints the result as JSON.

Exit status: 0 when everything held, 1 when something did not, 2 when an option is wrong.
`;

const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** Plays one shift in a browser of its own, and judges it. */
export async function soakShift(
  options: ShiftOptions,
): Promise<{ readonly result: ShiftResult; readonly verdict: Verdict }> {
  const rig = await Rig.open();
  try {
    const result = await new Shift(rig, options).play();
    return { result, verdict: judgeShift(result) };
  } finally {
    await rig.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        hours: { type: 'string', default: '12' },
        changes: { type: 'string', default: '20000' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (error) {
    tell(optionError(error));
    return 2;
  }
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [hours, changes, seed] = [values.hours, values.changes, values.seed].map(Number);
  const whole = (value: number | undefined, least: number): value is number =>
    value !== undefined && Number.isSafeInteger(value) && value >= least;
  if (
    hours === undefined ||
    !(hours > 0 && hours <= 17) ||
    !whole(changes, 20) ||
    !whole(seed, 0)
  ) {
    tell(
      '--hours is a number up to 17 (a token lasts 18), --changes a whole number from 20, ' +
        `--seed one from 0.\n\n${USAGE}`,
    );
    return 2;
  }
  const began = performance.now();
  const { result, verdict } = await soakShift({ hours, changes, seed, tell });
  const took = performance.now() - began;
  process.stdout.write(
    values.json
      ? `${JSON.stringify(asJson(result, verdict), null, 2)}\n`
      : reportText(result, took),
  );
  tell(verdictText(verdict));
  return verdict.broken.length === 0 ? 0 : 1;
}

const asJson = (result: ShiftResult, verdict: Verdict): unknown => ({
  ...result,
  faults: Object.fromEntries(result.faults),
  ...verdict,
});

if (isMain(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
