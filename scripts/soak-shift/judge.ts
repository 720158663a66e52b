import { divergenceText } from './divergence.js';
import type { Measured, ShiftResult } from './shift.js';

/** Bytes that the softphone's heap may grow by after the first tenth. */
const HEAP_GROWTH = 1_000_000;

/** REST calls within any minute of the shift's clock. */
const BUSIEST_MINUTE = 60;

export interface Verdict {
  /** What did not hold, each in a sentence. */
  readonly broken: readonly string[];
  /** Bytes of the softphone's heap from the first tenth to the middle and to the end, whichever is more. */
  readonly heapGrowth: number;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2);

const heapAt = (measured: readonly Measured[], when: Measured['when']): number =>
  measured.find((one) => one.when === when)?.softphone.heap ?? Number.NaN;

export function judgeShift(result: ShiftResult): Verdict {
  const { measured, divergences, report, complaints } = result;
  const tenth = heapAt(measured, 'first tenth');
  const heapGrowth = heapAt(measured, 'end') - tenth;
  const broken: string[] = [];
  if (!(heapGrowth < HEAP_GROWTH)) {
    broken.push(
      `The heap grew by ${megabytes(heapGrowth)} MB after the first tenth; it may by 1 MB.`,
    );
  }
  for (const one of divergences) broken.push(divergenceText(one));
  if (report.busiestMinute > BUSIEST_MINUTE) {
    broken.push(`${report.busiestMinute} requests came in one minute; 60 may.`);
  }
  for (const { when, softphone, regionSockets, channels } of measured) {
    // The console's own socket is another page's.
    if (softphone.sockets !== 1 || regionSockets !== 1 || channels !== 1) {
      broken.push(
        `${when}: the softphone has ${softphone.sockets} sockets, the region ${regionSockets} and ` +
          `${channels} channels; one of each is expected.`,
      );
    }
  }
  for (const complaint of complaints) broken.push(`The page complained: ${complaint}`);
  return { broken, heapGrowth };
}

export const verdictText = ({ broken }: Verdict): string =>
  broken.length === 0 ? 'Everything held.' : `Not everything held:\n${broken.join('\n')}`;

const COLUMNS = 'changes  heap MB  sockets  listeners  timers  nodes  console heap MB';

function measuredText({ when, changes, softphone, console }: Measured): string {
  const { heap, sockets, listeners, timers, nodes } = softphone;
  return [
    when.padEnd(12),
    String(changes).padStart(7),
    megabytes(heap).padStart(7),
    String(sockets).padStart(7),
    String(listeners).padStart(9),
    String(timers).padStart(6),
    String(nodes).padStart(5),
    megabytes(console.heap).padStart(15),
  ].join('  ');
}

/** `took`: real milliseconds. */
export function reportText(result: ShiftResult, took: number): string {
  const { measured, changes, report, faults, lasted, divergences } = result;
  const struck = [...faults.values()].reduce((sum, count) => sum + count, 0);
  const minutes = lasted / 60_000;
  return `${[
    `${''.padEnd(12)}  ${COLUMNS}`,
    ...measured.map(measuredText),
    '',
    `Heap growth after the first tenth: ${megabytes(judgeShift(result).heapGrowth)} MB`,
    `Requests a minute: ${(report.requests / minutes).toFixed(1)} on average, ${report.busiestMinute} in the busiest`,
    `Divergences: ${divergences.length} at ${result.rests} rests (${result.told} disagreements that the panel told of)`,
    `Changes: ${changes.chosen} statuses chosen, ${changes.inPanel} clicks in the panel, ${changes.work} starts and ends of work`,
    `Statuses changed ${report.statusChanges} times in both products, ${report.writes} of them written by the softphone`,
    `Faults: ${struck} of ${faults.size} kinds; ${result.signIns} sign-ins again, ${result.questions} questions answered, ${result.pauses} pauses`,
    `The shift lasted ${(minutes / 60).toFixed(2)} hours, which took ${(took / 1_000).toFixed(0)} s.`,
  ].join('\n')}\n`;
}
