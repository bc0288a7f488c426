import { describe, expect, it } from 'vitest';
import { Caller, type Looker, RateBudget, type Seen, WaitTimeoutError, Watch } from '../../src/provider/index.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Objects that become what they become at a time, and a log of the looks at them. */
function stage(until: Readonly<Record<string, { readonly at: number; readonly becomes: Seen }>>) {
  const clock = new VirtualClock(0);
  const budget = new RateBudget(clock);
  const transport = { call: () => Promise.reject(new Error('not used')) };
  const caller = new Caller({ transport, region: 'r', account: 'a', clock, random: () => 0.5, budget });
  const looks: { readonly at: number; readonly ids: readonly string[] }[] = [];
  const looker: Looker = {
    name: 'RouterInterface',
    api: 'Vpc.DescribeRouterInterfaces',
    async look(ids) {
      await budget.take('a', 'Vpc.DescribeRouterInterfaces');
      looks.push({ at: clock.now(), ids });
      return new Map(
        ids.map((id) => [
          id,
          clock.now() >= (until[id]?.at ?? Infinity) ? until[id]?.becomes : { Status: 'Connecting' },
        ]),
      );
    },
  };
  const watch = new Watch(caller);
  const active = (id: string, timeoutMs = 60_000) =>
    watch.wait({ looker, id, until: (seen) => seen?.Status === 'Active', goal: 'Active', timeoutMs });
  return { clock, looks, looker, watch, active };
}

describe('waiting', () => {
  it('ends at most 4 % after the transition did, or 30 ms', async () => {
    for (const at of [0, 100, 500, 2_000, 8_000, 30_000]) {
      const { clock, active } = stage({ ri: { at, becomes: { Status: 'Active' } } });
      await active('ri');
      expect(clock.now() - at).toBeLessThanOrEqual(Math.max(31, at * 0.045));
    }
  });

  it('takes one look for all that wait together', async () => {
    const { looks, active } = stage({
      a: { at: 900, becomes: { Status: 'Active' } },
      b: { at: 900, becomes: { Status: 'Active' } },
    });
    await Promise.all([active('a'), active('b')]);
    expect(looks.every((look) => look.ids.length === 2)).toBe(true);
  });

  it('looks seldom enough for the rate budget, however long it takes', async () => {
    const { looks, active } = stage({ ri: { at: 300_000, becomes: { Status: 'Active' } } });
    await active('ri', 400_000);
    expect(looks.filter((look) => look.at < 60_000).length).toBeLessThan(290);
  });

  describe('of many groups that one look does not take in together', () => {
    /** Route tables, listed one by one, each with an entry that becomes Available so many ms after the start. */
    function tables(count: number, at: (table: number) => number) {
      const clock = new VirtualClock(0);
      const budget = new RateBudget(clock, 1_000_000);
      const transport = { call: () => Promise.reject(new Error('not used')) };
      const watch = new Watch(new Caller({ transport, region: 'r', account: 'a', clock, random: () => 0.5, budget }));
      let looks = 0;
      const waits = Array.from({ length: count }, async (_, table) => {
        const looker: Looker = {
          name: `RouteEntry ${table}`,
          api: 'Vpc.DescribeRouteEntryList',
          look: async () => {
            looks++;
            return new Map([['e', { Status: clock.now() >= at(table) ? 'Available' : 'Pending' }]]);
          },
        };
        const until = (seen: Seen) => seen?.Status === 'Available';
        await watch.wait({ looker, id: 'e', until, goal: 'Available', timeoutMs: 60_000 });
        return clock.now() - at(table);
      });
      return { waits: Promise.all(waits), looks: () => looks };
    }

    it('a few look early, and the others when it is known how long it takes', async () => {
      const { waits, looks } = tables(100, () => 500);
      const late = await waits;
      expect(Math.max(...late)).toBeLessThan(120);
      expect(looks()).toBeLessThan(100 + 6 * 20);
    });

    it('does not wait for ever for those that look early', async () => {
      const { waits } = tables(20, (table) => (table < 6 ? 50_000 : 400));
      const late = await waits;
      expect(Math.max(...late.slice(6))).toBeLessThan(1_700);
    });
  });

  it('tells the reason at each look', async () => {
    const { watch, looker } = stage({ ri: { at: 200, becomes: { Status: 'Active' } } });
    const reasons: string[] = [];
    const onLook = ({ id, status }: { id: string; status: string }) => reasons.push(`${id} ${status}`);
    await watch.wait({
      looker,
      id: 'ri',
      until: (seen) => seen?.Status === 'Active',
      goal: 'Active',
      timeoutMs: 999,
      onLook,
    });
    expect(new Set(reasons)).toEqual(new Set(['ri Connecting']));
  });

  it('fails with what is and what should be when it takes too long', async () => {
    const { active } = stage({});
    const error = await active('ri-1', 5_000).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(String(error)).toContain('ri-1 did not become Active within 5 s: it is Connecting.');
  });

  it('asks twice before it believes that something is gone', async () => {
    const clock = new VirtualClock(0);
    const budget = new RateBudget(clock);
    const transport = { call: () => Promise.reject(new Error('not used')) };
    const caller = new Caller({ transport, region: 'r', account: 'a', clock, random: () => 0.5, budget });
    // Gone from one list, there again, gone for good.
    const seen: Seen[] = [{ Status: 'Deleting' }, undefined, { Status: 'Deleting' }, undefined, undefined];
    let looks = 0;
    const looker: Looker = { name: 'x', api: 'Vpc.X', look: async () => new Map([['ri', seen[looks++]]]) };
    await new Watch(caller).wait({
      looker,
      id: 'ri',
      until: (now) => now === undefined,
      goal: 'gone',
      timeoutMs: 9_999,
      agree: 2,
    });
    expect(looks).toBe(5);
  });

  it('ends at once when the signal comes, and the others go on', async () => {
    const { watch, looker, active } = stage({ b: { at: 1_000, becomes: { Status: 'Active' } } });
    const stop = new AbortController();
    const first = watch.wait({
      looker,
      id: 'a',
      until: () => false,
      goal: 'Active',
      timeoutMs: 9_999,
      signal: stop.signal,
    });
    const second = active('b');
    stop.abort(new Error('stopped'));
    await expect(first).rejects.toThrow('stopped');
    await expect(second).resolves.toEqual({ Status: 'Active' });
  });

  it('looks once for who comes when all others have just given up, while their look is under way', async () => {
    const clock = new VirtualClock(0);
    const budget = new RateBudget(clock);
    const transport = { call: () => Promise.reject(new Error('not used')) };
    const caller = new Caller({ transport, region: 'r', account: 'a', clock, random: () => 0.5, budget });
    const looks: number[] = [];
    const looker: Looker = {
      name: 'x',
      api: 'Vpc.X',
      async look() {
        looks.push(clock.now());
        await clock.sleep(50);
        return new Map([['ri', { Status: clock.now() < 2_000 ? 'Connecting' : 'Active' }]]);
      },
    };
    const watch = new Watch(caller);
    const stop = new AbortController();
    const until = (seen: Seen): boolean => seen?.Status === 'Active';
    const options = { looker, id: 'ri', until, goal: 'Active', timeoutMs: 9_999 };
    const first = watch.wait({ ...options, signal: stop.signal }).catch(() => 'stopped');
    await clock.sleep(20);
    stop.abort(new Error('stopped'));
    expect(await first).toBe('stopped');
    await watch.wait(options);
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('fails with the error of a look', async () => {
    const { watch } = stage({});
    const looker: Looker = { name: 'y', api: 'Vpc.Y', look: () => Promise.reject(new Error('no permission')) };
    await expect(watch.wait({ looker, id: 'a', until: () => true, goal: 'x', timeoutMs: 1 })).rejects.toThrow(
      'no permission',
    );
  });
});
