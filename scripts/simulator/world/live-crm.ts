import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import { failed } from '../console/cti-response.js';
import { MadeUpOrg } from '../console/org.js';
import { flagOf, numberOf, onlyKeys, wordOf } from './guards.js';

/** What Open CTI asks of the org. */
const CALLS = ['save', 'search'] as const;

type CrmCall = (typeof CALLS)[number];

/** How such a call goes wrong. */
export interface CrmFault {
  /** `late`: carried out at once, and answered after `seconds`. */
  readonly is: 'refused' | 'noAnswer' | 'late';
  readonly of: CrmCall;
  /** Of `noAnswer`: it is carried out all the same. */
  readonly after: boolean;
  readonly seconds: number;
}

export interface CrmFaultStep {
  readonly kind: 'crmFault';
  readonly fault: CrmFault;
  readonly times: number;
}

/** So many of the newest are told. */
const MOST_POPS = 100;

/** Salesforce's records, whoever looks at them, and what goes wrong with them. */
export class LiveCrm {
  org = new MadeUpOrg();
  private faults: { readonly fault: CrmFault; left: number }[] = [];
  private shown: string[] = [];

  constructor(private readonly changed: () => void) {}

  /** What an agent's console has shown because the softphone asked for it, e.g. `sobject 003…`. */
  get pops(): readonly string[] {
    return this.shown;
  }

  /** The fields of each Task, with its Id. */
  get tasks(): readonly JsonRecord[] {
    return this.org.records
      .filter(({ object }) => object === 'Task')
      .map(({ id, fields }) => ({ ...fields, Id: id }));
  }

  begin(): void {
    this.org = new MadeUpOrg();
    this.faults = [];
    this.shown = [];
  }

  order({ fault, times }: CrmFaultStep): void {
    this.faults.push({ fault, left: times });
  }

  popped(args: unknown): null {
    const { type, params } = isRecord(args) ? args : {};
    this.shown = [...this.shown, `${String(type)} ${wordsOf(params)}`].slice(-MOST_POPS);
    this.changed();
    return null;
  }

  /** What the org answers, and after how many seconds; `null`: never. */
  ask(method: string, args: unknown): { readonly value: unknown; readonly after: number } | null {
    const fault = this.take(method === 'saveLog' ? 'save' : 'search');
    if (fault?.is === 'refused') return { value: refusal(method), after: 0 };
    if (fault?.is === 'noAnswer' && !fault.after) return null;
    const value = this.carryOut(method, args);
    this.changed();
    if (fault?.is === 'noAnswer') return null;
    return { value, after: fault?.seconds ?? 0 };
  }

  private carryOut(method: string, args: unknown): unknown {
    if (method === 'saveLog') return this.org.saveLog(args);
    if (method === 'search') return this.org.search(args);
    throw new Error(`The org has no method ${method}.`);
  }

  private take(of: CrmCall): CrmFault | null {
    const entry = this.faults.find(({ fault }) => fault.of === of);
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left <= 0) this.faults.splice(this.faults.indexOf(entry), 1);
    return entry.fault;
  }
}

function refusal(method: string): unknown {
  const response = failed('SERVER_ERROR', 'A rule of this org says no.');
  return method === 'saveLog' ? response : { response, pop: null };
}

function wordsOf(params: unknown): string {
  if (!isRecord(params)) return '';
  const word =
    params['recordId'] ?? params['searchString'] ?? params['url'] ?? params['entityName'];
  return typeof word === 'string' ? word : JSON.stringify(params);
}

/** `{ "fault": "crm", "is": …, "of": "save", "times": 1 }`. Throws a Misfit with the reason where it does not fit. */
export function readCrmFault(fields: JsonRecord, where: string): CrmFaultStep {
  onlyKeys(fields, ['fault', 'is', 'of', 'times', 'after', 'seconds'], where);
  const is = wordOf(fields, 'is', ['refused', 'noAnswer', 'late'] as const, where);
  const of = fields['of'] === undefined ? 'save' : wordOf(fields, 'of', CALLS, where);
  const after = flagOf(fields, 'after', false, where);
  const seconds = is === 'late' ? numberOf(fields, 'seconds', 2, 0, where) : 0;
  return {
    kind: 'crmFault',
    fault: { is, of, after, seconds },
    times: numberOf(fields, 'times', 1, 1, where),
  };
}
