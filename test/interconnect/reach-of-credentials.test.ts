import { describe, expect, it } from 'vitest';
import { readSpec, site } from './vpc-peering/support.ts';

/** Two accounts in one region: who looks there with the one's credentials has not looked with the other's. */
const NETWORKS = [
  { name: 'app', blocks: ['10.0.0.0/16'] },
  { name: 'ops', blocks: ['10.1.0.0/16'], region: 'cn-beijing' },
  { name: 'data', blocks: ['10.2.0.0/16'], region: 'cn-beijing', account: 'partner' },
] as const;

const OPS = 'ops: { name: ops, region: cn-beijing }';
const DATA = 'data: { name: data, region: cn-beijing, profile: partner }';

const spec = (via: string, network: string): string => `
name: shop
region: cn-hangzhou
target: local
via: ${via}
networks: { app: { name: app }, ${network} }
connect: [[app, ${network.slice(0, network.indexOf(':'))}]]
`;

describe.each(['router-interface', 'vpc-peering'])('what an earlier spec left, by %s', (via) => {
  it('is found in a region where this spec looks with the credentials of somebody else', async () => {
    const { up, interfaces, peerings, routes } = await site({ networks: NETWORKS });
    await up(spec(via, OPS));
    expect(await up(spec(via, DATA))).toBe('done');
    expect(interfaces()).toHaveLength(via === 'router-interface' ? 2 : 0);
    expect(peerings()).toHaveLength(via === 'router-interface' ? 0 : 1);
    expect(routes().map((route) => route.split(' ')[0])).toEqual(['app', 'data']);
  });

  it('is found in another region of an account whose credentials the spec still names', async () => {
    const far = { name: 'far', blocks: ['10.3.0.0/16'], region: 'cn-shanghai', account: 'partner' } as const;
    const { up, interfaces, peerings, routes } = await site({ networks: [...NETWORKS, far] });
    await up(spec(via, DATA));
    expect(await up(spec(via, 'far: { name: far, region: cn-shanghai, profile: partner }'))).toBe('done');
    expect(interfaces()).toHaveLength(via === 'router-interface' ? 2 : 0);
    expect(peerings()).toHaveLength(via === 'router-interface' ? 0 : 1);
    expect(routes().map((route) => route.split(' ')[0])).toEqual(['app', 'far']);
  });

  it('with an end in an account whose credentials the spec names no more is told: that end stays, and costs', async () => {
    const { up, engine, world } = await site({ networks: NETWORKS });
    await up(spec(via, DATA));
    const partner = world.cloud.world.accounts[1]?.id ?? '';
    const { warnings } = await engine(await readSpec(spec(via, OPS))).planDown();
    expect(warnings).toMatchObject([{ code: 'EndOutOfReach', message: expect.stringContaining(partner) }]);
    expect(warnings[0]?.message).toContain('cn-beijing');
    const { warnings: none } = await engine(await readSpec(spec(via, DATA))).planDown();
    expect(none).toEqual([]);
  });
});
