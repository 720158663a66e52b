/** Reading JSON files whose shape only we decide. */
import { readFile } from 'node:fs/promises';
import { isRecord, type JsonRecord } from '../adapter/ports/json.js';

/** @throws Error that names the file, where it is missing or holds no JSON object. */
export async function readJsonFile(file: string): Promise<JsonRecord> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isRecord(value)) throw new Error(`${file} holds no JSON object.`);
  return value;
}

/** A string of the object; empty where it has none by that name. */
export function textAt(object: JsonRecord, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** What is wrong with JSON, in one line: what JSON.parse cites of the text may have several. */
export const jsonFault = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
