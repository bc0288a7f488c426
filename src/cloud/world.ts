import type { Account } from './accounts.ts';
import type { WorldClock } from './clock.ts';
import type { Quotas } from './quotas.ts';
import type { Random } from './random.ts';
import type { Region } from './regions.ts';
import type { Store } from './store/store.ts';
import type { Timing } from './timing.ts';

/** Everything outside a single request that an answer depends on. Time and chance come from here and nowhere else. */
export interface World {
  readonly store: Store;
  readonly clock: WorldClock;
  readonly random: Random;
  readonly timing: Timing;
  readonly quotas: Quotas;
  readonly accounts: readonly Account[];
  readonly regions: readonly Region[];
  readonly defaultRegion: Region;
  /** Whether writes that follow too closely on others are refused, as the real service does. */
  readonly strict: boolean;
  /** Whether nobody may buy router interfaces between VPCs any more, as most accounts may not on the real service. */
  readonly purchaseClosed: boolean;
  /** Whether a peering and router interfaces may not join the same two VPCs: the real service knows a refusal for it. */
  readonly peeringExcludesInterfaces: boolean;
}
