import type { VersionReader } from './version-reader.js';
export const version2: VersionReader = {
  version: 2,
  read: () => {
    throw new Error('x');
  },
};
