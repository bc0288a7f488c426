/** The version of the package this file belongs to. */
export function version(): string {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  // The same two steps up from src/cli/ in a checkout and from dist/cli/ in the published package.
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return (manifest as { readonly version: string }).version;
}
