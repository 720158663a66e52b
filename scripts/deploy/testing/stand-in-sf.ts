/** The program that stands in for `sf` on the PATH; its org is in the file that MADE_UP_ORG names. */
import { readFileSync, writeFileSync } from 'node:fs';
import { answer, type MadeUpOrg } from './made-up-org.js';

const file = process.env['MADE_UP_ORG'] ?? '';
// The test wrote it.
const org = JSON.parse(readFileSync(file, 'utf8')) as MadeUpOrg;
const { status, stdout, stderr } = answer(org, process.argv.slice(2));
writeFileSync(file, JSON.stringify(org));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
