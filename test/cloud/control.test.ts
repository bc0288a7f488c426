import { describe, expect, it } from 'vitest';
import { SnapshotError } from '../../src/cloud/index.ts';
import { startNetwork } from './vpc-support.ts';

const HOUR = 3_600_000;

interface Interfaces {
  readonly RouterInterfaceSet: { readonly RouterInterfaceType: readonly { readonly BusinessStatus: string }[] };
}

interface Kept {
  readonly isthmusCloud: number;
  readonly time: number;
  readonly tables: { readonly vpc: readonly object[] };
}

/** A cloud with something of everything in it, some of it under way. */
function start() {
  const cloud = startNetwork({ timing: {} });
  cloud.createVSwitch('10.0.0.0/24');
  cloud.advance(1000);
  cloud.createVpc({ CidrBlock: '172.16.0.0/16', ClientToken: 'once', Tag: [{ Key: 'a', Value: 'b' }] });
  const look = () => ({
    vpcs: cloud.call('DescribeVpcs'),
    vswitches: cloud.call('DescribeVSwitches', { RegionId: 'cn-hangzhou' }),
  });
  const state = () => JSON.stringify(look(), (name, value) => (name === 'RequestId' ? undefined : value));
  return { ...cloud, state };
}

describe('a snapshot', () => {
  it('brings everything back, what is under way included', () => {
    const { control, state, advance, call } = start();
    const before = state();
    const kept = JSON.parse(JSON.stringify(control.snapshot()));
    advance(1000);
    call('CreateVpc', { CidrBlock: '192.168.0.0/16' });
    const after = state();
    expect(after).not.toBe(before);
    control.load(kept);
    // The clock did not go back: what was Pending has become Available meanwhile.
    expect(state()).toBe(before.replaceAll('"Pending"', '"Available"'));
    expect(control.snapshot().tables).toEqual({ ...kept.tables, vpc: expect.any(Array) });
    expect(
      call('CreateVpc', { CidrBlock: '172.16.0.0/16', ClientToken: 'once', Tag: [{ Key: 'a', Value: 'b' }] }),
    ).toHaveProperty('VpcId');
  });

  it('loads into another cloud, whose clock is moved on to it where it is behind', () => {
    const one = start();
    one.advance(HOUR);
    const other = start();
    const before = one.state();
    other.control.load(one.control.snapshot());
    expect(other.clock.now()).toBeGreaterThanOrEqual(one.clock.now());
    expect(other.state()).toBe(before);
    expect(other.call('DescribeVpcs')).toMatchObject({ TotalCount: 2 });
  });

  it.each<[string, (kept: Kept) => unknown, RegExp]>([
    ['something else', () => ({ a: 1 }), /no snapshot of a local cloud/],
    ['nothing', () => undefined, /no snapshot of a local cloud/],
    ['another version', (kept) => ({ ...kept, isthmusCloud: 99 }), /version 99; this isthmus reads version 1/],
    ['a part', ({ isthmusCloud, time }) => ({ isthmusCloud, time }), /damaged/],
    ['an unknown table', (kept) => ({ ...kept, tables: { teapot: [] } }), /table "teapot"/],
    ['a table that is no list', (kept) => ({ ...kept, tables: { vpc: 1 } }), /Table vpc of the snapshot is no list/],
    [
      'an unknown field',
      (kept) => ({ ...kept, tables: { vpc: [{ ...kept.tables.vpc[0], x: 1 }] } }),
      /row 1 of table vpc: a vpc has no field "x"/,
    ],
    [
      'a missing field',
      (kept) => ({ ...kept, tables: { vpc: [{ id: 'vpc-1' }] } }),
      /row 1 of table vpc: "account" of a vpc must be text/,
    ],
    [
      'a wrong type',
      (kept) => ({ ...kept, tables: { vpc: [{ ...kept.tables.vpc[0], secondaryCidrs: 'a' }] } }),
      /"secondaryCidrs" of a vpc must be json/,
    ],
    [
      'two of one id',
      (kept) => ({ ...kept, tables: { vpc: [kept.tables.vpc[0], kept.tables.vpc[0]] } }),
      /row 2 of table vpc/,
    ],
    [
      'a transition of nothing',
      (kept) => ({ ...kept, transitions: [{ due: 1, kind: 'teapot', row: 'a', patch: null }] }),
      /transition 1: there is no table "teapot"/,
    ],
  ])('that is %s is refused, and nothing changes', (_, spoil, message) => {
    const { control, state } = start();
    const before = state();
    const spoilt = spoil(JSON.parse(JSON.stringify(control.snapshot())));
    expect(() => control.load(spoilt)).toThrow(SnapshotError);
    expect(() => control.load(spoilt)).toThrow(message);
    expect(state()).toBe(before);
  });
});

describe('reset', () => {
  it('leaves nothing: no resource, no token, no fault, no turned clock; and the ids come again', () => {
    const { control, call, faults, clock, createVpc } = startNetwork();
    const first = createVpc({ ClientToken: 'once' });
    faults.add({ code: 'Throttling' });
    clock.advance(HOUR);
    control.reset();
    expect(clock.frozen).toBe(false);
    expect(clock.now() - clock.wall).toBe(0);
    expect(faults.list()).toEqual([]);
    expect(call('DescribeVpcs')).toMatchObject({ TotalCount: 0 });
    expect(control.snapshot()).toMatchObject({ tables: {}, transitions: [] });
    createVpc();
    expect(createVpc({ ClientToken: 'once' })).toMatchObject({ VpcId: first.VpcId });
    expect(call('DescribeVpcs')).toMatchObject({ TotalCount: 2 });
  });

  it('forgets what was under way', () => {
    const { control, createVpc, clock, call } = startNetwork({ timing: { createVpc: HOUR } });
    createVpc();
    control.reset();
    clock.advance(2 * HOUR);
    expect(call('DescribeVpcs')).toMatchObject({ TotalCount: 0 });
  });
});

describe('the business status of a router interface', () => {
  it('is set, and unset, only where there is one', () => {
    const { control, vpc, call } = startNetwork();
    const { RouterInterfaceId: id = '' } = call('CreateRouterInterface', {
      ...{ RouterId: vpc.VRouterId, RouterType: 'VRouter', Role: 'InitiatingSide', Spec: 'Large.2' },
      ...{ OppositeRegionId: 'cn-hangzhou', OppositeRouterType: 'VRouter' },
    });
    const shown = () =>
      call<Interfaces>('DescribeRouterInterfaces').RouterInterfaceSet.RouterInterfaceType[0]?.BusinessStatus;
    expect(control.setBusinessStatus(id, 'FinancialLocked')).toBe(true);
    expect(shown()).toBe('FinancialLocked');
    expect(control.setBusinessStatus(id, 'Normal')).toBe(true);
    expect(shown()).toBe('Normal');
    expect(control.setBusinessStatus('ri-none', 'Normal')).toBe(false);
  });
});

describe('a clock that was turned', () => {
  const now = Date.now();
  it.each([
    ['advanced by a day', 24 * HOUR],
    ['not turned', 0],
  ])('%s, lets in requests signed with the clients’ own time, and each of them once', (_, ahead) => {
    const cloud = startNetwork({ clock: { now: () => now } });
    cloud.clock.resume();
    cloud.clock.advance(ahead);
    expect(cloud.clock.now()).toBeGreaterThanOrEqual(now + ahead);
    const request = cloud.signed('DescribeVpcs', {}, { time: now, nonce: 'n' });
    expect(cloud.gateway.handle(request).status).toBe(200);
    expect(JSON.parse(cloud.gateway.handle(request).body).Code).toBe('SignatureNonceUsed');
    cloud.clock.advance(24 * HOUR);
    expect(JSON.parse(cloud.gateway.handle(request).body).Code).toBe('SignatureNonceUsed');
    const old = cloud.signed('DescribeVpcs', {}, { time: now - HOUR, nonce: 'o' });
    expect(JSON.parse(cloud.gateway.handle(old).body).Code).toBe('InvalidTimeStamp.Expired');
  });
});
