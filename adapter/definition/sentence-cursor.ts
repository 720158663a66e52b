import type { Side } from '../sync/status.js';
import type { StatusRef } from './definition.js';
import { isReserved } from './rule-status.js';
import type { Fault, Token } from './sentence-tokens.js';
import { EXPECTED_STATUS, NEAR_STATUS, readStatus } from './status-ref.js';
import { nearest } from './suggestion.js';

/** Ends the reading of a sentence; caught where the reading began. */
export class SentenceFault extends Error {
  override readonly name = 'SentenceFault';

  constructor(readonly fault: Fault) {
    super(fault.expected);
  }
}

/** Goes through a sentence's tokens and remembers which words it would have taken, for the words of a fault. */
export class SentenceCursor {
  private position = 0;
  private tried: string[] = [];
  private afterBareName = false;

  constructor(
    private readonly tokens: readonly Token[],
    /** Length of the sentence, in characters. */
    private readonly length: number,
  ) {}

  /** Takes the keyword if it comes next. */
  accept(keyword: string): boolean {
    const { token } = this;
    if (token?.kind === 'word' && token.text.toLowerCase() === keyword.toLowerCase()) {
      this.advance();
      return true;
    }
    this.tried.push(keyword);
    return false;
  }

  /** Takes one of the keywords, in the spelling given here. */
  expect<Keyword extends string>(...keywords: readonly Keyword[]): Keyword {
    for (const keyword of keywords) if (this.accept(keyword)) return keyword;
    throw this.unexpected();
  }

  status(side: Side): StatusRef {
    const { token } = this;
    const usable =
      token !== undefined &&
      (token.kind === 'quoted' || (token.kind === 'word' && !isReserved(token.text)));
    const ref = usable ? readStatus(side, token.text) : null;
    if (ref === null) throw this.fault(EXPECTED_STATUS[side], NEAR_STATUS[side]);
    this.advance();
    this.afterBareName = token?.kind === 'word';
    return ref;
  }

  statusOrAny(side: Side): StatusRef | 'any' {
    return this.accept('any') ? 'any' : this.status(side);
  }

  /** Items separated by commas; `read` gives `null` for what is none. */
  list<Item>(expected: string, read: (text: string) => Item | null): readonly Item[] {
    const items: Item[] = [];
    do {
      const { token } = this;
      const item = token?.kind === 'word' ? read(token.text) : null;
      if (item === null) throw this.fault(expected);
      items.push(item);
      this.advance();
    } while (this.acceptComma());
    return items;
  }

  /** A whole number with its unit, `50%` or `30 s`. */
  quantity(unit: string, most: number): number {
    const { token } = this;
    const match = token?.kind === 'word' ? /^(\d{1,6})(\D?)$/.exec(token.text) : null;
    const [, digits, attached] = match ?? [];
    const value = Number(digits ?? most + 1);
    const joined = attached?.toLowerCase() === unit;
    if (value > most || (!joined && attached !== '')) {
      throw this.fault(`a whole number from 0 to ${most} with ${unit}, e.g. 50${unit}`);
    }
    this.advance();
    if (!joined) this.expect(unit);
    return value;
  }

  end(): void {
    if (this.token !== undefined) throw this.unexpected('the end');
  }

  private get token(): Token | undefined {
    return this.tokens[this.position];
  }

  private acceptComma(): boolean {
    if (this.token?.kind !== 'comma') return false;
    this.advance();
    return true;
  }

  private advance(): void {
    this.position += 1;
    this.tried = [];
    this.afterBareName = false;
  }

  /** Something else than any of the words that were tried here. */
  private unexpected(...more: readonly string[]): SentenceFault {
    const wanted = [...this.tried, ...more].join(', ').replace(/, ([^,]*)$/, ' or $1');
    const { token } = this;
    const meant = token?.kind === 'word' ? nearest(token.text, this.tried) : undefined;
    const split = this.afterBareName && token !== undefined && meant === undefined;
    return this.fault(
      split ? `${wanted} (a name with spaces stands between ")` : wanted,
      this.tried,
    );
  }

  private fault(expected: string, near: readonly string[] = []): SentenceFault {
    const { token } = this;
    const suggestion = token?.kind === 'word' ? nearest(token.text, near) : undefined;
    return new SentenceFault({
      column: token?.column ?? this.length + 1,
      expected,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
}
