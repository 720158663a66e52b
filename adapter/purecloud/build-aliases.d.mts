import type { Plugin } from 'esbuild';

/** For esbuild's option `alias`: module name to file. */
export declare const sdkAliases: Readonly<Record<string, string>>;

/** For esbuild's option `plugins`. */
export declare const sdkStandIns: Plugin;

/** For web-test-runner's option `plugins`. */
export declare function sdkAliasPlugin(rootDir?: string): {
  name: string;
  resolveImport(found: {
    readonly source: string;
    readonly context: { readonly path: string };
  }): string | undefined;
};
