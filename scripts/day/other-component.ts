import { isRecord, readJson, type JsonRecord } from '../../adapter/ports/json.js';
import type { Console } from './console-tab.js';
import { until } from './until.js';

/** What is read of an answer. */
export interface Answered {
  readonly requestId: string;
  /** `done`, or the word of the refusal. */
  readonly word: string;
  readonly body: JsonRecord;
}

/** The console's “Other component” in one tab: it listens to the softphone's Event API and sends what a test wants. */
export class OtherComponent {
  private asked = 0;

  constructor(private readonly console: Console) {}

  /** Everything that the softphone has said in this tab since its console was loaded, oldest first. */
  async heard(): Promise<readonly JsonRecord[]> {
    const texts: unknown = await this.console.page.evaluate(
      `[...document.querySelectorAll('#panel-other .log code')].map((code) => code.textContent).reverse()`,
    );
    return Array.isArray(texts) ? texts.map((text) => readJson(String(text))).filter(isRecord) : [];
  }

  /** The bodies of the events, oldest first. */
  async events(): Promise<readonly JsonRecord[]> {
    const heard = await this.heard();
    return heard.flatMap(({ type, body }) => (type === 'event' && isRecord(body) ? [body] : []));
  }

  /** `event state` of each event about this interaction, oldest first. */
  async storyOf(interaction: string): Promise<readonly string[]> {
    return (await this.events()).flatMap(({ event, interaction: told }) =>
      isRecord(told) && told['id'] === interaction
        ? [`${String(event)} ${String(told['state'])}`]
        : [],
    );
  }

  async answers(): Promise<readonly Answered[]> {
    return (await this.heard()).flatMap(({ type, requestId, body }) => {
      if (type !== 'answer' || !isRecord(body)) return [];
      const { result, reason } = body;
      const word = String(result === 'refused' ? reason : result);
      return [{ requestId: String(requestId), word, body }];
    });
  }

  async newest(type: string): Promise<JsonRecord> {
    return until(`the softphone says ${type}`, async () => {
      const found = (await this.heard()).filter((message) => message['type'] === type).at(-1);
      return found !== undefined && isRecord(found['body']) ? found['body'] : undefined;
    });
  }

  /** Waits until something was told; gives it. */
  async hears(what: string, is: (event: JsonRecord) => boolean): Promise<JsonRecord> {
    try {
      return await until(what, async () => (await this.events()).find(is));
    } catch {
      const events = (await this.heard()).map((one) => JSON.stringify(one)).join('\n');
      throw new Error(`The other component did not hear ${what}, but:\n${events}`);
    }
  }

  /** Sends any message; what it leaves out of the envelope is filled in. */
  async send(message: unknown): Promise<void> {
    const text = JSON.stringify(JSON.stringify(message));
    await this.console.page.evaluate(`(() => {
      const form = document.querySelector('#panel-other .any-step');
      form.elements.message.value = ${text};
      form.requestSubmit();
    })()`);
  }

  /** Sends an action, and gives its answer. */
  async ask(body: JsonRecord, requestId = `request-${(this.asked += 1)}`): Promise<Answered> {
    const before = (await this.answersTo(requestId)).length;
    await this.send({ type: 'action', requestId, body });
    try {
      return await until(`an answer to ${JSON.stringify(body)}`, async () =>
        (await this.answersTo(requestId)).at(before),
      );
    } catch (error) {
      const heard = (await this.heard()).slice(-6).map((one) => JSON.stringify(one));
      throw new Error(`${String(error)}\n${heard.join('\n')}`, { cause: error });
    }
  }

  private async answersTo(requestId: string): Promise<readonly Answered[]> {
    return (await this.answers()).filter((one) => one.requestId === requestId);
  }
}
