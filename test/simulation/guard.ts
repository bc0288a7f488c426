import type { World } from '../../src/cloud/world.ts';
import type { Row } from './rows.ts';

/** What a write must not have done, in words: nothing when all is well. */
export interface Guard {
  /** @param engine whether an engine made the write, or people */
  check(
    engine: boolean,
    action: string,
    before: ReadonlyMap<string, Row>,
    after: ReadonlyMap<string, Row>,
  ): readonly string[];
  /** Whether an engine made the thing of this key (`<kind> <id>`). */
  isOwn(key: string): boolean;
}

/** Watches that engines change nothing but what engines made, and that no two VRouters are connected twice. */
export function guardOf(world: World): Guard {
  const own = new Set<string>();
  return {
    isOwn: (key) => own.has(key),
    check(engine, action, before, after) {
      const wrong: string[] = [];
      if (engine) {
        for (const [key, row] of after) {
          const old = before.get(key);
          if (old === undefined) own.add(key);
          else if (old !== row && !own.has(key) && JSON.stringify(old) !== JSON.stringify(row))
            wrong.push(touched(key, action));
        }
        for (const key of before.keys()) if (!after.has(key) && !own.has(key)) wrong.push(touched(key, action));
      }
      return [...wrong, ...connectedTwice(world)];
    },
  };
}

const touched = (key: string, action: string): string => `${action} changed ${key}, which no engine made`;

/** Pairs of VRouters with more than one connection: the service allows one, and two would be paid for. */
function connectedTwice({ store }: World): readonly string[] {
  const seen = new Map<string, string>();
  const wrong: string[] = [];
  for (const row of store.tables.routerInterfaces.find({ role: 'InitiatingSide' })) {
    if (row.connectedTo === null || row.status === 'Deleting' || row.oppositeRouter === null) continue;
    if (store.tables.routerInterfaces.get(row.connectedTo) === undefined) continue;
    const routers = [row.router, row.oppositeRouter].sort().join(' and ');
    const other = seen.get(routers);
    if (other !== undefined) wrong.push(`${routers} are connected twice, by ${other} and ${row.id}`);
    seen.set(routers, row.id);
  }
  return wrong;
}
