import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isthmus, makeRoom } from './spawn.ts';

test('import writes the spec of what connects two VPCs, and never over a file', async () => {
  const room = makeRoom();
  const go = (...words: readonly string[]) => isthmus(words, room);
  expect((await go('init', '--local', '--demo')).code).toBe(0);
  const alone = await go('import', 'app', 'data', '--local', '--output', 'found.yaml');
  expect(alone.code).toBe(1);
  expect(alone.err).toMatch(/Nothing connects app \(vpc-\S+\) and data/);

  const up = await go('up', '--yes');
  expect(up.code, up.err).toBe(0);
  rmSync(join(room.directory, 'isthmus.yaml'));
  // Who names nothing gets the names of the connection's mark: there is nothing to rename.
  const plain = await go('import', 'data', 'app', '--local', '--output', 'plain.yaml');
  expect(plain.code, plain.err).toBe(0);
  expect(plain.out).toMatch(/A plan for it shows no change\.\n$/);
  expect(readFileSync(join(room.directory, 'plain.yaml'), 'utf8')).toMatch(/^ {2}app:\n {4}vpc: vpc-\S+\n {2}data:$/m);
  const twice = await go('import', 'app', 'app', '--local', '--output', 'twice.yaml');
  expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('Both name one VPC')]);

  const imported = await go('import', 'app=app', 'data=data', '--local');
  expect(imported.code, imported.err).toBe(0);
  expect(imported.out).toMatch(/Wrote isthmus\.yaml\nA plan for it shows no change\.\n$/);
  expect(readFileSync(join(room.directory, 'isthmus.yaml'), 'utf8')).toMatch(/^name: isthmus-cli-/m);
  expect((await go('plan', '--detailed-exitcode')).code).toBe(0);

  const refused = await go('import', 'app=app', 'data=data', '--local');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('exists and was left as it is');
  const json = await go('import', 'app=app', 'data=data', '--local', '--force', '--json');
  expect(JSON.parse(json.out)).toMatchObject({ command: 'import', status: 'unchanged' });
}, 60_000);
