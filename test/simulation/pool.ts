import { type Assembly, assemble } from '../../src/cloud/assemble.ts';
import type { LocalCloudOptions } from '../../src/cloud/index.ts';
import { timingOf } from '../../src/cloud/timing.ts';

/** A local cloud that is used for one world after another: emptying one is a tenth of the work of making one. */
export interface PooledCloud extends Assembly {
  /** Empties it for the next one. It must not be used any more. */
  giveBack(): void;
}

/** A cloud remembers nonces; after so many worlds it has enough of them. */
const MOST_USES = 300;

interface Spare {
  readonly assembly: Assembly;
  readonly clock: { now(): number };
  uses: number;
}

const spares = new Map<string, Spare[]>();

/** A cloud as `assemble` makes it; `now` is the time of its new world. */
export function takeCloud(options: Omit<LocalCloudOptions, 'clock'>, now: () => number): PooledCloud {
  const { timing, ...rest } = options;
  const key = JSON.stringify(rest);
  const spare = spares.get(key)?.pop() ?? make(rest);
  spare.clock.now = now;
  spare.uses++;
  // A copy of its own: the pace of a world changes it.
  Object.assign(spare.assembly.world.timing, timingOf(timing));
  const giveBack = (): void => {
    if (spare.uses >= MOST_USES) {
      spare.assembly.world.store.close();
      return;
    }
    spare.assembly.control.reset();
    spares.set(key, [...(spares.get(key) ?? []), spare]);
  };
  return { ...spare.assembly, giveBack };
}

function make(options: LocalCloudOptions): Spare {
  const clock = { now: () => 0 };
  return {
    assembly: assemble({ ...options, timing: { ...timingOf() }, clock: { now: () => clock.now() } }),
    clock,
    uses: 0,
  };
}

let worlds = 0;

/** A name for a world that no other one of this process has: what makes its nonces its own. */
export const nextWorld = (): string => String(++worlds);
