/** Reading JSON files whose shape only we decide. */
import { readFile } from 'node:fs/promises';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws Error that names the file, where it is missing or holds no JSON object. */
export async function readJson(file: string): Promise<JsonObject> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isObject(value)) throw new Error(`${file} holds no JSON object.`);
  return value;
}

/** A string of the object; empty where it has none by that name. */
export function textOf(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}
