import type { Memory } from '../../sync/memory.js';
import type { MemoryKey, Stored } from '../stored.js';
import type { Lead } from './lead.js';

/**
 * The memory as a leader may write it: a former leader that does not know yet of its end must not lay its old one
 * over its successor's. Where the lead is not sure, the write waits for the browser's word.
 */
export function fenceStored(
  stored: Stored,
  lead: Pick<Lead, 'leads' | 'isSure' | 'confirm'>,
): Stored {
  let next: (() => void) | null = null;

  function write(what: () => void): void {
    if (!lead.leads) return;
    if (lead.isSure) {
      next = null;
      what();
      return;
    }
    const waits = next !== null;
    // Only the newest is of any use.
    next = what;
    if (waits) return;
    void lead.confirm().then((leads) => {
      const newest = next;
      next = null;
      if (leads) newest?.();
    });
  }

  return {
    ...stored,
    saveMemory: (key: MemoryKey, memory: Memory) => write(() => stored.saveMemory(key, memory)),
    forgetMemory: () => write(() => stored.forgetMemory()),
  };
}
