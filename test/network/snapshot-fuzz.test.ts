import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lint, Network, reach, readSnapshot, SnapshotError, snapshotProblems } from '../../src/network/index.ts';
import { randomSnapshot } from './random-network.ts';

const nasty = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'x',
  '0.0.0.0/0',
  '10.0.0.1/16',
  '300.1.1.1/8',
  '::/0',
  '10.0.0.0/33',
  '__proto__',
  -1,
  [],
  {},
  true,
);

/** The value with one member somewhere inside replaced; `steps` say where. */
function mutated(value: unknown, steps: readonly number[], by: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const inner = mutated((value as Record<string, unknown>)[key], rest, by);
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}

describe('whatever stands in a snapshot file', () => {
  test('is either refused with a path, or makes a network that answers', () => {
    fc.assert(
      fc.property(
        randomSnapshot,
        fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
        nasty,
        (snapshot, places, by) => {
          const broken = places.reduce<unknown>((value, steps) => mutated(value, steps, by), snapshot);
          const problems = snapshotProblems(broken);
          if (problems.length > 0) {
            expect(() => readSnapshot(broken)).toThrow(SnapshotError);
            for (const { path, expected } of problems) expect(`${path}${expected}`).not.toBe('');
            return;
          }
          const network = Network.from(readSnapshot(broken));
          lint(network);
          for (const id of network.vSwitches.keys()) reach(network, { from: [id] }).outcomes(id);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is no snapshot when it is any other JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(snapshotProblems(value).length).toBeGreaterThan(0);
      }),
    );
  });
});
