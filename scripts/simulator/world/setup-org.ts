import { randomBytes } from 'node:crypto';
import { productDefinition } from '../../../adapter/call-center/product.js';
import type { CallCenterRecord } from '../../../adapter/call-center/record.js';
import { NEWER_VERSION, OTHER_ADAPTER } from '../../../adapter/ports/simulated/call-centers.js';
import { id18 } from '../console/salesforce-id.js';
import { SALESFORCE_USER } from './default-org.js';
import { misfit } from './guards.js';
import type { OmniStatusSeed } from './omni-side.js';
import type {
  Administrator,
  Api,
  ApiFault,
  Row,
  SetupOrg,
  StoredDefinition,
} from './setup-side.js';
import { setupTables } from './setup-tables.js';

/** What an org has besides the definition that its agents are assigned to. */
const OTHER_DEFINITIONS: readonly CallCenterRecord[] = [
  productDefinition({ version: 1 }),
  productDefinition({ version: 2 }),
  NEWER_VERSION,
  OTHER_ADAPTER,
];

/** Who set the org up. */
const FOUNDER = 'Kim Weber';

export interface SetupSeed {
  /** The definition that the agents are assigned to. */
  readonly assigned: CallCenterRecord;
  readonly statuses: readonly OmniStatusSeed[];
  readonly administrator: Administrator;
  readonly api: Api;
}

/** The org's Setup: call center definitions, and what its administrator may read of agents and permissions. */
export class LiveSetup implements SetupOrg {
  readonly session = `00D5Y000000AcmE!${randomBytes(48).toString('base64url')}`;
  administrator: Administrator = 'full';
  api: Api = 'open';
  private stored: readonly StoredDefinition[] = [];
  private assigned = '';
  private statuses: readonly OmniStatusSeed[] = [];
  private faults: { readonly fault: ApiFault; left: number }[] = [];

  constructor(
    seed: SetupSeed,
    /** Told of a save, before the definitions are read again. */
    private readonly saved: (record: CallCenterRecord, assigned: boolean, by: string) => void,
  ) {
    this.begin(seed);
  }

  begin({ assigned, statuses, administrator, api }: SetupSeed): void {
    this.administrator = administrator;
    this.api = api;
    this.statuses = statuses;
    this.faults = [];
    this.assigned = assigned.internalName;
    const founded = Date.now();
    const rest = OTHER_DEFINITIONS.filter(
      ({ internalName }) => internalName !== assigned.internalName,
    );
    this.stored = [assigned, ...rest].map((record, nth) => ({
      id: id18(`04v5Y00000000${(nth + 1).toString().padStart(2, '0')}`),
      record,
      changed: founded,
      changedBy: FOUNDER,
    }));
  }

  get definitions(): readonly StoredDefinition[] {
    return this.stored;
  }

  get tables(): Readonly<Record<string, readonly Row[]>> {
    const { statuses, definitions, assigned } = this;
    return setupTables({ statuses, definitions, assigned, robin: SALESFORCE_USER });
  }

  orderFault(fault: ApiFault, times: number): void {
    this.faults.push({ fault, left: times });
  }

  takeFault(): ApiFault | null {
    const [entry] = this.faults;
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left <= 0) this.faults.shift();
    return entry.fault;
  }

  save(record: CallCenterRecord, by: string): void {
    const before = this.find(record.internalName);
    // Salesforce tells dates by the second; two saves within one must not look like one.
    const changed = Math.max(Date.now(), before.changed + 1_000);
    this.stored = this.stored.map((each) =>
      each === before ? { ...each, record, changed, changedBy: by } : each,
    );
    this.saved(record, record.internalName === this.assigned, by);
  }

  /**
   * Somebody else's save, in Setup: changes items, by `section/item` or by the name of an item of `omniSync`. Throws a
   * Misfit where there is no such definition or item.
   */
  change(of: string | null, items: Readonly<Record<string, string>>, by: string | null): void {
    const { record } = this.find(of ?? this.assigned);
    const wanted = new Map(
      Object.entries(items).map(([key, value]) => [
        key.includes('/') ? key : `omniSync/${key}`,
        value,
      ]),
    );
    const sections = record.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => {
        const key = `${section.name}/${item.name}`;
        const value = wanted.get(key) ?? item.value;
        wanted.delete(key);
        return { ...item, value };
      }),
    }));
    const [stranger] = wanted.keys();
    if (stranger !== undefined) {
      misfit(`The definition ${record.internalName} has no item ${stranger}.`);
    }
    this.save({ ...record, sections }, by ?? FOUNDER);
  }

  private find(internalName: string): StoredDefinition {
    return (
      this.stored.find(({ record }) => record.internalName === internalName) ??
      misfit(`The org has no call center definition ${internalName}.`)
    );
  }
}
