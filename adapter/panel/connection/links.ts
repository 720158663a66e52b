import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../look/base.js';
import { check, levelIcon } from '../look/icons.js';
import { question, syncIcon } from '../look/more-icons.js';
import { tokens } from '../look/tokens.js';
import { adviceFor, type Advice, type AdviceWords } from '../messages/advice.js';
import { timeIn } from '../messages/times.js';
import type { ConnectionMessages } from './messages/messages.js';
import type { OmniWay } from '../../ports/omni.js';
import type { Link, LinkState, SignInNeeds } from '../../session/view.js';
import type { Language } from '../../sync/words.js';

const ICON: Readonly<Record<LinkState, () => TemplateResult>> = {
  ok: check,
  waiting: syncIcon.waiting,
  broken: levelIcon.error,
  unknown: question,
};

/** Each link of the chain with its state, since when, and what to do. */
@customElement('omni-links')
export class OmniLinks extends LitElement {
  static override readonly styles = [
    tokens,
    base,
    css`
      :host {
        container-type: inline-size;
      }

      ul {
        display: grid;
        gap: 0.5rem;
      }

      li {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-content: start;
        gap: 0 0.5rem;
        padding: 0.375rem 0.625rem;
        border: 1px solid var(--omni-border);
        border-radius: var(--omni-radius);
        background: var(--omni-surface);
        list-style: none;
      }

      li > svg {
        margin-block-start: 0.0625rem;
      }

      .ok > svg {
        color: var(--omni-success);
      }

      .waiting > svg {
        color: var(--omni-warning);
      }

      .broken {
        border-inline-start: 0.25rem solid var(--omni-error);
      }

      .broken > svg {
        color: var(--omni-error);
      }

      .unknown > svg {
        color: var(--omni-text-weak);
      }

      h3 {
        margin: 0;
        font: inherit;
        font-weight: 600;
      }

      .needs {
        grid-column: 2 / -1;
        overflow-wrap: anywhere;
      }

      .needs dl {
        margin-block: 0.125rem 0.25rem;
      }

      .needs dd {
        margin: 0;
        user-select: all;
      }

      .what,
      .todo {
        grid-column: 2 / -1;
        overflow-wrap: anywhere;
      }

      .what {
        color: var(--omni-text-weak);
      }

      .broken .what {
        color: var(--omni-text);
      }

      @container (inline-size >= 40rem) {
        ul {
          grid-template-columns: 1fr 1fr;
        }
      }
    `,
  ];

  @property({ attribute: false }) links: readonly Link[] = [];
  @property({ attribute: false }) messages: ConnectionMessages | null = null;
  /** Words for troubles; `null` where they could not be loaded. */
  @property({ attribute: false }) advice: AdviceWords | null = null;
  @property() language: Language = 'en';
  @property() omniWay: OmniWay = 'bridge';
  /** What PureCloud's OAuth client must agree with. */
  @property({ attribute: false }) needs: SignInNeeds | null = null;

  override render(): TemplateResult | typeof nothing {
    const { messages } = this;
    if (messages === null) return nothing;
    return html`<ul>
      ${this.links.map((link) => this.link(link, messages))}
    </ul>`;
  }

  private link(link: Link, messages: ConnectionMessages): TemplateResult {
    const { name, state, since } = link;
    const { what, todo } = this.adviceOf(link, messages);
    return html`
      <li class=${state}>
        ${ICON[state]()}
        <h3>${messages.links[name].name}</h3>
        <p class="weak">
          <span class="state">${messages.state[state]}</span>
          ${
            since === null
              ? nothing
              : html`<time datetime=${new Date(since).toISOString()}
                  >${messages.since(timeIn(this.language, since))}</time
                >`
          }
        </p>
        <p class="what">${what}</p>
        ${
          name === 'bridge' && state !== 'unknown'
            ? html`<p class="todo way">${messages.omniWay[this.omniWay]}</p>`
            : nothing
        }
        ${todo === '' ? nothing : html`<p class="todo">${todo}</p>`}
        ${name === 'signIn' && state !== 'ok' ? this.signInNeeds(messages) : nothing}
      </li>
    `;
  }

  /** What PureCloud's own page says no other page can read; the agent has to hold it against this. */
  private signInNeeds({ signInNeeds: words }: ConnectionMessages): TemplateResult | typeof nothing {
    const { needs } = this;
    if (needs === null || needs.redirectUri === '') return nothing;
    const fact = (name: string, value: string): TemplateResult =>
      html`<dt>${name}</dt>
        <dd><code>${value}</code></dd>`;
    return html`<details class="needs">
      <summary>${words.title}</summary>
      <p>${words.redirect.what} ${words.redirect.todo}</p>
      <dl>${fact(words.redirectUri, needs.redirectUri)}</dl>
      <p>${words.client.what} ${words.client.todo}</p>
      <dl>${fact(words.region, needs.region)} ${fact(words.clientId, needs.clientId)}</dl>
    </details>`;
  }

  private adviceOf({ name, state, trouble }: Link, messages: ConnectionMessages): Advice {
    if (trouble !== null && this.advice !== null) return adviceFor(trouble, this.advice);
    return state === 'unknown' ? messages.unknown : messages.links[name][state];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'omni-links': OmniLinks;
  }
}
