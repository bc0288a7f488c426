import type { World } from '../../src/cloud/world.ts';

/** A row of any kind, by its fields. */
export type Row = { readonly id: string; readonly [field: string]: unknown };

/** What is remembered of answers is no resource. */
const NO_RESOURCES: ReadonlySet<string> = new Set(['token']);

/** Every resource of a cloud, as the cloud itself knows it: `<kind> <id>` → row. What no fault of the wire can distort. */
export function resourcesOf({ store }: Pick<World, 'store'>): ReadonlyMap<string, Row> {
  const all = new Map<string, Row>();
  for (const table of Object.values(store.tables)) {
    if (NO_RESOURCES.has(table.name)) continue;
    for (const row of table.find({}) as readonly object[]) {
      const found = row as Row;
      all.set(`${table.name} ${found.id}`, found);
    }
  }
  return all;
}

/** Times at which something happened change nothing of what can happen. */
const isTime = (field: string): boolean => field.endsWith('At');

/**
 * Everything that decides what a cloud will answer from now on, as one text: rows, remembered tokens, and the transitions
 * under way with the time they still take. Two clouds with one digest cannot be told apart by whoever calls them.
 */
export function digestOf({ store }: Pick<World, 'store'>, now: number): string {
  store.settle(now);
  const tables = Object.values(store.tables).map((table) => [
    table.name,
    (table.find({}) as readonly object[]).map((row) => Object.entries(row).filter(([field]) => !isTime(field))),
  ]);
  const underWay = store.transitions.list().map(({ due, kind, row, patch }) => {
    const fields = patch === null ? null : Object.entries(JSON.parse(patch)).filter(([field]) => !isTime(field));
    return [due - now, kind, row, fields];
  });
  return JSON.stringify([tables, underWay]);
}
