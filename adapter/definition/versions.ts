import type { VersionReader } from './version-reader.js';
import { version1 } from './version-1.js';
import { version2 } from './version-2.js';

/** Every version that this softphone reads, in order. A new one adds its file and its line. */
export const VERSIONS: readonly VersionReader[] = [version1, version2];
