import { svg, type TemplateResult } from 'lit';
import { icon } from '../../panel/look/icons.js';
import type { Step } from '../../replay/step.js';

const person = svg`<circle cx="8" cy="5" r="2.5" /><path d="M3 13.5c.4-3 2.400-4.500 5-4.500s4.600 1.500 5 4.500" />`;
const headset = svg`<path d="M3 10V8a5 5 0 0 1 10 0v2" /><rect x="2" y="9" width="2.600" height="4" rx="1" /><rect x="11.400" y="9" width="2.600" height="4" rx="1" />`;
const tray = svg`<path d="M2.500 9 4 3.500h8L13.500 9v3.500h-11z" /><path d="M2.500 9h3.200l.8 1.600h3l.8-1.600h3.200" />`;
const plug = svg`<path d="M6 2.500v3M10 2.500v3M4.500 5.500h7v2a3.500 3.500 0 0 1-7 0zM8 11v2.500" />`;
const dot = svg`<circle cx="8" cy="8" r="3" />`;

/** One shape for each kind of event; its words stand beside it or in its name. */
export function markIcon(kind: Step['kind']): TemplateResult {
  switch (kind) {
    case 'omni':
    case 'pureCloud':
    case 'answer':
      return icon(person);
    case 'interaction':
    case 'routingStatus':
      return icon(headset);
    case 'work':
    case 'workload':
      return icon(tray);
    case 'reach':
    case 'refuse':
      return icon(plug);
    case 'restart':
    case 'forget':
    case 'expect':
      return icon(dot);
  }
}
