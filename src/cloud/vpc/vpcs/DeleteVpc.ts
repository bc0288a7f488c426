import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, ignored, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { remove, removeNow } from '../../shared/removal.ts';
import { IncorrectVpcStatus, VpcNotFound } from '../shared/errors.ts';
import { dropSystemEntries } from '../shared/system-entries.ts';
import { checkEmpty } from './dependents.ts';

/**
 * Deletes an empty VPC, its VRouter and system table with it. Those go at once, while the VPC itself is still seen
 * `Deleting`: nothing can be put on them any more. Source: contract vpc-routing, 3.5.
 */
export const DeleteVpc = vpcAction({
  name: 'DeleteVpc',
  effect: 'write',
  callsPerMinute: 300,
  parameters: {
    RegionId: text,
    VpcId: required(text),
    // It helps only with IPv4 and IPv6 gateways, which the local cloud does not emulate.
    ForceDelete: ignored(boolean),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { vpcs, vrouters, routeTables } = store.tables;
    const vpc = ownedOr(call, vpcs, parameters.VpcId, VpcNotFound);
    if (vpc.status !== 'Available') throw IncorrectVpcStatus();
    checkEmpty(call, vpc);
    if (parameters.DryRun) throw DryRunOperation();
    dropSystemEntries(call, vpc.systemTable);
    removeNow(call, routeTables, vpc.systemTable);
    removeNow(call, vrouters, vpc.vrouter);
    remove(call, timing.deleteVpc, vpcs, vpc.id, { status: 'Deleting' });
    return {};
  },
});
