import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type ActionCode,
  actionsOf,
  documentedCodes,
  EVERY_ACTION,
  excusedCodes,
} from '../test/support/documented-codes.ts';

/**
 * `npm run error-codes`: runs the tests of the local cloud, notes which refusals they provoke, and holds them against the
 * codes that the vendor documents for each action. `-- --from FILE` takes the notes of tests that have been run already
 * (with ISTHMUS_PROVOKED=FILE), as CI does. Exit status 1 when a code is neither provoked nor excused in
 * docs/fidelity.md, when an excused one is provoked after all, and when a test fails.
 */

const { values: given } = parseArgs({ options: { from: { type: 'string' } } });
const { record, failed } = given.from === undefined ? runTests() : { record: given.from, failed: false };
const provoked = new Set(readFileSync(record, 'utf8').trimEnd().split('\n'));

const anywhere = new Set([...provoked].map(codeOf));
/** The tests of the gateway alone do not go by an action's log: that they name the code has to do. */
const gatewayTests = globSync('test/cloud/*.test.ts', { exclude: ['test/cloud/faults.test.ts'] }).map((path) =>
  readFileSync(path, 'utf8'),
);

const isProvoked = (pair: ActionCode): boolean =>
  pair.startsWith(EVERY_ACTION)
    ? anywhere.has(codeOf(pair)) || gatewayTests.some((text) => text.includes(`'${codeOf(pair)}`))
    : actionsOf(actionOf(pair)).some((action) => provoked.has(`${action} ${codeOf(pair)}`));

const excused = excusedCodes();
const documented = [...documentedCodes()];
const missing = documented.filter((pair) => !isProvoked(pair) && !excused.has(pair));
const answered = [...excused].filter(isProvoked);

const lines = [
  ...missing.map((pair) => `no test provokes       ${pair}`),
  ...answered.map((pair) => `docs/fidelity.md errs  ${pair} is answered`),
  `${documented.length} documented codes of ${new Set(documented.map(actionOf)).size} actions: ` +
    `${documented.filter(isProvoked).length} provoked by tests, ${excused.size} never answered (docs/fidelity.md).`,
  ...(failed ? ['Tests failed: run `npx vitest run test/cloud`.'] : []),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = missing.length + answered.length > 0 || failed ? 1 : 0;

function codeOf(pair: string): string {
  return pair.slice(pair.lastIndexOf(' ') + 1);
}

function actionOf(pair: string): string {
  return pair.slice(0, pair.lastIndexOf(' '));
}

/** Runs the tests of the local cloud. @returns the file of their notes, gone when this process ends, and whether one failed */
function runTests(): { readonly record: string; readonly failed: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-error-codes-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const record = join(folder, 'provoked');
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/cloud'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ISTHMUS_PROVOKED: record },
  });
  return { record, failed: status !== 0 };
}
