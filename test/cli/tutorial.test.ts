import { describe, expect, test } from 'vitest';
import { run } from './harness.ts';
import { isthmus, makeRoom } from './spawn.ts';

describe('isthmus tutorial', () => {
  test('shows fifteen steps, the proof in both directions, and that nothing is left', async () => {
    const { code, out, err } = await isthmus(['tutorial'], makeRoom());
    expect(code, err).toBe(0);
    expect(err).toBe('');
    expect(out).not.toContain('\u001b');
    const numbers = out.split('\n').flatMap((line) => /^ {2,3}(\d+) {2}[A-Z]/.exec(line)?.[1] ?? []);
    expect(numbers.map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    for (const state of ['Idle', 'Connecting → Active', 'Inactive', 'gone']) expect(out).toContain(state);
    expect(out).toContain('there: reaches');
    expect(out).toContain('back: reaches');
    expect(out).toMatch(/Nothing is left: 0 router interfaces/);
    expect(out).toContain('isthmus init --local --demo');
  });

  test('--default-route shows the loop and the better way', async () => {
    const { code, out } = await isthmus(['tutorial', '--default-route', '--instant'], makeRoom());
    expect(code).toBe(0);
    expect(out).toContain('Route 0.0.0.0/0 into the initiator');
    const foretold = out.slice(out.indexOf('What packets will do'), out.indexOf('Join them'));
    expect(foretold).toContain('2 subnet pairs each way; 0.0.0.0/0 from both sides: will loop');
    expect(foretold).toMatch(
      /! loop {2}Packets for everything except 10\.0\.1\.0\/24, 10\.0\.2\.0\/24, 100\.64\.0\.0\/10, 192\.168\.1\.0\/24 go round: /,
    );
    // The cycle, begun at whichever table has the smaller id.
    expect(foretold).toMatch(/go round: (app → data → app|data → app → data) \(vtb-/);
    for (const side of ['initiator', 'acceptor'])
      expect(foretold).toMatch(new RegExp(`vtb-\\S+ 0\\.0\\.0\\.0/0 → RouterInterface the ${side}[;)]`));
    expect(out).toContain('loop');
    expect(out).toContain("route the peer's block only, 192.168.0.0/16 on one side and 10.0.0.0/16 on the other");
  });

  test('--json reports every step and both proofs', async () => {
    const { code, out } = await isthmus(['tutorial', '--json', '--instant'], makeRoom());
    expect(code).toBe(0);
    const { status, data } = JSON.parse(out);
    expect(status).toBe('done');
    expect(data.steps).toHaveLength(15);
    expect(data.joined.pairs).toHaveLength(2);
    for (const { there, back } of data.joined.pairs) expect([there.delivered, back.delivered]).toEqual([true, true]);
    for (const { there, back } of data.left.pairs) expect([there.delivered, back.delivered]).toEqual([false, false]);
    expect(data.left).toMatchObject({ routerInterfaces: [], customEntries: [] });
  });

  test('--step stops before each step and says why; q takes everything down', async () => {
    const { code, err, out } = await run(['tutorial', '--step', '--instant'], { answers: ['', '', 'q'] });
    expect(code).toBe(0);
    expect(err).toContain('Create the initiator router interface');
    expect(err).toContain('CreateRouterInterface');
    expect(err).toContain('nothing is left');
    expect(out).not.toContain('Connect the two');
  });

  test('--step needs a terminal; flags that contradict each other are refused', async () => {
    const refused = await run(['tutorial', '--step']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('no terminal');
    for (const words of [
      ['--transcript', '--json'],
      ['--vpc1', 'vpc-1'],
      ['--target', 'alibaba'],
      ['--target', 'alibaba', '--vpc1', 'a', '--vpc2', 'a'],
    ]) {
      expect((await run(['tutorial', ...words])).code, words.join(' ')).toBe(2);
    }
  });
});
