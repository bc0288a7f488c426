import { expect, it } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { violationsOf } from '../support/invariants.ts';
import { tenants, total, work } from './support/load.ts';

it('stays whole under mixed calls of 16 clients, and holds exactly what it acknowledged', {
  timeout: 60_000,
}, async () => {
  const timing = { createVpc: 20, createVSwitch: 30, deleteVSwitch: 10, createRouteEntry: 15, deleteRouteEntry: 15 };
  await using stack = new AsyncDisposableStack();
  const cloud = await LocalCloud.start({ timing, rateLimits: false, quotas: { vpcsPerRegion: 1000 } });
  stack.defer(() => cloud.stop());
  const clients = tenants(16, 4);
  await work(clients, cloud.url, { time: 8000 });
  const { store } = cloud.world;
  store.settle(cloud.clock.now() + 60_000);
  expect(violationsOf(store)).toEqual([]);
  expect(clients.flatMap((client) => client.reconcile(store))).toEqual([]);
  expect(store.transitions.list()).toEqual([]);
  expect(total(clients, (client) => client.acknowledged)).toBeGreaterThan(500);
});
