import { randomUUID } from 'node:crypto';
import { PEOPLE, PURECLOUD_USER, QUEUES } from './default-org.js';
import { type Destined, PhoneRefusal, type To } from './phone-side.js';

/** Whom and what a call can be taken to, and how the region says that it cannot. */

export const refuse = (message: string, code = 'bad.request'): never => {
  throw new PhoneRefusal(400, code, message);
};

const NUMBER = /^\+?[\d*#]{2,}$/;
const SIP = /^sips?:[^\s@]+@\S+$/i;

export const isNumber = (text: string): boolean => NUMBER.test(text) || SIP.test(text);

export const notThere = (what: string): PhoneRefusal =>
  new PhoneRefusal(404, 'not.found', `The requested resource was not found: ${what}`);

const begun = () => ({
  participantId: randomUUID(),
  communicationId: randomUUID(),
  at: Date.now(),
  connectedAt: null,
});

export const voicemail = (): Destined => ({
  ...begun(),
  kind: 'voicemail',
  id: PURECLOUD_USER.id,
  name: 'Voicemail',
});

export function destinedOf(to: To): Destined {
  if ('number' in to) {
    if (!isNumber(to.number)) return refuse(`The address ${to.number} is not valid.`);
    return { ...begun(), kind: 'number', id: to.number, name: to.number };
  }
  const found =
    'user' in to
      ? PEOPLE.find(({ id }) => id === to.user)
      : QUEUES.find(({ id }) => id === to.queue);
  if (found === undefined) throw notThere('user' in to ? `user ${to.user}` : `queue ${to.queue}`);
  const { id, name } = found;
  return { ...begun(), kind: 'user' in to ? 'person' : 'queue', id, name };
}
