/**
 * A class is all or nothing to a bundler, and the SDK's classes are large: of their methods only those are bundled that
 * the softphone's part of the SDK names, or a method that stays.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

const SDK = 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/';
const CALLER = 'adapter/purecloud/sdk.ts';

/**
 * Methods that stay with another body. Of the first three only the names are touched, or their answer is always no: the
 * SDK's own sign-in in a pop-up, the renewal of a token that it is never told, and whether a parameter is a file. As it
 * has no token, nothing of its authentication is left but headers to write to; and no parameter here is a list.
 */
const REPLACED: ReadonlyMap<string, string> = new Map([
  ['_handleAuthPopupMessage', ''],
  ['_handleExpiredAccessToken', ''],
  ['isFileParam', ''],
  ['applyAuthToRequest', 'arguments[0].headers = {};'],
  ['buildCollectionParam', "if (arguments[0]) throw new Error('No list is expected.');"],
]);

interface Method {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Of the body alone, with its braces. */
  readonly body: readonly [start: number, end: number];
}

/** What the code reaches for by a dot; what comments name is not among it. */
function namesIn(source: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) names.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('caller.ts', source, ts.ScriptTarget.Latest));
  return names;
}

function methodsOf(source: string): Method[] {
  const file = ts.createSourceFile(
    'sdk.js',
    source,
    ts.ScriptTarget.Latest,
    false,
    ts.ScriptKind.JS,
  );
  return file.statements.filter(ts.isClassDeclaration).flatMap(({ members }) =>
    members.flatMap((member) => {
      const isMethod = ts.isMethodDeclaration(member) || ts.isAccessor(member);
      if (!isMethod || member.body === undefined || !ts.isIdentifier(member.name)) return [];
      const body = [member.body.getStart(file), member.body.end] as const;
      return [{ name: member.name.text, start: member.getStart(file), end: member.end, body }];
    }),
  );
}

/** Something else, or nothing, in the place of a part of `text`; each line after it stays the line that it was. */
const replaced = (text: string, start: number, end: number, instead = ''): Part => ({
  start,
  end,
  text: instead + lineEnds(text.slice(start, end)),
});

/** The SDK's modules, by any name, without the methods that neither `caller` nor a method that stays names. */
export function keepUsedMethods(
  caller: string,
  modules: ReadonlyMap<string, string>,
): Map<string, string> {
  const known = [...modules].map(([file, text]) => ({ file, text, methods: methodsOf(text) }));
  const named = new Set(namesIn(caller));
  const bodies = new Map<string, string[]>();
  for (const { text, methods } of known) {
    const parts = methods.map(({ start, end }) => replaced(text, start, end));
    for (const name of namesIn(withParts(text, parts))) named.add(name);
    for (const { name, start, end } of methods) {
      if (REPLACED.has(name)) continue;
      // A method stands by itself only in a class.
      bodies.set(name, [...(bodies.get(name) ?? []), `class A { ${text.slice(start, end)} }`]);
    }
  }
  // A set that grows while it is gone through is gone through to its new end.
  for (const name of named) {
    for (const body of bodies.get(name) ?? []) for (const one of namesIn(body)) named.add(one);
  }
  return new Map(
    known.map(({ file, text, methods }) => [
      file,
      withParts(
        text,
        methods.flatMap(({ name, start, end, body }) => {
          if (!named.has(name)) return [replaced(text, start, end)];
          const instead = REPLACED.get(name);
          return instead === undefined ? [] : [replaced(text, body[0] + 1, body[1] - 1, instead)];
        }),
      ),
    ]),
  );
}

/** What is not bundled has no say: see build-aliases.mjs. */
const STOOD_IN_FOR = new Set(['./configuration.js', './DefaultHttpClient.js']);

/** The modules that `caller` imports of the SDK, with those that they import themselves. */
async function readSdk(root: string, caller: string): Promise<Map<string, string>> {
  const modules = new Map<string, string>();
  const visit = async (file: string): Promise<void> => {
    if (modules.has(file)) return;
    const text = await readFile(file, 'utf8');
    modules.set(file, text);
    for (const [, own = ''] of text.matchAll(/^import .* from '(\..*)';/gm)) {
      if (!STOOD_IN_FOR.has(own)) await visit(path.join(path.dirname(file), own));
    }
  };
  for (const [, module = ''] of caller.matchAll(/ from '(.*)';/g)) {
    if (module.startsWith(SDK)) await visit(path.join(root, 'node_modules', module));
  }
  return modules;
}
import { lineEnds, withParts, type Part } from './parts.js';

async function readUsed(root: string): Promise<Map<string, string>> {
  const caller = await readFile(path.join(root, CALLER), 'utf8');
  return keepUsedMethods(caller, await readSdk(root, caller));
}

/** For a project in this folder. */
export const sdkMethodsPlugin = (root: string): Plugin => ({
  name: 'sdk-methods',
  setup(build) {
    let used: ReturnType<typeof readUsed> | null = null;
    build.onLoad({ filter: /[\\/]purecloud-platform-client-v2[\\/]src[\\/]/ }, async (args) => {
      used ??= readUsed(root);
      const contents = (await used).get(args.path);
      return contents === undefined ? undefined : { contents, loader: 'js' };
    });
  },
});
