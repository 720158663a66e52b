import type { Language } from '../../../sync/words.js';
import type { ClickRefusal, UnsavedCallLog } from '../../../session/phone-around/view.js';

/** What happened, and what the agent can do about it. */
export interface Told {
  readonly what: string;
  readonly todo: string;
}

/** Everything that the panel says of Salesforce around the phone, in one language. */
export interface AroundMessages {
  readonly language: Language;
  /** Accessible name of what it all stands in. */
  readonly label: string;
  readonly level: Readonly<Record<'warning' | 'error', string>>;
  /** A clicked number that was not called. */
  readonly refused: Readonly<Record<ClickRefusal, (number: string) => Told>>;
  /** The refusal was read. */
  readonly dismiss: string;
  readonly unsaved: {
    readonly title: (count: number) => string;
    /** Which call it is: its time, and its number where that is known. */
    readonly call: (time: string, number: string) => string;
    readonly because: Readonly<Record<UnsavedCallLog['because'], Told>>;
    readonly again: (time: string) => string;
    readonly saveAgain: string;
    /** Where it is not known whether it was saved: the agent has looked. */
    readonly isThere: string;
    readonly discard: string;
    /** Accessible name of one of several of the same button. */
    readonly of: (deed: string, call: string) => string;
  };
  readonly leaving: {
    readonly title: string;
    /** Of interactions that go on. */
    readonly live: (count: number) => string;
    /** Of call logs that are lost. */
    readonly text: (count: number) => string;
    readonly leave: string;
    readonly stay: string;
  };
  readonly related: {
    readonly label: string;
    /** Empty: to a record whose name this tab does not know. */
    readonly to: (record: string) => string;
    readonly toNothing: string;
    readonly relate: string;
    readonly noFront: string;
  };
}
