import type { DatabaseSync } from 'node:sqlite';
import { bookkeepingTables } from './kinds/bookkeeping.ts';
import { routerInterfacesTables } from './kinds/router-interfaces.ts';
import { routesTables } from './kinds/routes.ts';
import { vpcsTables } from './kinds/vpcs.ts';

/** Opens every table of the store, creating what is not there yet. Indexes follow the look-ups of the actions. */
export const openTables = (database: DatabaseSync) => ({
  ...vpcsTables(database),
  ...routesTables(database),
  ...routerInterfacesTables(database),
  ...bookkeepingTables(database),
});

export type Tables = ReturnType<typeof openTables>;
