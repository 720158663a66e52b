import { randomBytes } from 'node:crypto';

/** A token may be used so often within a minute (`token.rate.per.minute`). */
const CALLS_A_MINUTE = 300;

export interface Token {
  readonly value: string;
  readonly clientId: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
  /** Times of the calls within the last minute, oldest first. */
  calls: number[];
}

export interface RateState {
  readonly count: number;
  readonly allowed: number;
  /** Seconds until a call is possible again. */
  readonly reset: number;
  readonly exceeded: boolean;
}

/** The access tokens that the region has given out. All belong to the one agent. */
export class Tokens {
  private readonly byValue = new Map<string, Token>();

  constructor(
    /** Seconds. */
    private readonly lifeNow: () => number,
    private readonly ended: (token: Token) => void,
    private readonly allowed = CALLS_A_MINUTE,
  ) {}

  /** Seconds that a token lasts that is given out now. */
  get life(): number {
    return this.lifeNow();
  }

  issue(clientId: string): Token {
    const token: Token = {
      value: randomBytes(48).toString('base64url'),
      clientId,
      until: Date.now() + this.life * 1000,
      calls: [],
    };
    this.byValue.set(token.value, token);
    return token;
  }

  find(value: string): Token | undefined {
    const token = this.byValue.get(value);
    if (token !== undefined && token.until <= Date.now()) {
      this.end(token);
      return undefined;
    }
    return token;
  }

  get all(): readonly Token[] {
    return [...this.byValue.values()];
  }

  end(token: Token): void {
    if (this.byValue.delete(token.value)) this.ended(token);
  }

  /** The world begins anew; who is signed in stays so. */
  forgetRates(): void {
    for (const token of this.byValue.values()) token.calls = [];
  }

  /** Counts a call and tells how many are left. */
  rate(token: Token): RateState {
    const now = Date.now();
    token.calls = token.calls.filter((at) => at > now - 60_000);
    const exceeded = token.calls.length >= this.allowed;
    if (!exceeded) token.calls.push(now);
    const oldest = token.calls[0] ?? now;
    return {
      count: token.calls.length,
      allowed: this.allowed,
      reset: Math.max(1, Math.ceil((oldest + 60_000 - now) / 1000)),
      exceeded,
    };
  }
}
