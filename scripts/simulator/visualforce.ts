/** Who is looking at a page, as `$User` has it. */
export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  readonly email: string;
  readonly federationId: string;
  /** As `LanguageLocaleKey` has it, e.g. `en_US`. */
  readonly language?: string;
}

export interface PageContext {
  readonly user: PageUser;
  /** Names of the org's static resources, to the time of their last change in milliseconds since the epoch. */
  readonly resources: Readonly<Record<string, number>>;
  /** Names of the org's pages. */
  readonly pages: readonly string[];
  /** For the settings page alone; an org would give it to any page. */
  readonly session?: string;
}

/** A page says something that this renderer does not know; an org might. */
export class VisualforceError extends Error {
  override readonly name = 'VisualforceError';
}

interface Value {
  readonly text: string;
  /** Already safe in HTML, by the function that made it. */
  readonly encoded: boolean;
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function htmlEncode(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}

/** An argument of a function: a quoted text, or an expression. Quotes are doubled or escaped in neither. */
function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

function userField(field: string, { user }: PageContext): string {
  switch (field) {
    case 'Id':
      return user.id;
    case 'Username':
      return user.userName;
    case 'Email':
      return user.email;
    case 'FederationIdentifier':
      return user.federationId;
    case 'LanguageLocaleKey':
      return user.language ?? 'en_US';
    default:
      throw new VisualforceError(
        `$User.${field} is not one of $User.Id, Username, Email, FederationIdentifier and LanguageLocaleKey.`,
      );
  }
}

function address(args: readonly string[], context: PageContext): string {
  const [target = '', file] = args;
  const page = /^\$Page\.(\w+)$/.exec(target)?.[1];
  if (page !== undefined && args.length === 1) {
    if (!context.pages.includes(page)) throw new VisualforceError(`The org has no page ${page}.`);
    return `/apex/${page}`;
  }
  const resource = /^\$Resource\.(\w+)$/.exec(target)?.[1];
  if (resource !== undefined && args.length <= 2) {
    const changed = context.resources[resource];
    if (changed === undefined) {
      throw new VisualforceError(`The org has no static resource ${resource}.`);
    }
    const base = `/resource/${changed}/${resource}`;
    if (file === undefined) return base;
    const path = /^(['"])(.*)\1$/.exec(file)?.[2];
    if (path === undefined) {
      throw new VisualforceError(`URLFOR: the path ${file} must be a quoted text.`);
    }
    return `${base}/${path.replace(/^\/+/, '')}`;
  }
  throw new VisualforceError(`URLFOR(${args.join(', ')}) is not of a $Resource or a $Page.`);
}

function evaluate(expression: string, context: PageContext): Value {
  const call = /^([A-Z]+)\s*\(([\s\S]*)\)$/.exec(expression);
  if (call) {
    const [, name, inside = ''] = call;
    const args = splitArguments(inside);
    if (name === 'URLFOR') return { text: address(args, context), encoded: false };
    if (name === 'HTMLENCODE' && args.length === 1) {
      return { text: htmlEncode(evaluate(args[0] ?? '', context).text), encoded: true };
    }
    throw new VisualforceError(
      `The function ${name ?? ''} with ${args.length} arguments is not known here.`,
    );
  }
  const field = /^\$User\.(\w+)$/.exec(expression)?.[1];
  if (field !== undefined) return { text: userField(field, context), encoded: false };
  if (expression === '$Api.Session_ID' && context.session !== undefined) {
    return { text: context.session, encoded: false };
  }
  if (/^(\$Api\.Session_ID|GETSESSIONID)/i.test(expression)) {
    throw new VisualforceError('Only the settings page has a Salesforce session.');
  }
  throw new VisualforceError(`The expression {!${expression}} is not known here.`);
}

/**
 * Renders a controller-less Visualforce page: `apex:page` around everything, merge fields inside. Platform:
 * https://developer.salesforce.com/docs/atlas.en-us.pages.meta/pages/pages_variables_functions.htm. Throws a
 * VisualforceError for everything else, so that a page that an org would render differently does not pass unseen.
 */
export function renderVisualforce(source: string, context: PageContext): string {
  const page = /^\s*<apex:page\b([^>]*)>([\s\S]*)<\/apex:page>\s*$/.exec(source);
  if (!page) throw new VisualforceError('The page must be one apex:page element and nothing else.');
  const [, attributes = '', body = ''] = page;
  if (/\b(standardController|controller|extensions|action)\s*=/.test(attributes)) {
    throw new VisualforceError(
      'A page with a controller needs Apex; only controller-less pages are served.',
    );
  }
  if (!/\bdocType\s*=\s*"html-5\.0"/.test(attributes)) {
    throw new VisualforceError('apex:page must say docType="html-5.0".');
  }
  const component = /<\/?(apex|c|chatter|support|flow|knowledge|site|social|topics):[\w-]+/.exec(
    body,
  );
  if (component) throw new VisualforceError(`The component ${component[0]} is not known here.`);
  const script = /<script\b[^>]*>[^<]*\S[^<]*<\/script>/i.exec(body);
  if (script) throw new VisualforceError('The page has an inline script.');
  const html = body.replace(/\{!([\s\S]*?)\}/g, (_, expression: string) => {
    const { text, encoded } = evaluate(expression.trim(), context);
    return encoded ? text : htmlEncode(text);
  });
  return `<!DOCTYPE html>\n${html.trim()}\n`;
}
