import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCall } from '../../src/cloud/gateway/handle.ts';
import {
  freeAddressCount,
  isInUse,
  releaseAddresses,
  takeAddress,
  takeIpv6Address,
} from '../../src/cloud/shared/addresses.ts';
import type { VSwitchRow } from '../../src/cloud/store/rows.ts';
import { ApiError, errorCase } from '../../src/openapi/index.ts';
import { startNetwork } from './vpc-support.ts';

const refusals = {
  illegal: errorCase(400, 'Illegal', ''),
  taken: errorCase(400, 'Taken', ''),
  exhausted: errorCase(400, 'Exhausted', ''),
};

function startAddresses(cidr = '10.0.0.0/24') {
  const network = startNetwork();
  const id = network.createVSwitch(cidr);
  const { world } = network;
  const [account] = world.accounts;
  if (!account) throw new Error('A cloud has an account.');
  const facts = { account, region: world.defaultRegion, now: world.clock.now(), host: '' };
  const call = createCall(world, { ...facts, parameters: {} });
  const vswitch = (): VSwitchRow => {
    const row = world.store.tables.vswitches.get(id);
    if (!row) throw new Error('The vSwitch is there.');
    return row;
  };
  const take = (holder: string, wanted?: string) => takeAddress(call, vswitch(), holder, wanted, refusals);
  const codeOf = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      if (error instanceof ApiError) return error.code;
      throw error;
    }
    return 'taken';
  };
  return { ...network, id, call, row: vswitch, take, codeOf };
}

describe('The addresses of a vSwitch', () => {
  it('gives each away once, all but the first and the last three, and then no more', () => {
    const { take, codeOf } = startAddresses('10.0.0.0/28');
    const taken = Array.from({ length: 12 }, (_, index) => take(`holder-${index}`));
    const all = Array.from({ length: 12 }, (_, index) => `10.0.0.${index + 1}`);
    expect(taken.toSorted()).toEqual(all.toSorted());
    expect(codeOf(() => take('late'))).toBe('Exhausted');
  });

  it('gives the address that is asked for, once', () => {
    const { take, codeOf } = startAddresses();
    expect(take('a', '10.0.0.7')).toBe('10.0.0.7');
    expect(codeOf(() => take('b', '10.0.0.7'))).toBe('Taken');
  });

  it.each(['10.0.0.0', '10.0.0.253', '10.0.0.254', '10.0.0.255', '10.0.1.1', '10.0.0', 'ten'])(
    'refuses %s: reserved, outside or no address',
    (wanted) => {
      const { take, codeOf } = startAddresses();
      expect(codeOf(() => take('a', wanted))).toBe('Illegal');
    },
  );

  it('counts what is left, as the vSwitch shows it', () => {
    const { take, call, row, vswitch, id } = startAddresses();
    take('a');
    take('a', '10.0.0.9');
    expect(freeAddressCount(call, row())).toBe(250);
    expect(vswitch(id).AvailableIpAddressCount).toBe(250);
    releaseAddresses(call, 'a', ['10.0.0.9']);
    expect(vswitch(id).AvailableIpAddressCount).toBe(251);
    releaseAddresses(call, 'a');
    expect(vswitch(id).AvailableIpAddressCount).toBe(252);
  });

  it('keep their vSwitch from being deleted', () => {
    const { take, call, row, refusal, id } = startAddresses();
    take('a');
    expect(isInUse(call, row())).toBe(true);
    expect(refusal('DeleteVSwitch', { VSwitchId: id })).toBe('400 DependencyViolation');
    releaseAddresses(call, 'a');
    expect(isInUse(call, row())).toBe(false);
  });

  it('come in IPv6 where the vSwitch has a block', () => {
    const { createVpc, createVSwitch, world, call, row, codeOf } = startAddresses();
    expect(codeOf(() => takeIpv6Address(call, row(), 'a', undefined, refusals))).toBe('Illegal');
    const vpc = createVpc({ CidrBlock: '10.0.0.0/16', EnableIpv6: true });
    const id = createVSwitch('10.0.9.0/24', { VpcId: vpc.VpcId, Ipv6CidrBlock: 9 });
    const six = world.store.tables.vswitches.get(id);
    if (!six) throw new Error('The vSwitch is there.');
    const prefix = six.ipv6Cidr.replace('::/64', '');
    const address = takeIpv6Address(call, six, 'a', undefined, refusals);
    expect(address.startsWith(prefix)).toBe(true);
    expect(codeOf(() => takeIpv6Address(call, six, 'b', address, refusals))).toBe('Taken');
    expect(codeOf(() => takeIpv6Address(call, six, 'b', '2001:db8::1', refusals))).toBe('Illegal');
    expect(takeIpv6Address(call, six, 'b', `${prefix}::1`, refusals)).toBe(`${prefix}::1`);
  });

  it('are never held twice, whatever is taken and given back', () => {
    const step = fc.oneof(
      fc.record({ give: fc.constant(true), holder: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ give: fc.constant(false), holder: fc.integer({ min: 0, max: 4 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { take, call, row, codeOf, world, id } = startAddresses('10.0.0.0/28');
        let held: [string, string][] = [];
        for (const { give, holder } of steps) {
          const name = `holder-${holder}`;
          if (give) {
            releaseAddresses(call, name);
            held = held.filter(([owner]) => owner !== name);
          } else if (codeOf(() => held.push([name, take(name)])) === 'Exhausted') {
            expect(held).toHaveLength(12);
          }
          expect(new Set(held.map(([, address]) => address)).size).toBe(held.length);
          expect(freeAddressCount(call, row())).toBe(12 - held.length);
        }
        expect(world.store.tables.addresses.count({ vswitch: id })).toBe(held.length);
      }),
      { numRuns: 30 },
    );
  });
});
