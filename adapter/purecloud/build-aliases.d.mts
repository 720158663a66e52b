/** For esbuild's option `alias`: module name to file. */
export declare const sdkAliases: Readonly<Record<string, string>>;

interface Resolver {
  onResolve(
    options: { readonly filter: RegExp },
    resolve: (found: {
      readonly path: string;
      readonly importer: string;
    }) => { path: string } | undefined,
  ): void;
}

/** For esbuild's option `plugins`. */
export declare const sdkStandIns: { name: string; setup(build: Resolver): void };

/** For web-test-runner's option `plugins`. */
export declare function sdkAliasPlugin(rootDir?: string): {
  name: string;
  resolveImport(found: {
    readonly source: string;
    readonly context: { readonly path: string };
  }): string | undefined;
};
