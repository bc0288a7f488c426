import type { AdjustableClock } from '../clock.ts';
import type { Faults } from '../faults/faults.ts';
import type { SeededRandom } from '../random.ts';
import type { RouterInterfaceRow } from '../store/rows.ts';
import { setBusinessStatus } from '../vpc/router-interfaces/business-status.ts';
import type { World } from '../world.ts';
import { type CloudSnapshot, loadSnapshot, takeSnapshot } from './snapshot.ts';

export type BusinessStatus = RouterInterfaceRow['businessStatus'];

/** What an operator can do to a local cloud and no API call can. Needs no sockets. */
export interface Control {
  /** Makes what the cloud starts with, now and at each reset. */
  begin(make: () => void): void;
  /** Back to how it started: no resources but those, no faults, the clock let go; with a seed, the same ids come again. */
  reset(): void;
  snapshot(): CloudSnapshot;
  /** @throws SnapshotError, with nothing changed, when it does not fit. */
  load(snapshot: unknown): void;
  /**
   * What billing (`FinancialLocked`) or risk control (`SecurityLocked`) do to a router interface.
   * @returns false: unknown.
   */
  setBusinessStatus(routerInterface: string, status: BusinessStatus): boolean;
}

interface Parts {
  readonly world: World;
  readonly clock: AdjustableClock;
  readonly faults: Faults;
  /** Where chance can be repeated. */
  readonly seeded: readonly SeededRandom[];
}

/** The controls of one world; they act on its store, clock, faults and dice alone. */
export function createControl({ world, clock, faults, seeded }: Parts): Control {
  let make = (): void => {};
  return {
    begin(first) {
      make = first;
      first();
    },
    reset() {
      world.store.clear();
      faults.clear();
      clock.reset();
      for (const random of seeded) random.restart();
      make();
    },
    snapshot: () => takeSnapshot(world),
    load: (snapshot) => loadSnapshot(world, clock, snapshot),
    setBusinessStatus(routerInterface, status) {
      world.store.settle(world.clock.now());
      return setBusinessStatus(world, routerInterface, status);
    },
  };
}
