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
 * Methods that stay without what they do, since only their names are touched or their answer is always no: the SDK's own
 * sign-in in a pop-up, the renewal of a token that it is never told, and whether a parameter is a file.
 */
const EMPTIED = new Set(['_handleAuthPopupMessage', '_handleExpiredAccessToken', 'isFileParam']);

interface Method {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Of the body alone, with its braces. */
  readonly body: readonly [start: number, end: number];
}

const wordsOf = (text: string): string[] => text.match(/[\w$]+/g) ?? [];

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

/** The text without these parts; each line after them stays the line that it was. */
function without(text: string, parts: readonly (readonly [start: number, end: number])[]): string {
  let left = '';
  let from = 0;
  for (const [start, end] of parts) {
    left += text.slice(from, start) + text.slice(start, end).replace(/[^\n]+/g, '');
    from = end;
  }
  return left + text.slice(from);
}

const inside = ({ body: [start, end] }: Method): readonly [number, number] => [start + 1, end - 1];

/** The SDK's modules, by any name, without the methods that neither `caller` nor a method that stays names. */
export function keepUsedMethods(
  caller: string,
  modules: ReadonlyMap<string, string>,
): Map<string, string> {
  const known = [...modules].map(([file, text]) => ({ file, text, methods: methodsOf(text) }));
  const named = new Set(wordsOf(caller));
  const bodies = new Map<string, string[]>();
  for (const { text, methods } of known) {
    const parts = methods.map(({ start, end }) => [start, end] as const);
    for (const word of wordsOf(without(text, parts))) named.add(word);
    for (const { name, start, end } of methods) {
      if (EMPTIED.has(name)) continue;
      bodies.set(name, [...(bodies.get(name) ?? []), text.slice(start, end)]);
    }
  }
  // A set that grows while it is gone through is gone through to its new end.
  for (const name of named) {
    for (const body of bodies.get(name) ?? []) for (const word of wordsOf(body)) named.add(word);
  }
  return new Map(
    known.map(({ file, text, methods }) => [
      file,
      without(
        text,
        methods.flatMap((method) => {
          if (!named.has(method.name)) return [[method.start, method.end] as const];
          return EMPTIED.has(method.name) ? [inside(method)] : [];
        }),
      ),
    ]),
  );
}

/** The modules that `caller` imports of the SDK, with those that they import themselves. */
async function readSdk(root: string, caller: string): Promise<Map<string, string>> {
  const modules = new Map<string, string>();
  const visit = async (file: string): Promise<void> => {
    if (modules.has(file)) return;
    const text = await readFile(file, 'utf8');
    modules.set(file, text);
    for (const [, own = ''] of text.matchAll(/^import .* from '(\..*)';/gm)) {
      await visit(path.join(path.dirname(file), own));
    }
  };
  for (const [, module = ''] of caller.matchAll(/ from '(.*)';/g)) {
    if (module.startsWith(SDK)) await visit(path.join(root, 'node_modules', module));
  }
  return modules;
}

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
