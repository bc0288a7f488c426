import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isthmus, makeRoom } from './spawn.ts';

test('--log appends a line for each call of a run, readable by its owner alone', async () => {
  const room = makeRoom();
  const file = join(room.directory, 'calls.jsonl');
  expect((await isthmus(['init', '--local', '--demo'], room)).code).toBe(0);
  expect((await isthmus(['plan', '--log', 'calls.jsonl'], room)).code).toBe(0);
  const read = () => readFileSync(file, 'utf8').trim().split('\n');
  const looks = read().length;
  const up = await isthmus(['up', '--yes', '--log', 'calls.jsonl'], room);
  expect(up.code, up.err).toBe(0);
  const records = read().map((line) => JSON.parse(line));
  expect(records.length).toBeGreaterThan(looks);
  expect(new Set(records.map(({ code }) => code))).toContain('OK');
  const created = records.filter(({ action, code }) => action === 'CreateRouteEntry' && code === 'OK');
  expect(created).toHaveLength(2);
  for (const { ids, requestId } of created) {
    expect(ids).toContainEqual(expect.stringMatching(/^rte-/));
    expect(requestId).toMatch(/^[0-9A-F-]{36}$/);
  }
  expect(read().join('\n')).not.toMatch(/Signature|AccessKey|Secret|ClientToken/);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const refused = await isthmus(['plan', '--log', 'no/such/folder/calls.jsonl'], room);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('The call log cannot be written');
});
