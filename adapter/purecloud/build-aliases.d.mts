/** For esbuild's option `alias`: module name to file. */
export declare const sdkAliases: Readonly<Record<string, string>>;

/** For web-test-runner's option `plugins`. */
export declare function sdkAliasPlugin(rootDir?: string): {
  name: string;
  resolveImport(context: { source: string }): string | undefined;
};
