import { parseCidr } from '../../../network/cidr.ts';
import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { tagsOfAll } from '../../shared/tag-set.ts';
import type { VSwitchRow } from '../../store/rows.ts';

/** The vSwitches of a page, as DescribeVSwitches and DescribeVSwitchAttributes show them. */
export function vswitchViews(call: Call<unknown>, vswitches: readonly VSwitchRow[]): readonly Answer[] {
  const { routeTables } = call.store.tables;
  const tableIds = [...new Set(vswitches.map((vswitch) => vswitch.routeTable))];
  const types = new Map(routeTables.select(['id', 'type'], { id: tableIds }).map((table) => [table.id, table.type]));
  const tags = tagsOfAll(
    call,
    vswitches.map((vswitch) => vswitch.id),
  );
  return vswitches.map((vswitch) => ({
    VSwitchId: vswitch.id,
    VSwitchName: vswitch.name,
    VpcId: vswitch.vpc,
    CidrBlock: vswitch.cidr,
    ZoneId: vswitch.zone,
    Status: vswitch.status === 'Available' ? 'Available' : 'Pending',
    Description: vswitch.description,
    IsDefault: vswitch.isDefault,
    AvailableIpAddressCount: freeAddresses(vswitch.cidr),
    CreationTime: formatTime(vswitch.createdAt),
    NetworkAclId: '',
    OwnerId: Number(vswitch.account),
    ResourceGroupId: vswitch.resourceGroup,
    Ipv6CidrBlock: vswitch.ipv6Cidr,
    EnabledIpv6: vswitch.ipv6,
    ShareType: '',
    RouteTable: { RouteTableId: vswitch.routeTable, RouteTableType: types.get(vswitch.routeTable) ?? 'System' },
    Tags: { Tag: tags.get(vswitch.id) ?? [] },
  }));
}

/** The first address and the last three of a vSwitch are reserved; no resource that uses one is emulated yet. */
const freeAddresses = (cidr: string): number => 2 ** (32 - (parseCidr(cidr)?.length ?? 32)) - 4;
