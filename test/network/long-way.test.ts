import { describe, expect, test } from 'vitest';
import {
  formatOutcome,
  lint,
  type Network,
  pairReach,
  parseAddress,
  reach,
  tracePath,
} from '../../src/network/index.ts';
import { type Plan, world } from './world.ts';

const COUNT = 3_000;
const name = (n: number): string => String(n).padStart(4, '0');
const block = (n: number): string => `10.${n >> 8}.${n & 255}.0/24`;

/** VPCs in a row, each joined to the next; `routes` says by number what each sends where. */
function row(count: number, routes: (n: number) => Readonly<Record<string, string>>): Network {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const plan: Plan = {
    vpcs: Object.fromEntries(
      numbers.map((n) => [name(n), { block: block(n), vSwitches: { [`vsw-${name(n)}`]: block(n) } }]),
    ),
    pairs: numbers.map((n) => [name(n), name((n + 1) % count)] as const),
    routes: Object.fromEntries(numbers.map((n) => [`vtb-${name(n)}`, routes(n)])),
  };
  return world(plan);
}

const next = (n: number, count = COUNT): string => `ri-${name(n)}${name((n + 1) % count)}`;
const before = (n: number): string => `ri-${name(n)}${name(n - 1)}`;

describe('a way through thousands of VRouters', () => {
  test('is followed to its end, both ways', () => {
    const network = row(COUNT, (n) => ({
      ...(n < COUNT - 1 ? { [block(COUNT - 1)]: next(n) } : {}),
      ...(n > 0 ? { [block(0)]: before(n) } : {}),
    }));
    const [first, last] = [network.vSwitches.get('vsw-0000'), network.vSwitches.get(`vsw-${name(COUNT - 1)}`)];
    if (first === undefined || last === undefined) throw new Error('both ends are there');
    expect(tracePath(network, first, last.block.base + 1)).toMatchObject({ end: { kind: 'delivered' } });
    expect(pairReach(network, first, last).lost).toEqual([]);
    expect(pairReach(network, last, first).lost).toEqual([]);
  });

  test('that comes back to where it was is a loop', () => {
    const network = row(COUNT, (n) => ({ '0.0.0.0/0': next(n) }));
    const start = network.vSwitches.get('vsw-0007');
    const outside = parseAddress('8.8.8.8') ?? 0;
    if (start === undefined) throw new Error('it is there');
    const traced = tracePath(network, start, outside).end;
    const outcome = reach(network).outcome(start.id, outside);
    expect(outcome).toEqual(traced);
    expect(outcome.kind === 'loop' && outcome.cycle.length).toBe(COUNT);
    expect(formatOutcome(outcome)).toMatch(/^loops: vpc-0000 → vpc-0001 → .* → … 2992 more … → vpc-0000$/);
  });

  test('is one finding of few words where it loops', () => {
    const network = row(40, (n) => ({ '0.0.0.0/0': next(n, 40) }));
    const [loop, ...others] = lint(network).filter(({ code }) => code === 'loop');
    expect(others).toEqual([]);
    expect(loop?.message).toContain('… 32 more …');
    expect(loop?.cycle).toHaveLength(40);
  });
});
