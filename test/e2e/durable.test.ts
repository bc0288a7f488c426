import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { call, send } from '../support/signed-request.ts';
import { spawnCloud } from '../support/spawn-cloud.ts';

interface Vpc {
  readonly VpcId: string;
  readonly Status: string;
}

interface Vpcs {
  readonly TotalCount: number;
  readonly Vpcs: { readonly Vpc: readonly Vpc[] };
}

describe('a durable local cloud', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'isthmus-durable-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('has every acknowledged write after kill -9', async () => {
    for (let round = 0; round < 5; round++) {
      const cloud = await spawnCloud(folder);
      const created = await call(cloud.url, 'CreateVpc', { VpcName: `round-${round}` });
      await cloud.kill();
      const after = await LocalCloud.start({ dataDirectory: folder });
      const found = await call<Vpcs>(after.url, 'DescribeVpcs', { VpcId: created.VpcId });
      expect(found.TotalCount).toBe(1);
      await after.stop();
    }
  });

  it('loses none of what was acknowledged when it dies under load, and keeps nothing half', async () => {
    const cloud = await spawnCloud(folder, 'instant');
    const acknowledged: string[] = [];
    let alive = true;
    const writer = async (): Promise<void> => {
      while (alive) {
        try {
          const { body, status } = await send(cloud.url, 'CreateVpc', {});
          if (status === 200 && body.VpcId) acknowledged.push(body.VpcId);
          else throw new Error(body.Code);
        } catch {
          return;
        }
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    while (acknowledged.length <= 10) await new Promise((resolve) => setTimeout(resolve, 10));
    await cloud.kill();
    alive = false;
    await Promise.all(writers);
    expect(acknowledged.length).toBeGreaterThan(10);

    const after = await LocalCloud.start({ dataDirectory: folder });
    const { vpcs, vrouters, routeTables, routeEntries } = after.world.store.tables;
    const found = vpcs.find({});
    expect(new Set(found.map((vpc) => vpc.id))).toEqual(new Set([...found.map((vpc) => vpc.id), ...acknowledged]));
    // Each VPC came with its VRouter, its system table and that table's entry, or not at all.
    for (const vpc of found) {
      expect(vrouters.get(vpc.vrouter)?.vpc).toBe(vpc.id);
      expect(routeTables.get(vpc.systemTable)?.vpc).toBe(vpc.id);
      expect(routeEntries.count({ routeTable: vpc.systemTable })).toBe(1);
    }
    expect(vrouters.count({})).toBe(found.length);
    await after.stop();
  });

  it('ends a transition that was under way when it died, at its time', async () => {
    const cloud = await spawnCloud(folder, { createVpc: 60_000 });
    const { VpcId } = await call(cloud.url, 'CreateVpc');
    await cloud.kill();
    const after = await LocalCloud.start({ dataDirectory: folder });
    const status = async (): Promise<string | undefined> =>
      (await call<Vpcs>(after.url, 'DescribeVpcs', { VpcId })).Vpcs.Vpc[0]?.Status;
    expect(await status()).toBe('Pending');
    after.clock.advance(60_000);
    // The request's own timestamp has to keep up with the clock; a minute is well within its window.
    expect(await status()).toBe('Available');
    await after.stop();
  });

  it('keeps its clock where it was turned to', async () => {
    const before = await LocalCloud.start({ dataDirectory: folder, timing: { createVpc: 7_200_000 } });
    const { VpcId } = await call(before.url, 'CreateVpc');
    before.advance('3h');
    await before.stop();
    const after = await LocalCloud.start({ dataDirectory: folder });
    expect(await call(after.url, 'DescribeVpcAttribute', { VpcId })).toMatchObject({ Status: 'Available' });
    after.freeze();
    const stands = after.clock.now();
    expect(stands).toBeGreaterThan(Date.now() + 10_000_000);
    await after.stop();
    const later = await LocalCloud.start({ dataDirectory: folder });
    expect([later.clock.now(), later.clock.frozen]).toEqual([stands, true]);
    later.reset();
    await later.stop();
    const last = await LocalCloud.start({ dataDirectory: folder });
    expect(last.clock.position).toEqual({ offset: 0, frozenAt: null });
    await last.stop();
  });

  it('answers a ClientToken from before with the same resource', async () => {
    const cloud = await spawnCloud(folder);
    const before = await call(cloud.url, 'CreateVpc', { ClientToken: 'once' });
    await cloud.kill();
    const after = await LocalCloud.start({ dataDirectory: folder });
    const again = await call(after.url, 'CreateVpc', { ClientToken: 'once' });
    expect(again.VpcId).toBe(before.VpcId);
    expect(again.RequestId).not.toBe(before.RequestId);
    await after.stop();
  });
});
