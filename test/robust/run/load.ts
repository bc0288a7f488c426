/**
 * `npm run load [-- --clients N] [--seconds T] [--seed S]`: mixed calls of N clients on a cloud of its own process for T
 * seconds; then the store is examined: whole, and exactly what was acknowledged.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Store } from '../../../src/cloud/store/store.ts';
import { violationsOf } from '../../support/invariants.ts';
import { spawnCloud } from '../../support/spawn-cloud.ts';
import { tenants, total, work } from '../support/load.ts';

const { values } = parseArgs({
  options: { clients: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string' } },
});
const [count, seconds] = [Number(values.clients ?? 16), Number(values.seconds ?? 60)];
const clients = tenants(count, Number(values.seed ?? Date.now() % 1_000_000));
const folder = await mkdtemp(join(tmpdir(), 'isthmus-load-'));
try {
  const cloud = await spawnCloud(folder, { speed: 20 });
  await work(clients, cloud.url, { time: seconds * 1000 });
  await cloud.kill();
  const store = new Store(join(folder, 'cloud.sqlite'));
  store.settle(Date.now() + 3_600_000);
  const wrong = [...violationsOf(store), ...clients.flatMap((client) => client.reconcile(store))];
  store.close();
  for (const sentence of wrong) process.stdout.write(`${sentence}\n`);
  if (wrong.length > 0) process.exitCode = 1;
  const [calls, writes] = [total(clients, ({ calls }) => calls), total(clients, ({ acknowledged }) => acknowledged)];
  process.stdout.write(`${count} clients, ${calls} calls, ${writes} writes acknowledged, ${wrong.length} violations\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
