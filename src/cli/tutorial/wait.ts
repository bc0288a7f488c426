import { systemClock } from '../../provider/clock.ts';
import { type Call, list, text } from '../calls.ts';
import type { Scene } from './scene.ts';
import { describeInterface, type Expectation } from './steps.ts';

/** How often to look, and how long in all. Times in milliseconds. */
export interface Patience {
  readonly first: number;
  readonly longest: number;
  readonly limit: number;
}

/** Against the local cloud a look costs a millisecond; against the real one, a part of a rate limit. */
export const localPatience: Patience = { first: 30, longest: 200, limit: 375_000 };
/** The original waits up to 75 times 5 s. */
export const remotePatience: Patience = { first: 500, longest: 5000, limit: 375_000 };

/** Reads the state a step waits for: the API's word, '' when the object is gone. */
export async function readState(call: Call, scene: Scene, expect: Expectation): Promise<string> {
  if (expect.of === 'interface') {
    const answer = await call('DescribeRouterInterfaces', describeInterface(scene, expect.role));
    return text(list(answer, 'RouterInterfaceSet', 'RouterInterfaceType')[0], 'Status');
  }
  const side = scene[expect.role];
  const answer = await call('DescribeRouteEntryList', {
    RouteTableId: side.routeTableId,
    DestinationCidrBlock: scene.destinations[expect.role],
  });
  const nextHop = scene.interfaces[expect.role];
  const entry = list(answer, 'RouteEntrys', 'RouteEntry').find((candidate) =>
    list(candidate, 'NextHops', 'NextHop').some((hop) => text(hop, 'NextHopId') === nextHop),
  );
  return text(entry, 'Status');
}

/**
 * Looks until the state is the one expected.
 * @param seen told each state that was read, with the time waited in ms
 * @throws Error when the limit is over
 */
export async function waitFor(
  call: Call,
  scene: Scene,
  expect: Expectation,
  patience: Patience,
  seen: (state: string, waited: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const begin = performance.now();
  let pause = patience.first;
  for (;;) {
    const state = await readState(call, scene, expect);
    const waited = performance.now() - begin;
    seen(state, waited);
    if (state === expect.status) return;
    if (waited > patience.limit) {
      const what =
        expect.of === 'interface' ? scene.interfaces[expect.role] : `route entry ${scene.destinations[expect.role]}`;
      const wanted = expect.status === '' ? 'gone' : expect.status;
      throw new Error(`${what} is still ${state} after ${Math.round(waited / 1000)} s; expected ${wanted}.`);
    }
    signal?.throwIfAborted();
    await systemClock.sleep(pause, signal);
    pause = Math.min(pause * 1.5, patience.longest);
  }
}
