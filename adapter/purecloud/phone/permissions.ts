import { isRecord, isString } from '../../ports/json.js';
import type { Forbidden, PermittedDeed } from '../../ports/phone.js';
import type { PhoneRequest } from './requests.js';

const BLIND = 'conversation:communication:blindTransfer';
const CONSULT = 'conversation:communication:consultTransfer';
const WRAP_UP: readonly string[] = ['conversation:participant:wrapup'];
const PARTICIPANT: readonly string[] = [
  ...WRAP_UP,
  'conversation:call:record',
  'conversation:communication:disconnect',
];

/**
 * Which permissions a deed's call needs, of which any one will do, as the platform's API lists them. What is not here
 * needs none, or must always be tried: to take and to end an interaction, and to pause a recording, for which the
 * list names a supervisor's permission alone (`conversation:recording:pauseOthers`).
 * https://developer.genesys.cloud/devapps/api-explorer (Conversations, Telephony)
 */
const NEEDS: Readonly<Partial<Record<PermittedDeed, readonly string[]>>> = {
  hold: PARTICIPANT,
  resume: PARTICIPANT,
  mute: PARTICIPANT,
  unmute: PARTICIPANT,
  requestAfterCallWork: WRAP_UP,
  wrapUp: WRAP_UP,
  keepWrapUp: WRAP_UP,
  transferToUser: [BLIND, `${BLIND}Agent`],
  transferToQueue: [BLIND, `${BLIND}Queue`],
  transferToNumber: [BLIND, `${BLIND}External`],
  toVoicemail: [BLIND, `${BLIND}Agent`],
  consultToUser: [CONSULT, `${CONSULT}Agent`],
  consultToQueue: [CONSULT, `${CONSULT}Queue`],
  consultToNumber: [CONSULT, `${CONSULT}External`],
  merge: ['conversation:conference:add'],
  removeParticipant: PARTICIPANT,
  dial: ['conversation:call:add', 'conversation:conference:add'],
  useStation: ['telephony:selfStationAssociation:edit'],
};

export const PERMISSIONS: PhoneRequest = {
  method: 'GET',
  path: '/users/me?expand=authorization',
};

const isDeed = (deed: string): deed is PermittedDeed => Object.hasOwn(NEEDS, deed);

/** By the answer to {@link PERMISSIONS}. Where no permissions are told, nothing is known to be forbidden. */
export function forbiddenBy(me: unknown): readonly Forbidden[] {
  const authorization = isRecord(me) ? me['authorization'] : undefined;
  const told: unknown = isRecord(authorization) ? authorization['permissions'] : undefined;
  const permissions = Array.isArray(told) ? told.filter(isString) : [];
  if (permissions.length === 0) return [];
  const owned = permissions.map((permission) => permission.toLowerCase().split(':'));
  const has = (permission: string): boolean => {
    const parts = permission.toLowerCase().split(':');
    return owned.some((own) =>
      parts.every((part, index) => {
        // A role that holds a whole domain names only that.
        const mine = own[index] ?? '*';
        return mine === '*' || mine === part;
      }),
    );
  };
  return Object.keys(NEEDS)
    .filter(isDeed)
    .flatMap((deed) => {
      const needs = NEEDS[deed] ?? [];
      return needs.some(has) ? [] : [{ deed, needs }];
    });
}
