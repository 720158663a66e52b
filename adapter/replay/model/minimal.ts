import { DEFAULT_NETWORK } from '../scenario.js';
import { isRecord } from '../../ports/json.js';

/** A scenario as JSON. */
type Json = Readonly<Record<string, unknown>>;

/**
 * The smallest scenario that can be reached by leaving out one thing after the other, and that still `fails`. Each
 * step keeps its time, so that what is left still happens as it did.
 */
export function minimal(scenario: Json, fails: (scenario: Json) => boolean): Json {
  let smallest = scenario;
  let improved = true;
  while (improved) {
    improved = false;
    for (const candidate of smaller(smallest)) {
      if (!fails(candidate)) continue;
      smallest = candidate;
      improved = true;
      break;
    }
  }
  return smallest;
}

function* smaller(scenario: Json): Generator<Json> {
  const steps = list(scenario['steps']);
  // Halves, quarters and so on first: most steps have nothing to do with it.
  for (let size = steps.length >> 1; size >= 1; size >>= 1) {
    for (let from = steps.length - size; from >= 0; from -= size) {
      yield {
        ...scenario,
        steps: steps.filter((_, index) => index < from || index >= from + size),
      };
    }
  }
  const start = record(scenario['start']);
  for (const items of ['work', 'interactions']) {
    if (list(start[items]).length > 0) yield { ...scenario, start: { ...start, [items]: [] } };
  }
  const network = record(scenario['network']);
  for (const [name, usual] of Object.entries<unknown>({ ...DEFAULT_NETWORK })) {
    if (name in network && network[name] !== usual) {
      yield { ...scenario, network: { ...network, [name]: usual } };
    }
  }
  const settings = record(scenario['settings']);
  for (const name of Object.keys(settings)) {
    const others = new Map(Object.entries(settings));
    others.delete(name);
    yield { ...scenario, settings: Object.fromEntries(others) };
  }
}

const record = (value: unknown): Json => (isRecord(value) ? value : {});

// `Array.isArray` makes any[] of unknown.
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? Array.from<unknown>(value) : [];
