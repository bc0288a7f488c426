/**
 * Compiles src/ to dist/ for the published package, and writes the JSON Schema of the spec beside it. In the checkout
 * nothing needs this: Node runs the sources as they are.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
