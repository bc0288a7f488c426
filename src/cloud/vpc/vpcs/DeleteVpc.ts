import { type Call, DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { remove, removeNow } from '../../shared/removal.ts';
import type { Ipv4GatewayRow } from '../../store/rows.ts';
import { IncorrectVpcStatus, VpcNotFound } from '../shared/errors.ts';
import { routesTo } from '../shared/gateway-routes.ts';
import { dropSystemEntries } from '../shared/system-entries.ts';
import { checkEmpty } from './dependents.ts';

/**
 * Deletes an empty VPC, its VRouter and system table with it. Those go at once, while the VPC itself is still seen
 * `Deleting`: nothing can be put on them any more. Source: API page DeleteVpc.
 */
export const DeleteVpc = vpcAction({
  name: 'DeleteVpc',
  effect: 'write',
  callsPerMinute: 300,
  parameters: {
    RegionId: text,
    VpcId: required(text),
    // It helps with an IPv4 gateway, and the routes to it, alone.
    ForceDelete: boolean,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { vpcs, vrouters, routeTables, ipv4Gateways, dhcpAttachments } = store.tables;
    const vpc = ownedOr(call, vpcs, parameters.VpcId, VpcNotFound);
    if (vpc.status !== 'Available') throw IncorrectVpcStatus();
    const [gateway] = parameters.ForceDelete ? ipv4Gateways.find({ vpc: vpc.id }) : [];
    checkEmpty(call, vpc, gateway?.id ?? '');
    if (parameters.DryRun) throw DryRunOperation();
    if (gateway) removeWithRoutes(call, gateway);
    call.removeAfter(0, dhcpAttachments, vpc.id);
    dropSystemEntries(call, vpc.systemTable);
    removeNow(call, routeTables, vpc.systemTable);
    removeNow(call, vrouters, vpc.vrouter);
    remove(call, timing.deleteVpc, vpcs, vpc.id, { status: 'Deleting' });
    return {};
  },
});

function removeWithRoutes(call: Call<unknown>, gateway: Ipv4GatewayRow): void {
  const { ipv4Gateways, routeEntries } = call.store.tables;
  for (const entry of routesTo(call, gateway.id)) removeNow(call, routeEntries, entry.id);
  removeNow(call, ipv4Gateways, gateway.id);
}
