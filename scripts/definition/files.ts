import { readFile, writeFile } from 'node:fs/promises';

/** What the commands need of the machine. */
export interface Files {
  /** @throws FileError in words, where the file cannot be read. */
  read(file: string): Promise<string>;
  /** @throws FileError in words, where the file cannot be written. */
  write(file: string, text: string): Promise<void>;
  /** Standard output, as it is. */
  say(text: string): void;
  /** Standard error, a line. */
  complain(line: string): void;
}

/** A file that cannot be read or written; its message is for people. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** No definition is near this size, in bytes; what is larger was named by mistake. */
const LARGEST = 8_388_608;

export const nodeFiles: Files = {
  async read(file) {
    let bytes: Buffer;
    try {
      bytes = await readFile(file);
    } catch (error) {
      throw new FileError(`${file}: cannot be read: ${reasonOf(error)}.`);
    }
    if (bytes.length > LARGEST) {
      throw new FileError(`${file}: cannot be read: it is larger than ${LARGEST} bytes.`);
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new FileError(`${file}: cannot be read: it is not text in UTF-8.`);
    }
  },
  async write(file, text) {
    try {
      await writeFile(file, text);
    } catch (error) {
      throw new FileError(`${file}: cannot be written: ${reasonOf(error)}.`);
    }
  },
  say: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not allowed',
  EROFS: 'nothing can be written there',
};

/** Why a file could not be read or written, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (Object.hasOwn(REASONS, code)) return REASONS[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}
