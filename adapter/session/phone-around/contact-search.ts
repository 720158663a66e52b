import type { Clock } from '../../ports/clock.js';
import type { CrmPerson, CrmPort } from '../../ports/crm.js';
import type { Disposer } from '../../ports/disposer.js';
import type { AroundPhoneView, FoundContact } from './view.js';

/** Whoever types is not looked for at every letter; in milliseconds. */
const TYPING = 300;

/** Salesforce searches for no less. */
const SHORTEST = 2;

/** So many are worth reading. */
const MOST = 15;

/** Whom Salesforce knows by a part of their name, for who wants to call them. */
export interface ContactSearch {
  readonly view: AroundPhoneView['contacts'];
  search(text: string): void;
  dispose(): void;
}

export function createContactSearch({
  crm,
  clock,
  onChange,
}: {
  readonly crm: CrmPort;
  readonly clock: Clock;
  readonly onChange: () => void;
}): ContactSearch {
  let view: AroundPhoneView['contacts'] = null;
  let stop: Disposer = () => undefined;
  let disposed = false;

  function put(next: NonNullable<AroundPhoneView['contacts']>): void {
    if (disposed || view?.text !== next.text) return;
    view = next;
    onChange();
  }

  return {
    get view() {
      return view;
    },
    search(given) {
      const text = given.trim();
      if (disposed || view?.text === text) return;
      stop();
      view = text.length < SHORTEST ? null : { text, found: null };
      onChange();
      if (view === null) return;
      stop = clock.after(TYPING, () => {
        crm.findPeople(text).then(
          (people) => put({ text, found: people.flatMap(contactsOf).slice(0, MOST) }),
          () => put({ text, found: [], failed: true }),
        );
      });
    },
    dispose() {
      disposed = true;
      stop();
    },
  };
}

/** One for each number. */
const contactsOf = ({ name, object, numbers }: CrmPerson): readonly FoundContact[] =>
  numbers.map((number) => ({ name, number, detail: object }));
