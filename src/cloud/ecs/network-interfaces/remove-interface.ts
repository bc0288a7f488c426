import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { releaseAddresses } from '../../shared/addresses.ts';
import { remove } from '../../shared/removal.ts';
import type { NetworkInterfaceRow } from '../../store/rows.ts';
import { forgetInstance } from '../../vpc/ha-vips/association.ts';
import { leave } from '../security-groups/members.ts';

/** No page gives the code; the one of DeleteInstance is taken (unconfirmed). */
const IsNextHop = errorCase(
  400,
  'DependencyViolation.RouteEntry',
  'Specified network interface is used by route entry.',
);

/** @throws ApiError when a custom route of the VPC points to the interface. */
export function checkNoRouteTo(call: Call<unknown>, { id, vpc }: NetworkInterfaceRow): void {
  if (call.store.tables.routeEntries.exists({ nextHop: id, vpc })) throw IsNextHop();
}

/**
 * Takes an interface out of the world after so many ms. Its addresses are free, its groups and HaVips left at once, so
 * that nothing waits for them.
 */
export function removeInterface(call: Call<unknown>, { id, vswitch }: NetworkInterfaceRow, milliseconds: number): void {
  releaseAddresses(call, id);
  leave(call, id);
  forgetInstance(call, vswitch, id);
  remove(call, milliseconds, call.store.tables.networkInterfaces, id, { status: 'Deleting' });
}
