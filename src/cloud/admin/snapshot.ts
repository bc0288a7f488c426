import type { AdjustableClock } from '../clock.ts';
import type { Transition } from '../store/transitions.ts';
import type { World } from '../world.ts';

/** The number goes up when an older local cloud could not read it. */
const SNAPSHOT_VERSION = 1;

/** All that a local cloud holds, as plain data: it can be kept as JSON, compared, and loaded elsewhere. */
export interface CloudSnapshot {
  readonly isthmusCloud: number;
  /** The cloud's time when it was taken, ms since the epoch. */
  readonly time: number;
  /** Rows by table. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** What was under way. */
  readonly transitions: readonly Transition[];
}

/** What was handed in as a snapshot is none, or does not fit this version. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/** Everything a cloud holds at this moment, as plain data; what is due is made due first. */
export function takeSnapshot({ store, clock }: World): CloudSnapshot {
  const time = clock.now();
  store.settle(time);
  const tables = Object.values(store.tables).map((table) => [table.name, table.find({})] as const);
  return {
    isthmusCloud: SNAPSHOT_VERSION,
    time,
    tables: Object.fromEntries(tables.filter(([, rows]) => rows.length > 0)) as unknown as CloudSnapshot['tables'],
    transitions: store.transitions.list(),
  };
}

/**
 * Puts a snapshot in the place of all that is there, or, when it does not fit, leaves everything as it was. Time never
 * goes back behind the snapshot: a cloud whose clock is behind is moved on to it.
 * @throws SnapshotError saying what does not fit.
 */
export function loadSnapshot({ store }: World, clock: AdjustableClock, snapshot: unknown): void {
  const { time, tables, transitions } = checkShape(snapshot);
  const known = new Map(Object.values(store.tables).map((table) => [table.name, table]));
  store.transaction(() => {
    for (const table of known.values()) table.clear();
    store.transitions.clear();
    for (const [name, rows] of Object.entries(tables)) {
      const table = known.get(name);
      if (!table) throw new SnapshotError(`The snapshot has a table "${name}" that this version does not know.`);
      if (!Array.isArray(rows)) throw new SnapshotError(`Table ${name} of the snapshot is no list.`);
      rows.forEach((row, index) => {
        attempt(`row ${index + 1} of table ${name}`, () => table.restore(row));
      });
    }
    transitions.forEach((transition, index) => {
      attempt(`transition ${index + 1}`, () => store.transitions.restore(transition));
    });
  });
  clock.advance(Math.max(0, time - clock.now()));
}

function checkShape(snapshot: unknown): CloudSnapshot {
  const given = (typeof snapshot === 'object' && snapshot !== null ? snapshot : {}) as Partial<CloudSnapshot>;
  if (given.isthmusCloud === undefined) {
    throw new SnapshotError('This is no snapshot of a local cloud: `isthmus local snapshot save` makes one.');
  }
  if (given.isthmusCloud !== SNAPSHOT_VERSION) {
    const versions = `version ${given.isthmusCloud}; this isthmus reads version ${SNAPSHOT_VERSION}`;
    throw new SnapshotError(`The snapshot is of ${versions}.`);
  }
  const { time, tables, transitions } = given;
  if (!Number.isSafeInteger(time) || typeof tables !== 'object' || tables === null || !Array.isArray(transitions)) {
    throw new SnapshotError('The snapshot is damaged: time, tables and transitions must be there.');
  }
  return given as CloudSnapshot;
}

function attempt(what: string, restore: () => void): void {
  try {
    restore();
  } catch (error) {
    throw new SnapshotError(`The snapshot does not fit in ${what}: ${(error as Error).message}.`);
  }
}
