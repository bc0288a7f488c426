import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { freeAddressCount } from '../../shared/addresses.ts';
import { tagsOfAll } from '../../shared/tag-set.ts';
import type { VSwitchRow } from '../../store/rows.ts';

/** The vSwitches of a page, as DescribeVSwitches and DescribeVSwitchAttributes show them. */
export function vswitchViews(call: Call<unknown>, vswitches: readonly VSwitchRow[]): readonly Answer[] {
  const { routeTables, networkAclBindings } = call.store.tables;
  const tableIds = [...new Set(vswitches.map((vswitch) => vswitch.routeTable))];
  const types = new Map(routeTables.select(['id', 'type'], { id: tableIds }).map((table) => [table.id, table.type]));
  const ids = vswitches.map((vswitch) => vswitch.id);
  const acls = new Map(networkAclBindings.find({ id: ids }).map((binding) => [binding.id, binding.networkAcl]));
  const tags = tagsOfAll(call, ids);
  return vswitches.map((vswitch) => ({
    VSwitchId: vswitch.id,
    VSwitchName: vswitch.name,
    VpcId: vswitch.vpc,
    CidrBlock: vswitch.cidr,
    ZoneId: vswitch.zone,
    Status: vswitch.status === 'Available' ? 'Available' : 'Pending',
    Description: vswitch.description,
    IsDefault: vswitch.isDefault,
    AvailableIpAddressCount: freeAddressCount(call, vswitch),
    CreationTime: formatTime(vswitch.createdAt),
    NetworkAclId: acls.get(vswitch.id) ?? '',
    OwnerId: Number(vswitch.account),
    ResourceGroupId: vswitch.resourceGroup,
    Ipv6CidrBlock: vswitch.ipv6Cidr,
    EnabledIpv6: vswitch.ipv6,
    ShareType: '',
    RouteTable: { RouteTableId: vswitch.routeTable, RouteTableType: types.get(vswitch.routeTable) ?? 'System' },
    Tags: { Tag: tags.get(vswitch.id) ?? [] },
  }));
}
