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

  constructor(
    message: string,
    /** Whether there is nothing by that name. */
    readonly missing = false,
  ) {
    super(message);
  }
}

/** In bytes. No definition, list or timeline is near this size; what is larger was named by mistake. */
const LARGEST = 8 * 2 ** 20;

/** The text of a file, without a byte order mark. @throws FileError in words */
export async function readTextFile(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new FileError(`${file}: cannot be read: ${reasonOf(error)}.`, missing);
  }
  if (bytes.length > LARGEST) {
    throw new FileError(`${file}: cannot be read: it is larger than ${LARGEST / 2 ** 20} MiB.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(`${file}: cannot be read: it is not text in UTF-8.`);
  }
}

export const nodeFiles: Files = {
  read: readTextFile,
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
  EPERM: 'it is not allowed',
  ENOTDIR: 'what it names as a folder is a file',
};

/** Why a file could not be read or written, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (Object.hasOwn(REASONS, code)) return REASONS[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}
