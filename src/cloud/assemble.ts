import { DEFAULT_ACCOUNT } from './accounts.ts';
import { ACTIONS } from './actions.ts';
import { type Control, createControl } from './admin/control.ts';
import { AdjustableClock, type ClockPosition } from './clock.ts';
import type { Follower } from './dataplane/follower.ts';
import { Faults } from './faults/faults.ts';
import { createAuthenticator, TIME_WINDOW } from './gateway/authenticate.ts';
import { createGateway, type Gateway } from './gateway/handle.ts';
import { NonceWindow } from './gateway/nonces.ts';
import { RequestLog } from './gateway/request-log.ts';
import { createRouter } from './gateway/route.ts';
import { createThrottle, noThrottle } from './gateway/throttle.ts';
import type { LocalCloudOptions } from './options.ts';
import { DEFAULT_QUOTAS } from './quotas.ts';
import { seededRandom, systemRandom } from './random.ts';
import { REGIONS } from './regions.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { timingOf } from './timing.ts';
import type { World } from './world.ts';

/** A local cloud put together, without a socket: simulations in one process use just this. */
export interface Assembly {
  readonly world: World;
  readonly clock: AdjustableClock;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly control: Control;
  /** Sends real packets; undefined unless it was asked for. It is started with the sockets. */
  readonly dataPlane?: Follower | undefined;
}

/** Puts a local cloud together without a socket. */
export function assemble(options: LocalCloudOptions = {}): Assembly {
  const regions = options.regions ?? REGIONS;
  const regionId = options.defaultRegion ?? 'cn-hangzhou';
  const defaultRegion = regions.find((region) => region.id === regionId);
  if (!defaultRegion) {
    const served = regions.map(({ id }) => id).join(', ');
    throw new RangeError(`The default region ${regionId} is not among the regions served: ${served}.`);
  }
  const timing = timingOf(options.timing);
  const clock = new AdjustableClock(options.clock);
  const { seed } = options;
  // Faults draw from a source of their own, so that they do not change which ids come.
  const seeded = seed === undefined ? [] : [seededRandom(seed), seededRandom(seed + 1)];
  const [random = systemRandom, chance = systemRandom] = seeded;
  const world: World = {
    store: openStore(options.dataDirectory),
    clock,
    random,
    timing,
    quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
    accounts: options.accounts ?? [DEFAULT_ACCOUNT],
    regions,
    defaultRegion,
    strict: options.strict ?? true,
    purchaseClosed: options.purchaseClosed ?? false,
    peeringExcludesInterfaces: options.peeringExcludesInterfaces ?? false,
  };
  if (options.dataDirectory !== undefined) keepClock(clock, world.store);
  const faults = new Faults(chance);
  const requests = new RequestLog();
  if (options.log) requests.follow(options.log);
  const gateway = createGateway({
    world,
    router: createRouter(ACTIONS),
    authenticator: createAuthenticator(world.accounts, new NonceWindow(TIME_WINDOW)),
    throttle: options.rateLimits === false ? noThrottle : createThrottle(),
    faults,
    requests,
  });
  return { world, clock, gateway, faults, requests, control: createControl({ world, clock, faults, seeded }) };
}

/** What is under way is kept with its instants, so a clock that was turned has to stand there again after a restart. */
function keepClock(clock: AdjustableClock, store: Store): void {
  const kept = store.setting('clock');
  if (kept !== undefined) clock.position = kept as ClockPosition;
  clock.onTurn(() => store.keepSetting('clock', clock.position));
}
