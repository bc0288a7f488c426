/**
 * Makes dist/ for the published package: JavaScript bundled into a few files, since loading a hundred small modules is most
 * of a command's start, and type declarations file by file. The official client core and credential chain are bundled too:
 * they would bring some 30 packages of 24 MB along, and what is used of them is 1.4 MB. In the checkout nothing needs this:
 * Node runs the sources.
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };
import { licencesOf } from './licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dependencies = Object.keys(manifest.dependencies);

/** What is loaded together, in one file: each file of its own is a quarter of a millisecond of a start. */
const GROUPS = [
  {
    name: 'cloud',
    test: /\/src\/cloud\/(?!admin\/(?:answer|guard|routes|serve)|dataplane|duration|gateway\/notices|init|official|tls)/,
  },
  // What commands share. Not the entry itself: it waits for its command, which would wait for it.
  { name: 'cli', test: /\/src\/cli\/(?!main\.ts)[a-z-]+\.ts$/, minShareCount: 2 },
  { name: 'running', test: /\/src\/cli\/local\/[a-z-]+\.ts$/ },
  { name: 'openapi', test: /\/src\/openapi\// },
];

/** V8 keeps a text in ASCII in half the room, and reads it faster: a few Chinese names make all of a file wide. */
const inAscii = (code: string): string =>
  code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

rmSync(`${root}dist`, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: {
    index: 'src/index.ts',
    'cloud/index': 'src/cloud/index.ts',
    'network/index': 'src/network/index.ts',
    'cli/main': 'src/cli/main.ts',
  },
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  external: (id) => id.startsWith('node:') || dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
});
const { output } = await bundle.write({
  dir: `${root}dist`,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  comments: false,
  // Without their imports, which others need too: no command must load the cloud for a helper of it.
  codeSplitting: { includeDependenciesRecursively: false, groups: GROUPS },
});
await bundle.close();
for (const part of output) if (part.type === 'chunk') writeFileSync(`${root}dist/${part.fileName}`, inAscii(part.code));
const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
writeFileSync(`${root}dist/LICENCES.txt`, licencesOf(modules));
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
