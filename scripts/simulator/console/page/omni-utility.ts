import { html, nothing, type TemplateResult } from 'lit';
import type { SimulatorState } from '../../world.js';
import type { OmniStatusSeed } from '../../world/omni-side.js';
import type { AgentAction } from '../wire.js';

/** The Omni-Channel utility: the agent's own status menu and work items. `locked`: not to be changed now. */
export function renderOmniUtility(
  statuses: readonly OmniStatusSeed[],
  state: SimulatorState,
  act: (action: AgentAction) => void,
  locked = false,
): TemplateResult {
  const current = statuses.find((status) => status.apiName === state.omni);
  const choose = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLSelectElement)) return;
    const { value } = target;
    act(value === 'Offline' ? { do: 'logout' } : { do: 'status', statusId: value });
  };
  return html`
    <label class="omni-status">
      <span class="status-dot ${current ? (current.online ? 'online' : 'busy') : 'offline'}"></span>
      <span class="hidden-label">Your Omni-Channel status</span>
      <select id="omni-status" ?disabled=${locked} @change=${choose}>
        ${statuses.map(
          (status) =>
            html`<option value=${status.id} .selected=${status === current}>
              ${status.name}
            </option>`,
        )}
        <option value="Offline" .selected=${current === undefined}>Offline</option>
      </select>
    </label>
    ${
      state.work.length === 0
        ? html`<p class="muted">No work.</p>`
        : html`<ul class="work">
            ${state.work.map((item) => renderItem(item, act))}
          </ul>`
    }
  `;
}

function renderItem(
  item: SimulatorState['work'][number],
  act: (action: AgentAction) => void,
): TemplateResult {
  const button = (to: 'accepted' | 'declined' | 'closed', label: string): TemplateResult =>
    html`<button
      class=${to === 'declined' ? '' : 'brand'}
      aria-label="${label} ${item.id}"
      @click=${() => act({ do: to, workId: item.id })}
    >
      ${label}
    </button>`;
  return html`<li>
    <span class="work-name">
      <strong>${item.id}</strong>
      ${item.channel === null ? nothing : html`<span class="muted">${item.channel}</span>`}
    </span>
    <span class="buttons">
      ${
        item.is === 'assigned'
          ? [button('accepted', 'Accept'), button('declined', 'Decline')]
          : button('closed', 'Close')
      }
    </span>
  </li>`;
}
