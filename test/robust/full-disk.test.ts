import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { send } from '../support/signed-request.ts';
import { spawnCloud } from '../support/spawn-cloud.ts';

/** As if the disk were full at 1 MiB: half of that is the empty store. */
const LIMIT = 1024 * 1024;

const create = (url: string) => send(url, 'CreateVpc', { Description: 'x'.repeat(250) });
const total = async (url: string): Promise<number> =>
  (await send<{ TotalCount: number }>(url, 'DescribeVpcs')).body.TotalCount;

it('on a disk that is full the cloud refuses writes, and has all that it acknowledged, now and later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-full-'));
  try {
    const full = await spawnCloud(folder, 'instant', { fileSize: LIMIT });
    let made = 0;
    let last = await create(full.url);
    for (; last.status === 200; last = await create(full.url)) made += 1;
    expect([last.status, last.body.Code]).toEqual([500, 'InternalError']);
    expect(made).toBeGreaterThan(0);
    for (let attempt = 0; attempt < 3; attempt++) expect((await create(full.url)).status).toBe(500);
    expect(await total(full.url)).toBe(made);
    await full.kill();
    const roomy = await spawnCloud(folder, 'instant');
    expect(await total(roomy.url)).toBe(made);
    expect((await create(roomy.url)).status).toBe(200);
    await roomy.kill();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
