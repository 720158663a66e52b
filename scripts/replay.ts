/** `npm run --silent replay -- FILE…`: plays scenarios against the sync engine (see README.md). */
import { misfitText, type Misfit } from '../adapter/replay/fields.js';
import { replay, type Replayed } from '../adapter/replay/replay.js';
import {
  isSavedTimeline,
  withoutBundle,
  parseSavedTimeline,
  replayTimeline,
} from '../adapter/replay/saved-timeline.js';
import { parseScenario } from '../adapter/replay/scenario.js';
import { readTextFile } from './definition/files.js';
import { jsonFault } from './json.js';

const USAGE = `Plays scenarios against the sync engine, with both products simulated on a virtual clock, and compares
a softphone's saved timelines, or those in its support bundles, with what the engine does today.

  npm run --silent replay -- FILE…         what happened, a line each, in words
  npm run --silent replay -- --json FILE…  one JSON report a file, one a line

Exit status: 0 when every expectation holds, 1 when one fails, 2 when a file cannot be read or does not fit.
`;

type Outcome = 'held' | 'failed' | 'unreadable';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** What a file says, ready to be played; `null`: it does not fit, and why has been told. */
function prepare(file: string, text: string): (() => Replayed) | null {
  const tell = (misfits: readonly Misfit[]): null => {
    for (const misfit of misfits) complain(`${file}: ${misfitText(misfit)}`);
    return null;
  };
  if (isSavedTimeline(text)) {
    const parsed = parseSavedTimeline(text);
    return parsed.ok ? () => replayTimeline(parsed.timeline) : tell(parsed.misfits);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    complain(`${file}: is no scenario (JSON) and no saved timeline: ${jsonFault(error)}`);
    return null;
  }
  const parsed = parseScenario(json);
  return parsed.ok ? () => replay(parsed.scenario) : tell(parsed.misfits);
}

async function playFile(file: string, json: boolean): Promise<Outcome> {
  let text: string;
  try {
    text = withoutBundle(await readTextFile(file));
  } catch (error) {
    complain(messageOf(error));
    return 'unreadable';
  }
  const run = prepare(file, text);
  if (run === null) return 'unreadable';
  try {
    const { report, lines } = run();
    say(json ? JSON.stringify(report) : `${lines.join('\n')}\n`);
    return report.ok ? 'held' : 'failed';
  } catch (error) {
    complain(`${file}: cannot be played: ${messageOf(error)}`);
    return 'failed';
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const files: string[] = [];
  let json = false;
  for (const arg of args) {
    if (arg === '--json') json = true;
    else if (arg.startsWith('-')) {
      complain(`There is no option ${arg}.\n\n${USAGE}`);
      return 2;
    } else files.push(arg);
  }
  if (files.length === 0) {
    complain(`Name at least one file.\n\n${USAGE}`);
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const file of files) outcomes.push(await playFile(file, json));
  if (outcomes.includes('unreadable')) return 2;
  return outcomes.includes('failed') ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
