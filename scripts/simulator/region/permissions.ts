import { type Answer, problem } from './answers.js';

const PARTICIPANT = [
  'conversation:participant:wrapup',
  'conversation:call:record',
  'conversation:communication:disconnect',
];
const WRAP_UP = ['conversation:participant:wrapup'];
const BLIND = ['conversation:communication:blindTransfer'];
const CONSULT = ['conversation:communication:consultTransfer'];

/** What an endpoint asks of an agent's roles: any one of these. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'POST /conversations/calls': ['conversation:call:add', 'conversation:conference:add'],
  'PATCH /conversations/calls/*/conference': ['conversation:conference:add'],
  'PATCH /conversations/*/participants/*': PARTICIPANT,
  'PATCH /conversations/calls/*/participants/*': PARTICIPANT,
  'PATCH /conversations/callbacks/*/participants/*': PARTICIPANT,
  'PATCH /conversations/emails/*/participants/*': PARTICIPANT,
  'PATCH /conversations/messages/*/participants/*': PARTICIPANT,
  'PATCH /conversations/aftercallwork/*/participants/*/communications/*': WRAP_UP,
  'POST /conversations/*/participants/*/replace/agent': BLIND,
  'POST /conversations/*/participants/*/replace/queue': BLIND,
  'POST /conversations/*/participants/*/transfer': BLIND,
  'POST /conversations/calls/*/participants/*/consult/agent': CONSULT,
  'POST /conversations/calls/*/participants/*/consult/queue': CONSULT,
  'POST /conversations/calls/*/participants/*/voice/consult': CONSULT,
  'PUT /users/stations/me/associatedstation/*': ['telephony:selfStationAssociation:edit'],
};

/** `null`: the agent's roles permit it. */
export function missingFor(
  method: string,
  path: string,
  permissions: readonly string[],
): Answer | null {
  const needs = NEEDS[`${method} ${path}`];
  if (needs === undefined || needs.some((each) => permissions.includes(each))) return null;
  const many = needs.length > 1;
  return problem(
    403,
    many ? 'missing.any.permissions' : 'missing.permissions',
    many
      ? `Unable to perform the requested action. You must have at least one of the following permissions assigned: ${needs.join(', ')}`
      : `Unable to perform the requested action. You are missing the following permission(s): ${needs.join(', ')}`,
    { messageParams: { permissions: needs.join(', ') } },
  );
}
