import type { Language } from '../../../sync/words.js';
import type { Consultation, PhoneDeed, StationKind } from '../../../ports/phone.js';
import type {
  PhoneFailureReason,
  Search,
  ShownInteraction,
  Wanted,
} from '../../../session/phone/view.js';
import type { NumberProblem } from '../../../definition/check-number.js';

/** The media that have a name of their own. */
export type KnownMedia = 'voice' | 'callback' | 'chat' | 'email' | 'message' | 'other';

export type ShownState = ShownInteraction['state'] | 'held';

/** Everything that the phone says in one language. What holds a name, a number or a time is a function. */
export interface PhoneMessages {
  readonly language: Language;
  readonly label: string;
  readonly empty: { readonly what: string; readonly todo: string };
  readonly unknownParty: string;
  readonly media: Readonly<Record<KnownMedia, string>>;
  /** By medium where one says it in another way. */
  readonly state: (state: ShownState, media: KnownMedia) => string;
  readonly direction: Readonly<Record<ShownInteraction['direction'], string>>;
  readonly queue: (name: string) => string;
  /** How many agents are in a queue, a count in digits. */
  readonly members: (count: string) => string;
  readonly muted: string;
  readonly securePaused: string;
  /** How long it has been in its state, for those who do not see where it stands. */
  readonly since: (time: string) => string;
  readonly list: string;

  readonly controls: string;
  readonly deed: Readonly<Record<Exclude<PhoneDeed, 'keepWrapUp' | 'wrapUp'>, string>>;
  /** To end what is no call. */
  readonly endOther: string;
  /** While a deed is under way. */
  readonly underWay: string;
  /** Accessible name of a deed with one of several. */
  readonly deedWith: (deed: string, who: string) => string;
  readonly callNumber: (number: string) => string;
  readonly elsewhere: string;
  /** Which numbers a callback can be called back on. */
  readonly callbackNumbers: string;
  readonly scheduledFor: (time: string) => string;

  readonly conference: {
    /** Of several others who are in a call. */
    readonly participants: string;
    readonly ringing: string;
    readonly remove: string;
    readonly removeOne: (who: string) => string;
    /** What a call can be merged with. */
    readonly choose: string;
    readonly mergeWith: (who: string) => string;
  };
  readonly missed: {
    readonly title: string;
    readonly what: string;
    readonly back: string;
  };

  readonly keypad: { readonly label: string; readonly pressed: (digits: string) => string };
  readonly transfer: {
    readonly title: string;
    readonly search: string;
    readonly hint: string;
    readonly searching: string;
    readonly found: (search: Search<unknown>) => string;
    readonly kind: Readonly<Record<'person' | 'queue' | 'number', string>>;
    readonly blind: string;
    readonly consult: string;
    readonly blindTo: (name: string) => string;
    readonly consultWith: (name: string) => string;
    readonly close: string;
  };
  readonly consultation: {
    readonly title: string;
    readonly state: (state: Consultation['state'], name: string) => string;
    readonly speakTo: string;
    readonly with: (to: Consultation['with'], asked: string, party: string) => string;
    readonly complete: string;
    readonly cancel: string;
  };
  readonly dial: {
    readonly title: string;
    readonly number: string;
    readonly queue: string;
    readonly noQueue: string;
    readonly call: string;
    readonly calling: (number: string) => string;
    readonly problem: Readonly<Record<NumberProblem, string>>;
    /** What the field takes beside a number. */
    readonly hint: string;
    /** Which number is called, and whose it is (empty: not known). */
    readonly calls: (number: string, country: string) => string;
    readonly unusual: (country: string) => string;
    readonly searching: string;
    readonly found: (search: Search<unknown>) => string;
    readonly failed: string;
    readonly kind: Readonly<Record<'person' | 'queue' | 'contact', string>>;
    /** A queue is looked for by its name where there are many. */
    readonly searchQueue: string;
    readonly clearQueue: string;
  };
  readonly recent: {
    readonly title: (count: number) => string;
    readonly missed: string;
    readonly none: string;
    readonly call: (who: string) => string;
    /** Why one cannot be called again. */
    readonly noNumber: string;
    /** Names of the direction for those who do not see the arrow. */
    readonly direction: Readonly<Record<ShownInteraction['direction'], string>>;
  };
  readonly onQueue: {
    readonly title: string;
    readonly question: string;
    readonly yes: string;
    readonly choose: string;
    readonly no: string;
  };
  readonly station: {
    readonly title: string;
    readonly unknown: string;
    readonly none: string;
    readonly change: string;
    readonly choose: string;
    readonly search: string;
    readonly searching: string;
    readonly found: (search: Search<unknown>) => string;
    readonly use: (name: string) => string;
    readonly stop: string;
    readonly close: string;
    readonly kind: Readonly<Record<StationKind, string>>;
    readonly isOwn: string;
    readonly isUsual: string;
    readonly isTaken: string;
    readonly useUsual: (name: string) => string;
    readonly failed: string;
  };
  readonly wrapUp: {
    readonly title: string;
    readonly code: string;
    readonly noCode: string;
    readonly loading: string;
    readonly notes: string;
    readonly later: string;
    readonly save: string;
    readonly saveOnly: string;
    readonly finish: string;
    readonly saved: string;
    readonly required: string;
    readonly codeMissing: string;
    readonly remaining: (time: string) => string;
    /** Said aloud a few times before the end. */
    readonly soon: (seconds: number) => string;
    readonly searchCodes: string;
    readonly codesFound: (found: number, all: number) => string;
    readonly tags: string;
    readonly tagsHint: string;
    readonly removeTag: (tag: string) => string;
    readonly tagAdded: (tag: string) => string;
    readonly tagRemoved: (tag: string) => string;
    readonly tagsFull: (most: number) => string;
  };
  readonly failure: {
    readonly level: string;
    readonly what: Readonly<Record<Wanted, string>>;
    /** Nothing tells whether tones were sent whose answer got lost. */
    readonly digitsUnsure: { readonly what: string; readonly todo: string };
    /** What is wrong with a number has its sentence in `dial`. */
    readonly why: Readonly<Record<Exclude<PhoneFailureReason, NumberProblem>, string>>;
    readonly todo: Readonly<Record<Exclude<PhoneFailureReason, NumberProblem>, string>>;
    /** Why, where the permissions are known of which one is missing. */
    readonly missing: (permissions: readonly string[]) => string;
    /** On a control that cannot be used. */
    readonly forbidden: (permissions: readonly string[]) => string;
    /** What to do, where PureCloud said how long it wants to be left alone. */
    readonly wait: (seconds: number) => string;
    /** Between why it failed and what to do. */
    readonly stop: string;
    readonly dismiss: string;
  };
  readonly announce: {
    readonly alerting: (media: string, who: string, queue: string | null) => string;
    readonly connected: (media: string, who: string) => string;
    readonly held: (who: string) => string;
    readonly wrapUp: (who: string) => string;
    readonly ended: (media: string, who: string) => string;
  };
}

const KNOWN: readonly KnownMedia[] = ['voice', 'callback', 'chat', 'email', 'message'];

export const mediaOf = (media: string): KnownMedia =>
  KNOWN.find((known) => known === media) ?? 'other';
