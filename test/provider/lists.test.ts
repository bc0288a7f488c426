import { describe, expect, it } from 'vitest';
import { Caller, describeVpcs, NoAnswerError, RateBudget, type Transport } from '../../src/provider/index.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A list of VPCs that changes while it is read: `changes` is asked before each page. */
function listOf(count: number, changes: (ids: string[], page: number) => void = () => undefined) {
  const ids = Array.from({ length: count }, (_, index) => `vpc-${index}`);
  let calls = 0;
  const transport: Transport = {
    async call({ parameters }) {
      calls++;
      const [page, size] = [Number(parameters.PageNumber), Number(parameters.PageSize)];
      changes(ids, calls);
      const Vpc = ids.slice((page - 1) * size, page * size).map((VpcId) => ({ VpcId }));
      return { RequestId: 'R', TotalCount: ids.length, PageNumber: page, PageSize: size, Vpcs: { Vpc } };
    },
  };
  const clock = new VirtualClock(0);
  const caller = new Caller({
    transport,
    region: 'r',
    account: 'a',
    clock,
    random: () => 0.5,
    budget: new RateBudget(clock),
  });
  return { caller, ids, calls: () => calls };
}

const read = async (caller: Caller): Promise<readonly string[]> =>
  (await describeVpcs(caller)).map(({ VpcId }) => VpcId);

describe('a list in pages', () => {
  it('is read page by page, once', async () => {
    const { caller, ids, calls } = listOf(120);
    expect(await read(caller)).toEqual(ids);
    expect(calls()).toBe(3);
  });

  it('is read again when something was deleted meanwhile: what moves up a page would be missed', async () => {
    const { caller, ids } = listOf(120, (all, call) => {
      if (call === 2) all.splice(10, 1);
    });
    expect(await read(caller)).toEqual(ids);
    expect(ids).toHaveLength(119);
  });

  it('is not read for ever where it never stands still', async () => {
    const { caller, calls } = listOf(400, (all) => all.splice(0, 1));
    expect((await read(caller)).length).toBeGreaterThan(300);
    expect(calls()).toBeLessThan(40);
  });
});

describe('a read whose answer is lost', () => {
  it.each(['DescribeVpcs', 'ListVpcPeerConnections', 'GetVpcPrefixListEntries'])('%s is repeated', async (action) => {
    const clock = new VirtualClock(0);
    let calls = 0;
    const transport: Transport = {
      async call(request) {
        if (++calls === 1) throw new NoAnswerError(request.action, request.region, 'lost');
        return { RequestId: 'R' };
      },
    };
    const budget = new RateBudget(clock);
    const caller = new Caller({ transport, region: 'r', account: 'a', clock, random: () => 0.5, budget });
    expect(await caller.call(action)).toEqual({ RequestId: 'R' });
  });
});
