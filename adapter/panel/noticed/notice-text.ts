import type { NoticeText } from '../../session/noticed/view.js';
import type { ShownInteraction } from '../../session/phone/view.js';
import type { Language } from '../../sync/words.js';
import { stateText, whoOf } from '../phone/describe.js';
import { loadPhoneMessages } from '../phone/messages/load.js';

/** What the system shows of an interaction: what it is, who and for which queue, as the panel says it. */
export async function noticeText(
  interaction: ShownInteraction,
  language: Language,
): Promise<NoticeText> {
  const words = await loadPhoneMessages(language).catch(() => loadPhoneMessages('en'));
  const { queue } = interaction;
  const who = whoOf(interaction, words);
  const body = queue === null ? who : `${who} – ${words.queue(queue.name)}`;
  return { title: stateText(interaction, words), body, language };
}
