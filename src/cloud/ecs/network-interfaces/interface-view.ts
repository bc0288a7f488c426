import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { NetworkInterfaceRow } from '../../store/rows.ts';
import { groupsOf } from '../security-groups/members.ts';
import { ecsTags } from '../tags/resource-types.ts';

/** Network interfaces as all actions show them. */
export function interfaceViews(call: Call<unknown>, rows: readonly NetworkInterfaceRow[]): readonly Answer[] {
  const tags = ecsTags(
    call,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    NetworkInterfaceId: row.id,
    NetworkInterfaceName: row.name,
    Description: row.description,
    Status: row.status,
    Type: row.type,
    InstanceId: row.instance,
    VpcId: row.vpc,
    VSwitchId: row.vswitch,
    ZoneId: row.zone,
    MacAddress: row.mac,
    PrivateIpAddress: row.address,
    PrivateIpSets: { PrivateIpSet: privateIps(row) },
    Ipv6Sets: { Ipv6Set: row.ipv6Addresses.map((address) => ({ Ipv6Address: address })) },
    Ipv4PrefixSets: { Ipv4PrefixSet: [] },
    Ipv6PrefixSets: { Ipv6PrefixSet: [] },
    SecurityGroupIds: { SecurityGroupId: groupsOf(call, row.id) },
    ResourceGroupId: row.resourceGroup,
    OwnerId: row.account,
    CreationTime: formatTime(row.createdAt),
    DeleteOnRelease: row.deleteOnRelease,
    SourceDestCheck: row.sourceDestCheck,
    NetworkInterfaceTrafficMode: 'Standard',
    AssociatedPublicIp: {},
    Attachment: row.instance === '' ? {} : { InstanceId: row.instance, TrunkNetworkInterfaceId: '' },
    ServiceManaged: false,
    Tags: { Tag: tags.get(row.id) ?? [] },
  }));
}

/** The private addresses of an interface, the primary one first. */
export const privateIps = (row: NetworkInterfaceRow): readonly Answer[] =>
  [row.address, ...row.secondaryAddresses].map((address) => ({
    PrivateIpAddress: address,
    Primary: address === row.address,
    AssociatedPublicIp: {},
  }));
