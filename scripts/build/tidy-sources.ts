import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { plainProperties } from './plain-properties.js';
import { tidyStyles } from './tidy-styles.js';
import { tidyTemplates } from './tidy-templates.js';

/** Of the elements' modules: what esbuild leaves as it is, since it does not know what it means to Lit. */
export const tidySourcesPlugin: Plugin = {
  name: 'tidy-sources',
  setup(build) {
    build.onLoad({ filter: /[\\/]adapter[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/\b(css|html|svg)`|^ *@\w/m.test(source)) return undefined;
      return { contents: plainProperties(tidyTemplates(tidyStyles(source))), loader: 'ts' };
    });
  },
};
