/** What a component's markup says wrongly, or says in a way that this stand-in does not know. */
export class AuraMarkupError extends Error {
  override readonly name = 'AuraMarkupError';
}

type Token =
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'path'; readonly value: string }
  | { readonly is: 'sign'; readonly value: string };

const TOKEN = /\s*(?:'([^']*)'|(\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(==|!=|&&|\|\||[!+?:()]))/y;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match)
      throw new AuraMarkupError(
        `The expression {!${source}} cannot be read at ${source.slice(at)}.`,
      );
    at = TOKEN.lastIndex;
    const [, text, number, path, sign] = match;
    if (text !== undefined) tokens.push({ is: 'text', value: text });
    else if (number !== undefined) tokens.push({ is: 'number', value: Number(number) });
    else if (path !== undefined) tokens.push({ is: 'path', value: path });
    else if (sign !== undefined) tokens.push({ is: 'sign', value: sign });
  }
  return tokens;
}

/** Gives the value of a path such as `v.state`. */
export type Lookup = (path: string) => unknown;

/**
 * The value of an Aura expression without its `{!` and `}`: paths, texts, numbers, `+`, `==`, `!=`, `!`, `&&`, `||`, `?:`
 * (https://developer.salesforce.com/docs/platform/aura-platform/guide/expr-operators.html). Throws an AuraMarkupError.
 */
export function evaluate(source: string, lookup: Lookup): unknown {
  const tokens = tokensOf(source);
  let at = 0;

  function takes(sign: string): boolean {
    const token = tokens[at];
    if (token?.is !== 'sign' || token.value !== sign) return false;
    at += 1;
    return true;
  }

  function choice(): unknown {
    const condition = either();
    if (!takes('?')) return condition;
    const yes = choice();
    if (!takes(':')) throw new AuraMarkupError(`The expression {!${source}} lacks a colon.`);
    const no = choice();
    return condition ? yes : no;
  }

  function either(): unknown {
    const values = [both()];
    while (takes('||')) values.push(both());
    return values.find(Boolean) ?? values.at(-1);
  }

  function both(): unknown {
    let value = equality();
    while (takes('&&')) {
      const right = equality();
      if (value) value = right;
    }
    return value;
  }

  function equality(): unknown {
    let value = sum();
    for (;;) {
      if (takes('==')) value = value === sum();
      else if (takes('!=')) value = value !== sum();
      else return value;
    }
  }

  function sum(): unknown {
    let value = single();
    while (takes('+')) {
      const right = single();
      value =
        typeof value === 'number' && typeof right === 'number'
          ? value + right
          : `${wordOf(value)}${wordOf(right)}`;
    }
    return value;
  }

  function single(): unknown {
    if (takes('!')) return !single();
    if (takes('(')) {
      const value = choice();
      if (!takes(')')) throw new AuraMarkupError(`The expression {!${source}} lacks a bracket.`);
      return value;
    }
    const token = tokens[at];
    at += 1;
    if (token === undefined || token.is === 'sign') {
      throw new AuraMarkupError(`The expression {!${source}} cannot be read.`);
    }
    if (token.is !== 'path') return token.value;
    if (token.value === 'true') return true;
    if (token.value === 'false') return false;
    if (token.value === 'null') return null;
    return lookup(token.value);
  }

  const value = choice();
  if (at < tokens.length)
    throw new AuraMarkupError(`The expression {!${source}} has too much in it.`);
  return value;
}

/** How Aura shows a value: nothing for what is not there. */
export function wordOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
