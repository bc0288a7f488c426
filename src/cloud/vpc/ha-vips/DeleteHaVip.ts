import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { releaseAddresses } from '../../shared/addresses.ts';
import { remove } from '../../shared/removal.ts';
import { routesTo } from '../shared/gateway-routes.ts';
import { findHaVip } from './rules.ts';

const NotAvailable = errorCase(400, 'IncorrectStatus', 'HaVip can be deleted only when it is status is Available.');
const HasRoutes = errorCase(
  400,
  'DependencyViolation.HaVipReferedByRouteEntry',
  'HaVip cannot be deleted when it is refered by a route table entry as next hop.',
);

/** Deletes a HaVip that has no instance and to which no route leads. Source: API page DeleteHaVip. */
export const DeleteHaVip = vpcAction({
  name: 'DeleteHaVip',
  effect: 'write',
  parameters: { RegionId: text, HaVipId: required(text), ClientToken: text },
  run(call) {
    const row = findHaVip(call, call.parameters.HaVipId);
    if (row.status !== 'Available') throw NotAvailable();
    if (routesTo(call, row.id).length > 0) throw HasRoutes();
    releaseAddresses(call, row.id);
    remove(call, call.timing.deleteHaVip, call.store.tables.haVips, row.id, { status: 'Deleting' });
    return {};
  },
});
