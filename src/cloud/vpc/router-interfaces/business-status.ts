import type { RouterInterfaceRow } from '../../store/rows.ts';
import type { World } from '../../world.ts';

/**
 * Puts a router interface in arrears (`FinancialLocked`), under risk control (`SecurityLocked`), or back to `Normal`: what
 * the real cloud's billing does and no API call can.
 * @returns false when there is no such router interface.
 */
export function setBusinessStatus(world: World, id: string, status: RouterInterfaceRow['businessStatus']): boolean {
  const { store } = world;
  if (!store.tables.routerInterfaces.get(id)) return false;
  store.transaction(() => store.tables.routerInterfaces.update(id, { businessStatus: status }));
  return true;
}
