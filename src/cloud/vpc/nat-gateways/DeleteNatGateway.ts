import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { releaseAddresses } from '../../shared/addresses.ts';
import { remove, removeNow } from '../../shared/removal.ts';
import type { NatGatewayRow, RouteEntryRow } from '../../store/rows.ts';
import { EVERYWHERE, routesTo } from '../shared/gateway-routes.ts';
import { findNatGateway } from './rules.ts';

const IncorrectStatus = errorCase(404, 'IncorrectStatus.NatGateway', 'The status of the NAT gateway is incorrect.');
const IsProtected = errorCase(
  400,
  'InvalidOperation.DeletionProtection',
  'The instance cannnot delete because of deletion protecion.',
);
const IsPrepaid = errorCase(400, 'Forbidden.PrePaidNatGateway', 'The specified NatGateway is PrePaid.');
const HasRoutes = errorCase(
  400,
  'DependencyViolation.RouterEntry',
  'The specified resource of NatGateway depends on RouterEntry, so the operation cannot be completed.',
);

/**
 * Deletes a NAT gateway to which no route leads but the one that came with it, which goes along (that it does is
 * unconfirmed). Source: API page DeleteNatGateway.
 */
export const DeleteNatGateway = vpcAction({
  name: 'DeleteNatGateway',
  effect: 'write',
  parameters: {
    RegionId: text,
    NatGatewayId: required(text),
    // It takes SNAT and DNAT entries and EIPs along, which the local cloud does not emulate.
    Force: ignored(boolean),
  },
  run(call) {
    const { store, timing } = call;
    const row = findNatGateway(call, call.parameters.NatGatewayId);
    if (row.status !== 'Available') throw IncorrectStatus();
    if (row.deletionProtection) throw IsProtected();
    if (row.prepaid) throw IsPrepaid();
    const routes = routesTo(call, row.id);
    if (routes.some((entry) => !isOwnRoute(call, row, entry))) throw HasRoutes();
    for (const { id } of routes) removeNow(call, store.tables.routeEntries, id);
    releaseAddresses(call, row.id);
    remove(call, timing.deleteNatGateway, store.tables.natGateways, row.id, { status: 'Deleting' });
    return {};
  },
});

/** Whether an entry is the one that CreateNatGateway adds: for all addresses, in the system table. */
const isOwnRoute = ({ store }: Call<unknown>, row: NatGatewayRow, entry: RouteEntryRow): boolean =>
  entry.destination === EVERYWHERE && entry.routeTable === store.tables.vpcs.get(row.vpc)?.systemTable;
