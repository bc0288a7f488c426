import { describe, expect, it } from 'vitest';
import {
  type ApiRequest,
  Caller,
  CloudError,
  KeyedLock,
  NoAnswerError,
  RateBudget,
  Repeats,
  type Transport,
} from '../../src/provider/index.ts';
import { VirtualClock } from './virtual-clock.ts';

const throttled = new CloudError({
  code: 'Throttling.User',
  message: '',
  status: 400,
  action: 'X',
  region: 'r',
  retryAfterMs: 2_000,
});
const conflict = new CloudError({ code: 'IncorrectRIStatus', message: '', status: 400, action: 'X', region: 'r' });
const busy = new CloudError({ code: 'SystemBusy', message: '', status: 503, action: 'X', region: 'r' });
const lost = new NoAnswerError('X', 'r', 'dropped');

/** A caller whose transport answers with these errors first. */
function callerThat(...errors: readonly Error[]) {
  const clock = new VirtualClock();
  const requests: ApiRequest[] = [];
  const left = [...errors];
  const transport: Transport = {
    async call(request) {
      requests.push(request);
      const error = left.shift();
      if (error !== undefined) throw error;
      return { RequestId: 'R' };
    },
  };
  const budget = new RateBudget(clock);
  const caller = new Caller({ transport, region: 'cn-hangzhou', account: 'a', clock, random: () => 0.5, budget });
  return { caller, clock, requests };
}

describe('a caller', () => {
  it('adds RegionId and the version of the product', async () => {
    const { caller, requests } = callerThat();
    await caller.call('DescribeVpcs', { PageSize: 50 });
    expect(requests[0]).toEqual({
      product: 'Vpc',
      version: '2016-04-28',
      action: 'DescribeVpcs',
      region: 'cn-hangzhou',
      parameters: { RegionId: 'cn-hangzhou', PageSize: 50 },
      attempt: 1,
    });
  });

  it('waits as long as a throttling server asks, then repeats with the same parameters', async () => {
    const { caller, clock, requests } = callerThat(throttled);
    const before = clock.now();
    await caller.call('CreateRouterInterface', { ClientToken: 't' });
    expect(clock.now() - before).toBeGreaterThanOrEqual(2_000);
    expect(requests[1]).toEqual({ ...requests[0], attempt: 2 });
  });

  it('repeats a lost call with a ClientToken, and a lost look, but not another lost change', async () => {
    await expect(callerThat(lost).caller.call('CreateRouteEntry', { ClientToken: 't' })).resolves.toBeDefined();
    for (const look of ['DescribeVpcs', 'ListVpcPeerConnections', 'GetVpcPrefixListEntries']) {
      await expect(callerThat(lost).caller.call(look)).resolves.toBeDefined();
    }
    await expect(callerThat(lost).caller.call('ConnectRouterInterface')).rejects.toBe(lost);
  });

  it('leaves to others what needs a look at the object', async () => {
    const { caller, requests } = callerThat(conflict);
    await expect(caller.call('ConnectRouterInterface')).rejects.toBe(conflict);
    expect(requests).toHaveLength(1);
  });

  it('stops repeating when its time is up; of a throttled call, that is a minute at least', async () => {
    for (const [error, budget] of [
      [busy, 10_000],
      [throttled, 60_000],
    ] as const) {
      const { caller, clock } = callerThat(...Array.from({ length: 99 }, () => error));
      const before = clock.now();
      await expect(caller.call('DescribeVpcs', {}, { budgetMs: 10_000 })).rejects.toBe(error);
      expect(clock.now() - before).toBeLessThanOrEqual(budget);
      expect(clock.now() - before).toBeGreaterThan(budget / 4);
    }
  });
});

describe('the repeats of a run', () => {
  it('are shared by its calls: when they are used up, the next failure stands', async () => {
    const { caller, requests } = callerThat(busy, busy, busy, busy);
    const repeats = new Repeats(3);
    await caller.call('DescribeVpcs', {}, { repeats: new Repeats(0) }).catch(() => undefined);
    expect(requests).toHaveLength(1);
    await caller.call('DescribeVpcs', {}, { repeats });
    expect(requests).toHaveLength(5);
    const other = callerThat(busy);
    await expect(other.caller.call('DescribeVpcs', {}, { repeats })).rejects.toBe(busy);
  });
});

describe('a rate budget', () => {
  it('lets through what is allowed at once, and the rest when the window has moved', async () => {
    const clock = new VirtualClock();
    const budget = new RateBudget(clock, 3);
    const start = clock.now();
    for (let call = 0; call < 3; call++) await budget.take('a', 'X');
    expect(clock.now()).toBe(start);
    expect(budget.pressure('a', 'X')).toBe(1);
    await budget.take('a', 'Y');
    await budget.take('b', 'X');
    expect(clock.now()).toBe(start);
    await Promise.all([budget.take('a', 'X'), budget.take('a', 'X'), budget.take('a', 'X'), budget.take('a', 'X')]);
    expect(clock.now() - start).toBe(120_000);
  });

  it('is shared by all credentials of an account, once it is known whose they are', async () => {
    const clock = new VirtualClock();
    const budget = new RateBudget(clock, 3);
    const start = clock.now();
    await budget.take('profile a', 'X');
    await budget.take('profile b', 'X');
    budget.belongsTo('profile a', 'account 1');
    budget.belongsTo('profile b', 'account 1');
    expect(budget.pressure('profile a', 'X')).toBeCloseTo(2 / 3);
    await budget.take('profile a', 'X');
    expect(clock.now()).toBe(start);
    await budget.take('profile b', 'X');
    expect(clock.now() - start).toBe(60_000);
  });
});

describe('a keyed lock', () => {
  it('runs one at a time for a key, in order, even after a failure', async () => {
    const clock = new VirtualClock();
    const lock = new KeyedLock();
    const log: string[] = [];
    const work = (name: string, ms: number) => async () => {
      log.push(`${name} begins`);
      await clock.sleep(ms);
      log.push(`${name} ends`);
      if (name === 'b') throw new Error('b failed');
    };
    const results = await Promise.allSettled([
      lock.run('k', work('a', 20)),
      lock.run('k', work('b', 5)),
      lock.run('k', work('c', 1)),
      lock.run('other', work('d', 1)),
    ]);
    expect(log).toEqual(['a begins', 'd begins', 'd ends', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });
});
