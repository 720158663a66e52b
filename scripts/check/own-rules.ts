/** Rules that no tool has: no Apex, one API version, and nothing that holds on one machine only. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFiles } from './files.js';

/** Findings, one a line; empty where all is well. */
export type Findings = readonly string[];

const APEX = /\.(?:cls|trigger|apex)(?:-meta\.xml)?$/;
const APEX_PAGE = /<apex:page\b[^>]*\b(?:controller|extensions|standardController|action)\s*=/;

/** The product is deployed without Apex: no class, no trigger, no test, and no page that calls one. */
export async function findApex(root: string): Promise<Findings> {
  const findings: string[] = [];
  for (const file of await projectFiles(root)) {
    if (APEX.test(file)) findings.push(`${file}: Apex, which the product does without`);
    if (!file.endsWith('.page')) continue;
    const text = await readFile(path.join(root, file), 'utf8');
    if (APEX_PAGE.test(text)) findings.push(`${file}: a page with a controller`);
  }
  return findings;
}

/** Metadata and pages, whose API version the build fills in. */
const WITH_API_VERSION = /-meta\.xml$|\.(?:page|cmp|html)$/;
const API_VERSION = /(?:<apiVersion>|\/support\/api\/|api-version=")\d/;

/** `sourceApiVersion` of sfdx-project.json is the one place that names the API version of what is deployed. */
export async function findApiVersions(root: string): Promise<Findings> {
  const findings: string[] = [];
  for (const file of await projectFiles(root)) {
    // What documents show is for projects of their readers.
    if (!WITH_API_VERSION.test(file) || file.startsWith('docs/')) continue;
    const text = await readFile(path.join(root, file), 'utf8');
    if (API_VERSION.test(text)) {
      findings.push(`${file}: an API version of its own; write __API_VERSION__`);
    }
  }
  return findings;
}

const TEXT =
  /\.(?:[cm]?[jt]s|json|jsonl|xml|html|css|md|page|cmp|auradoc|ya?ml|svg|txt|run|sh)$|^[^.]*$|^\.[^.]+$/;

/** What a file must not hold, and in which words that is told. */
const MACHINE_BOUND: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/"resolved":\s*"https?:/, 'the address of a package registry'],
  [/\bregistry\s*=\s*https?:/, 'the address of a package registry'],
  [/\/\/registry\.[a-z0-9.-]+/, 'the address of a package registry'],
  [/(?<![\w.:/}])\/(?:home|root|Users|work)\/[\w.-]+/, 'a path of one machine'],
  [/\b[A-Z]:\\Users\\/, 'a path of one machine'],
];

/** Addresses of registries and paths of one machine, which mean nothing elsewhere. */
export async function findMachineBound(root: string): Promise<Findings> {
  const findings: string[] = [];
  for (const file of await projectFiles(root)) {
    if (!TEXT.test(path.posix.basename(file))) continue;
    const text = await readFile(path.join(root, file), 'utf8');
    // The rule's own words and its test are no offence.
    if (/^scripts\/check\/own-rules(?:\.test)?\.ts$/.test(file)) continue;
    for (const [index, line] of text.split('\n').entries()) {
      for (const [pattern, what] of MACHINE_BOUND) {
        const match = pattern.exec(line);
        if (match !== null) findings.push(`${file}:${index + 1}: ${what} (${match[0]})`);
      }
    }
  }
  return findings;
}
