import type { HoldCondition } from '../sync/rules.js';
import { otherSide, type Side } from '../sync/status.js';
import type { DefinedRule, StatusRef, Written, WrittenOrAny } from './definition.js';
import { SentenceCursor, SentenceFault } from './sentence-cursor.js';
import { tokensOf, type Fault } from './sentence-tokens.js';
import { readObject } from './work-objects.js';

/** A sentence may have this many characters. */
const LONGEST_SENTENCE = 255;

/** Longest `for`, in seconds: a day. */
const LONGEST_WAIT = 86_400;

export type ReadRule =
  { readonly ok: true; readonly rule: DefinedRule } | { readonly ok: false; readonly fault: Fault };

/** Where a rule comes from: the word of the timeline (`rule7`) and the item (`omniSync/rule7`). */
export interface RuleSource {
  readonly name: string;
  readonly item: string;
}

/** Reads a rule of definition version 2 (omni-sync.md §5). Never throws. */
export function readRule(sentence: string, source: RuleSource): ReadRule {
  if (sentence.length > LONGEST_SENTENCE) {
    return failed(LONGEST_SENTENCE + 1, `the end (at most ${LONGEST_SENTENCE} characters)`);
  }
  const split = tokensOf(sentence);
  if (!split.ok) return split;
  const cursor = new SentenceCursor(split.tokens, sentence.length);
  try {
    const rule = readSentence(cursor, { ...source, text: sentence });
    cursor.end();
    return { ok: true, rule };
  } catch (error) {
    if (error instanceof SentenceFault) return { ok: false, fault: error.fault };
    throw error;
  }
}

const failed = (column: number, expected: string): ReadRule => ({
  ok: false,
  fault: { column, expected },
});

type Named = RuleSource & { readonly text: string };

function readSentence(cursor: SentenceCursor, named: Named): DefinedRule {
  const written = (ref: StatusRef): Written => ({ ref, item: named.item });
  const writtenOrAny = (ref: StatusRef | 'any'): WrittenOrAny =>
    ref === 'any' ? { any: true } : written(ref);

  switch (cursor.expect('pair', 'when', 'while', 'after', 'ignore')) {
    case 'pair': {
      const omni = written(cursor.status('omni'));
      cursor.expect('with');
      return { ...named, kind: 'pair', omni, pureCloud: written(cursor.status('pureCloud')) };
    }
    case 'when': {
      const side = cursor.expect('omni', 'pureCloud');
      const kind = cursor.expect('is', 'leaves');
      const status = writtenOrAny(cursor.statusOrAny(side));
      cursor.expect('set');
      return { ...named, kind, side, status, set: written(setStatus(cursor, otherSide(side))) };
    }
    case 'while': {
      const { condition, side } = readCondition(cursor);
      cursor.expect('hold');
      const status = written(setStatus(cursor, side));
      return { ...named, kind: 'hold', side, status, condition, always: cursor.accept('always') };
    }
    case 'after': {
      cursor.expect('omni');
      const reason = cursor.expect('push', 'decline') === 'push' ? 'pushTimeout' : 'decline';
      if (reason === 'pushTimeout') cursor.expect('timeout');
      cursor.expect('set');
      return { ...named, kind: 'after', reason, set: written(setStatus(cursor, 'pureCloud')) };
    }
    case 'ignore': {
      const side = cursor.expect('omni', 'pureCloud');
      return { ...named, kind: 'ignore', side, status: writtenOrAny(cursor.statusOrAny(side)) };
    }
  }
}

/** The side's name and a status of it. */
function setStatus(cursor: SentenceCursor, side: Side): StatusRef {
  cursor.expect(side);
  return cursor.status(side);
}

/** What stands between `while` and `hold`, and the side that it holds. */
function readCondition(cursor: SentenceCursor): {
  readonly condition: HoldCondition;
  readonly side: Side;
} {
  switch (cursor.expect('salesforce', 'pureCloud', 'omni')) {
    case 'salesforce':
      cursor.expect('work');
      return { side: 'pureCloud', condition: readSalesforceWork(cursor) };
    case 'omni':
      cursor.expect('unreachable');
      return { side: 'pureCloud', condition: readUnreachable(cursor, 'omni') };
    case 'pureCloud':
      switch (cursor.expect('work', 'not', 'unreachable')) {
        case 'work':
          return { side: 'omni', condition: readPureCloudWork(cursor) };
        case 'not':
          cursor.expect('responding');
          return { side: 'omni', condition: { on: 'notResponding' } };
        case 'unreachable':
          return { side: 'omni', condition: readUnreachable(cursor, 'pureCloud') };
      }
  }
}

function readSalesforceWork(cursor: SentenceCursor): HoldCondition {
  const objects = cursor.accept('on')
    ? cursor.list('an object such as Case, or its key prefix', (text) =>
        isKeyword(text) ? null : readObject(text),
      )
    : null;
  const from = cursor.accept('from') ? cursor.expect('assigned', 'accepted') : 'accepted';
  const atPercent = cursor.accept('at') ? cursor.quantity('%', 100) : null;
  return { on: 'salesforceWork', objects, from, atPercent };
}

function readPureCloudWork(cursor: SentenceCursor): HoldCondition {
  const media = cursor.accept('on')
    ? cursor.list('a media type such as voice, callback, chat, email or message', readMedia)
    : null;
  const from = cursor.accept('from') ? cursor.expect('alerting', 'connected') : 'connected';
  const until = cursor.accept('until') ? cursor.expect('disconnected', 'wrapup') : 'wrapup';
  return { on: 'pureCloudWork', media, from, until };
}

const readUnreachable = (cursor: SentenceCursor, side: Side): HoldCondition => ({
  on: 'unreachable',
  side,
  forSeconds: cursor.accept('for') ? cursor.quantity('s', LONGEST_WAIT) : 0,
});

/** PureCloud may have more media types than we know, so any word will do. */
const readMedia = (text: string): string | null =>
  /^[A-Za-z][A-Za-z0-9]*$/.test(text) && !isKeyword(text) ? text.toLowerCase() : null;

/** Words that follow a list; one in its place means that the list has a hole. */
const isKeyword = (text: string): boolean => /^(?:from|until|at|hold)$/i.test(text);
