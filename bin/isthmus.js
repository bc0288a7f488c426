#!/usr/bin/env node
// The `isthmus` command. In a checkout the sources run as they are (Node strips the types); the published package
// has them compiled under dist/. The compile cache brings the start of either within a few ms of a bare Node.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `isthmus needs Node 24 or newer; this is Node ${process.versions.node}.\n` +
      'In a checkout, run it as `npx isthmus` after `npm ci`: that brings its own Node.\n',
  );
  process.exit(1);
}
const { enableCompileCache } = process.getBuiltinModule('node:module');
const { existsSync } = process.getBuiltinModule('node:fs');
enableCompileCache();
const source = new URL('../src/cli/main.ts', import.meta.url);
await import(existsSync(source) ? source : new URL('../dist/cli/main.js', import.meta.url));
