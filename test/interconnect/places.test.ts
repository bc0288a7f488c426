import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/interconnect/index.ts';
import type { Transport } from '../../src/provider/index.ts';
import { bench, down, readSpec, up } from './fixtures.ts';

const ACROSS_REGIONS = `
name: far
region: cn-hangzhou
networks:
  app: { vpc: vpc-app }
  far: { vpc: vpc-far, region: cn-beijing }
connect: [[app, far]]
`;

describe('an interconnect across regions', () => {
  const arranged = () => {
    const own = bench();
    own.cloud.vpcs.push({ id: 'vpc-far', name: 'far', blocks: ['10.7.0.0/16'], region: 'cn-beijing' });
    return own;
  };

  it('makes each side in its region and waits for it there', async () => {
    const { engine, cloud } = arranged();
    const spec = await readSpec(ACROSS_REGIONS);
    expect((await up(engine(spec))).status).toBe('done');
    const created = cloud.calls.filter((call) => call.action === 'CreateRouterInterface');
    expect(created.map((call) => [call.region, call.parameters.OppositeRegionId, call.parameters.Role])).toEqual([
      ['cn-hangzhou', 'cn-beijing', 'InitiatingSide'],
      ['cn-beijing', 'cn-hangzhou', 'AcceptingSide'],
    ]);
    expect((await engine(spec).plan()).steps).toEqual([]);
    expect((await down(engine(spec))).status).toBe('done');
    expect([cloud.interfaces, cloud.entries]).toEqual([[], []]);
  });

  it('finds what is left in a region that the spec names no more', async () => {
    const { engine, cloud } = arranged();
    await up(engine(await readSpec(ACROSS_REGIONS)));
    const elsewhere = ACROSS_REGIONS.replace('{ vpc: vpc-far, region: cn-beijing }', '{ vpc: vpc-data }');
    expect((await up(engine(await readSpec(elsewhere)))).status).toBe('done');
    expect(cloud.interfaces.map((row) => row.RouterId).sort()).toEqual(['vrt-app', 'vrt-data']);
    expect(cloud.entries.map((row) => row.RouteTableId).sort()).toEqual(['vtb-app', 'vtb-data', 'vtb-data']);
  });
});

describe('an interconnect across accounts', () => {
  it('calls each side with its own profile and tells it the owner of the other', async () => {
    const own = bench();
    const calls: string[] = [];
    const accounts: Readonly<Record<string, string>> = { ours: '1000', theirs: '2000' };
    const spec = await readSpec(`
name: wide
region: cn-hangzhou
networks:
  app: { vpc: vpc-app, profile: ours }
  data: { vpc: vpc-data, profile: theirs }
connect: [[app, data]]
`);
    const through = (profile: string): Transport => ({
      async call(request) {
        if (request.action === 'GetCallerIdentity') return { RequestId: 'R', AccountId: accounts[profile] };
        const { OppositeInterfaceOwnerId } = request.parameters;
        if (request.action === 'CreateRouterInterface') calls.push(`${profile} ${OppositeInterfaceOwnerId}`);
        return own.cloud.call(request);
      },
    });
    const engine = createEngine({ spec, clock: own.clock, connect: ({ profile }) => through(profile ?? '') });
    expect((await up(engine)).status).toBe('done');
    expect(calls.sort()).toEqual(['ours 2000', 'theirs 1000']);
    expect((await down(engine)).status).toBe('done');
  });
});
