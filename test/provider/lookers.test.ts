import { expect, it } from 'vitest';
import {
  Caller,
  NoAnswerError,
  RateBudget,
  routeEntryLooker,
  routerInterfaceLooker,
  vpcPeerConnectionLooker,
} from '../../src/provider/index.ts';
import { VirtualClock } from './virtual-clock.ts';

it.each([
  ['router interfaces', routerInterfaceLooker],
  ['peerings', vpcPeerConnectionLooker],
  ['route entries', (caller: Caller) => routeEntryLooker(caller, 'vtb-1')],
])('a look at %s whose answers are lost is given up when nobody waits for it any more', async (_, lookerOf) => {
  const clock = new VirtualClock();
  const stop = new AbortController();
  let calls = 0;
  const transport = {
    async call() {
      calls++;
      if (calls === 2) stop.abort(new Error('enough'));
      throw new NoAnswerError('Look', 'cn-hangzhou', 'dropped');
    },
  };
  const budget = new RateBudget(clock);
  const caller = new Caller({ transport, region: 'cn-hangzhou', account: 'a', clock, random: () => 0.5, budget });
  await expect(lookerOf(caller).look(['x-1'], stop.signal)).rejects.toThrow();
  expect(calls).toBe(2);
});
