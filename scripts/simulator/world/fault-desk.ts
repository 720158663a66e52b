import { createListeners } from '../../../adapter/ports/listeners.js';
import type { Disposer } from '../../../adapter/ports/disposer.js';
import type { Faults, FaultyCalls, RestFault } from '../world.js';

/** The faults that steps have ordered and the region has not used up. */
export class FaultDesk implements Faults {
  idleTimeout: number | null = null;
  idleReadable = true;
  tokenSeconds: number | null = null;
  private rest: { readonly fault: RestFault; readonly of: FaultyCalls; left: number }[] = [];
  private refusals = 0;
  private readonly orders = createListeners<'drop' | 'closing' | 'silent' | 'gone' | 'idle'>();

  begin(): void {
    this.rest = [];
    this.refusals = 0;
    this.idleTimeout = null;
    this.idleReadable = true;
    this.tokenSeconds = null;
    this.orders.tell('idle');
  }

  takeRest(called: string, at: string): RestFault | null {
    const entry = this.rest.find(
      ({ of: { method, path } }) =>
        (method === null || method === called) && (path === null || at.includes(path)),
    );
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left <= 0) this.rest.splice(this.rest.indexOf(entry), 1);
    return entry.fault;
  }

  takeSocketRefusal(): boolean {
    if (this.refusals <= 0) return false;
    this.refusals -= 1;
    return true;
  }

  listen(listener: (fault: 'drop' | 'closing' | 'silent' | 'gone' | 'idle') => void): Disposer {
    return this.orders.add(listener);
  }

  orderRest(fault: RestFault, of: FaultyCalls, times: number): void {
    this.rest.push({ fault, of, left: times });
  }

  /** `refuse` ends the open sockets too: one that stays open would never notice. */
  orderSocket(is: 'drop' | 'closing' | 'silent' | 'gone' | 'refuse' | 'back', times: number): void {
    this.refusals = is === 'refuse' ? times : is === 'back' ? 0 : this.refusals;
    if (is === 'refuse') this.orders.tell('drop');
    else if (is !== 'back') this.orders.tell(is);
  }

  orderIdle(timeout: number | null, readable: boolean): void {
    this.idleTimeout = timeout;
    this.idleReadable = readable;
    this.orders.tell('idle');
  }

  dispose(): void {
    this.orders.clear();
  }
}
