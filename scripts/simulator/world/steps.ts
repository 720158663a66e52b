import { isRecord, type JsonRecord } from '../../../adapter/ports/json.js';
import { type Side, SIDES } from '../../../adapter/sync/status.js';
import { shown } from '../../../adapter/replay/fields.js';
import type { Org } from '../../../adapter/replay/org.js';
import { parseStep as parseReplayStep, type Step } from '../../../adapter/replay/step.js';
import type { FaultyCalls, RestFault } from '../world.js';
import {
  type InteractionStep,
  isPhoneStep,
  readParticulars,
  readPhoneStep,
  withoutParticulars,
  type PhoneStep,
} from './phone-steps.js';
import { BUILD_IS, SET_UP_FAULTS, type BuildIs, type SetUpFault } from './set-up-fault.js';
import { readCrmFault, type CrmFaultStep } from './live-crm.js';
import { flagOf, misfit, numberOf, onlyKeys, wordOf } from './guards.js';
import {
  readDefinition,
  readMetadataFault,
  type DefinitionStep,
  type MetadataFaultStep,
} from './setup-steps.js';

/** A fault, which only the live world has. */
export type FaultStep =
  | {
      readonly kind: 'restFault';
      readonly fault: RestFault;
      readonly of: FaultyCalls;
      readonly times: number;
    }
  | {
      readonly kind: 'socketFault';
      readonly is: 'drop' | 'closing' | 'silent' | 'gone' | 'refuse' | 'back';
      readonly times: number;
    }
  | { readonly kind: 'tokenFault'; readonly is: 'expired' | 'revoked' }
  /** What tokens last that are given out from now on. */
  | { readonly kind: 'tokenLife'; readonly seconds: number | null }
  | { readonly kind: 'bridgeFault'; readonly is: 'absent' | 'silent' | 'back' }
  | {
      readonly kind: 'networkFault';
      /** Milliseconds, one way; null: as it was. */
      readonly latency: number | null;
      readonly jitter: number | null;
      /** null: both. */
      readonly side: Side | null;
    }
  | { readonly kind: 'offQueue'; readonly is: 'held' | 'granted' }
  /** null: everything is set up right. */
  | { readonly kind: 'setUp'; readonly is: SetUpFault | null }
  /** Another static resource with a build in it, which is this one under another name. */
  | { readonly kind: 'build'; readonly name: string; readonly is: BuildIs }
  /** Who is signed in to Salesforce, as the pages are told; what is left out stays as it was. */
  | { readonly kind: 'user'; readonly email?: string; readonly federationId?: string }
  /** Seconds; null: no time-out. `readable`: whether the agent may read it. */
  | { readonly kind: 'idle'; readonly timeout: number | null; readonly readable: boolean }
  | CrmFaultStep
  | MetadataFaultStep;

/** A step that the live world plays. */
export type WorldStep =
  | Exclude<Step, { kind: 'expect' | 'answer' | 'forget' | 'interaction' }>
  | InteractionStep
  | PhoneStep
  | FaultStep
  | DefinitionStep;

const FAULTS = [
  'rest',
  'socket',
  'token',
  'tokenLife',
  'bridge',
  'network',
  'offQueue',
  'idle',
  'metadata',
  'crm',
  'setUp',
  'user',
  'build',
] as const;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function readFault(fields: JsonRecord): FaultStep {
  const kind = wordOf(fields, 'fault', FAULTS, 'The step');
  const where = `The step "fault": "${kind}"`;
  const only = (...keys: readonly string[]): void => onlyKeys(fields, ['fault', ...keys], where);
  switch (kind) {
    case 'rest': {
      only('status', 'retryAfter', 'method', 'path', 'after', 'times', 'timeout');
      const times = numberOf(fields, 'times', 1, 1, where);
      const method =
        fields['method'] === undefined ? null : wordOf(fields, 'method', METHODS, where);
      const { path = null } = fields;
      if (path !== null && typeof path !== 'string') {
        return misfit(`${where}: "path" must be a part of a path, not ${shown(path)}.`);
      }
      const of = { method, path };
      const after = flagOf(fields, 'after', false, where);
      if (flagOf(fields, 'timeout', false, where)) {
        return { kind: 'restFault', fault: { timeout: true, after }, of, times };
      }
      const status = [400, 401, 403, 404, 409, 410, 429, 500, 503].find(
        (each) => each === fields['status'],
      );
      if (status === undefined) {
        return misfit(
          `${where}: "status" must be 400, 401, 403, 404, 409, 410, 429, 500 or 503 (or "timeout" true), not ${shown(fields['status'])}.`,
        );
      }
      const retryAfter =
        fields['retryAfter'] === undefined ? null : numberOf(fields, 'retryAfter', 0, 0, where);
      return { kind: 'restFault', fault: { status, retryAfter, after }, of, times };
    }
    case 'socket': {
      only('is', 'times');
      const words = ['drop', 'closing', 'silent', 'gone', 'refuse', 'back'] as const;
      return {
        kind: 'socketFault',
        is: wordOf(fields, 'is', words, where),
        times: numberOf(fields, 'times', 3, 1, where),
      };
    }
    case 'token':
      only('is');
      return {
        kind: 'tokenFault',
        is: wordOf(fields, 'is', ['expired', 'revoked'] as const, where),
      };
    case 'tokenLife':
      only('seconds');
      return { kind: 'tokenLife', seconds: secondsOf(fields, 'seconds', where) };
    case 'bridge':
      only('is');
      return {
        kind: 'bridgeFault',
        is: wordOf(fields, 'is', ['absent', 'silent', 'back'] as const, where),
      };
    case 'network':
      only('latency', 'jitter', 'side');
      if (fields['latency'] === undefined && fields['jitter'] === undefined) {
        return misfit(`${where}: "latency" or "jitter" is needed, in milliseconds.`);
      }
      return {
        kind: 'networkFault',
        latency: fields['latency'] === undefined ? null : numberOf(fields, 'latency', 0, 0, where),
        jitter: fields['jitter'] === undefined ? null : numberOf(fields, 'jitter', 0, 0, where),
        side: fields['side'] === undefined ? null : wordOf(fields, 'side', SIDES, where),
      };
    case 'offQueue':
      only('is');
      return { kind: 'offQueue', is: wordOf(fields, 'is', ['held', 'granted'] as const, where) };
    case 'idle':
      only('timeout', 'readable');
      return {
        kind: 'idle',
        timeout: secondsOf(fields, 'timeout', where),
        readable: flagOf(fields, 'readable', true, where),
      };
    case 'setUp': {
      only('is');
      const is = wordOf(fields, 'is', [...SET_UP_FAULTS, 'right'] as const, where);
      return { kind: 'setUp', is: is === 'right' ? null : is };
    }
    case 'build': {
      only('name', 'is');
      const name = fields['name'];
      if (typeof name !== 'string' || !/^Softphone_\w+$/.test(name)) {
        return misfit(
          `${where}: "name" must be a resource such as Softphone_0_2_0, not ${shown(name)}.`,
        );
      }
      return { kind: 'build', name, is: wordOf(fields, 'is', BUILD_IS, where) };
    }
    case 'user': {
      only('email', 'federationId');
      const { email, federationId } = fields;
      for (const text of [email, federationId]) {
        if (text !== undefined && typeof text !== 'string') {
          return misfit(`${where}: "email" and "federationId" must be texts, not ${shown(text)}.`);
        }
      }
      return {
        kind: 'user',
        ...(typeof email === 'string' ? { email } : {}),
        ...(typeof federationId === 'string' ? { federationId } : {}),
      };
    }
    case 'crm':
      return readCrmFault(fields, where);
    case 'metadata':
      return readMetadataFault(fields, where);
  }
}

function secondsOf(fields: JsonRecord, key: string, where: string): number | null {
  if (fields[key] === null) return null;
  return fields[key] === undefined
    ? misfit(`${where}: "${key}" must be a number of seconds, or null for none.`)
    : numberOf(fields, key, 0, 0.1, where);
}

const NOT_LIVE: Readonly<Record<string, string>> = {
  at: 'A live step happens now: leave "at" out.',
  expect: 'The live world has no "expect": read /simulator/state and compare.',
  answer: 'The live world has no "answer": a person answers the question in the panel.',
  forget:
    'The live world has no "forget": /simulator/reset makes the softphones forget their memory.',
};

/** Reads one step for a world with that org. Throws a Misfit with the reason where it does not fit. */
export function parseStep(value: unknown, org: Org): WorldStep {
  if (!isRecord(value)) return misfit(`A step must be an object, not ${shown(value)}.`);
  for (const [key, reason] of Object.entries(NOT_LIVE)) {
    if (Object.hasOwn(value, key)) return misfit(reason);
  }
  if (Object.hasOwn(value, 'fault')) return readFault(value);
  if (Object.hasOwn(value, 'definition')) return readDefinition(value);
  if (isPhoneStep(value)) return readPhoneStep(value);
  const parsed = parseReplayStep(withoutParticulars(value), org);
  if (!parsed.ok) return misfit(parsed.reason);
  const { step } = parsed;
  if (step.kind === 'expect' || step.kind === 'answer' || step.kind === 'forget') {
    return misfit(NOT_LIVE[step.kind] ?? 'Not a live step.');
  }
  return step.kind === 'interaction' ? { ...step, particulars: readParticulars(value) } : step;
}
