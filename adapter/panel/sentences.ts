import { unresolvedName, type Side, type Status } from '../sync/status.js';
import type { AdviceWords } from './messages/advice.js';
import type { Messages } from './messages/messages.js';
import type { LastChange, ShownStatus, SoftphoneView } from '../session/view.js';

/** The label of a status, from all that the view shows; what a definition calls it where it shows no label. */
function labelIn(view: SoftphoneView, side: Side, status: Status): string {
  const { pureCloud, omni, sync, question } = view;
  const seen: readonly (ShownStatus | null | undefined)[] =
    side === 'pureCloud'
      ? [...pureCloud.choices, pureCloud.shown, pureCloud.pending, question?.pureCloud]
      : [omni.shown, omni.pending, question?.omni];
  const last = sync.last?.side === side ? sync.last.status : null;
  const found = [...seen, last].find((shown) => shown?.status === status);
  return found?.label ?? unresolvedName(status);
}

/** What was last done and why, as a sentence. */
export function lastChangeText(
  view: SoftphoneView,
  last: LastChange,
  words: Messages,
  { why }: AdviceWords,
): string {
  const nameOf = (side: Side, status: Status): string => labelIn(view, side, status);
  return words.sync.last(why(last.cause, last.side, last.status.label, nameOf));
}

/** One line for each side whose status is held by work on the other. */
export function holdLines(view: SoftphoneView, words: Messages): readonly string[] {
  const { pureCloudWork, salesforceWork } = view.sync.holds;
  const lines: string[] = [];
  if (pureCloudWork > 0) {
    lines.push(words.sync.holds('pureCloud', pureCloudWork, view.omni.shown?.label ?? null));
  }
  if (salesforceWork > 0) {
    lines.push(words.sync.holds('omni', salesforceWork, view.pureCloud.shown?.label ?? null));
  }
  return lines;
}
