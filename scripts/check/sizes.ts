import { brokenBudgets, weightsOf } from '../build/budgets.js';
import { bundle, NOMINAL_OUT } from '../build/bundle.js';
import type { Findings } from './own-rules.js';

/** What an agent's page weighs too much; the version and the templates weigh nothing here. */
export const findOverweight = async (root: string): Promise<Findings> =>
  brokenBudgets(weightsOf(await bundle(root, '0.0.0', []), NOMINAL_OUT));
