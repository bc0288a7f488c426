/** The default of a CommonJS package that was compiled from ES: Node wraps it twice, test runners and bundlers once. */
export function esDefault<T>(module: { readonly default: { readonly default: T } }): T {
  const outer = module.default as { readonly default?: T };
  return outer.default ?? (outer as T);
}
