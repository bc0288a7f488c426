import { errorCase } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { isInUse } from '../../shared/addresses.ts';
import { owned, ownedOr } from '../../shared/owned.ts';
import { remove } from '../../shared/removal.ts';
import type { VSwitchRow } from '../../store/rows.ts';
import { checkSettledForVSwitchDelete } from '../shared/interlocks.ts';
import { removeLocalEntries } from '../shared/system-entries.ts';

const NotFound = errorCase(404, 'InvalidVSwitchId.NotFound', 'VSwitch not exist.');
const IncorrectStatus = errorCase(
  400,
  'IncorrectVSwitchStatus',
  'The current virtual switch status does not support this operation.',
);
const InUse = errorCase(400, 'DependencyViolation', 'Specified object has dependent resources.');
const BoundToTable = errorCase(
  400,
  'DependencyViolation.RouteTable',
  'VSwitch cannot be deleted when associated with route table',
);
const HasHaVip = errorCase(
  400,
  'DependencyViolation.HaVip',
  'VSwitch cannot be deleted when there are some HaVip dependent with it.',
);
// These codes are known to clients; their texts are unconfirmed.
const HasNatGateway = errorCase(
  400,
  'DependencyViolation.EnhancedNatgw',
  'VSwitch cannot be deleted when has enhanced nat gateway.',
);
const HasNetworkAcl = errorCase(
  400,
  'DependencyViolation.NetworkAcl',
  'VSwitch cannot be deleted when associated with network acl.',
);

/** Deletes a vSwitch, its `local` entries with it. Source: API page DeleteVSwitch. */
export const DeleteVSwitch = vpcAction({
  name: 'DeleteVSwitch',
  effect: 'write',
  callsPerMinute: 300,
  parameters: { RegionId: text, VSwitchId: required(text), DryRun: boolean },
  run(call) {
    const { parameters, store, timing } = call;
    const { vswitches, routeTables, networkAclBindings } = store.tables;
    const vswitch = ownedOr(call, vswitches, parameters.VSwitchId, NotFound);
    if (vswitch.status !== 'Available') throw IncorrectStatus();
    checkUnused(call, vswitch);
    if (owned(call, routeTables, vswitch.routeTable)?.type === 'Custom') throw BoundToTable();
    if (networkAclBindings.get(vswitch.id)) throw HasNetworkAcl();
    checkSettledForVSwitchDelete(call, vswitch.vpc);
    if (parameters.DryRun) throw DryRunOperation();
    removeLocalEntries(call, vswitch.vpc, vswitch.cidr);
    if (vswitch.ipv6) removeLocalEntries(call, vswitch.vpc, vswitch.ipv6Cidr);
    remove(call, timing.deleteVSwitch, vswitches, vswitch.id, { status: 'Deleting' });
    return {};
  },
});

/** @throws ApiError when a resource sits in the vSwitch: those that have a code of their own first. */
function checkUnused(call: Call<unknown>, vswitch: VSwitchRow): void {
  const { haVips, natGateways } = call.store.tables;
  if (haVips.exists({ vswitch: vswitch.id })) throw HasHaVip();
  if (natGateways.exists({ vswitch: vswitch.id })) throw HasNatGateway();
  if (isInUse(call, vswitch)) throw InUse();
}
