import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedBy } from '../../shared/owned.ts';
import { tagsOfAll } from '../../shared/tag-set.ts';
import type { VpcRow } from '../../store/rows.ts';

/** The fields of VPCs that DescribeVpcs and DescribeVpcAttribute share. */
export function vpcViews(call: Call<unknown>, vpcs: readonly VpcRow[]): readonly Answer[] {
  const ids = vpcs.map((vpc) => vpc.id);
  const vswitches = Map.groupBy(
    call.store.tables.vswitches.select(['id', 'vpc'], { vpc: ids }),
    (vswitch) => vswitch.vpc,
  );
  const { dhcpOptionsSets, dhcpAttachments } = call.store.tables;
  // Most accounts have no set, and how many there are is remembered: a tenth of a page's time.
  const attached = dhcpOptionsSets.count(ownedBy(call)) === 0 ? [] : dhcpAttachments.find({ id: ids });
  const dhcp = new Map(attached.map((row) => [row.id, row]));
  const tags = tagsOfAll(call, ids);
  return vpcs.map((vpc) => ({
    VpcId: vpc.id,
    VpcName: vpc.name,
    Description: vpc.description,
    Status: vpc.status,
    IsDefault: vpc.isDefault,
    RegionId: vpc.region,
    CidrBlock: vpc.cidr,
    SecondaryCidrBlocks: { SecondaryCidrBlock: vpc.secondaryCidrs },
    UserCidrs: { UserCidr: vpc.userCidrs },
    Ipv6CidrBlock: vpc.ipv6Blocks[0]?.cidr ?? '',
    Ipv6CidrBlocks: {
      Ipv6CidrBlock: vpc.ipv6Blocks.map(({ cidr, isp }) => ({ Ipv6CidrBlock: cidr, Ipv6Isp: isp })),
    },
    EnabledIpv6: vpc.ipv6,
    VRouterId: vpc.vrouter,
    VSwitchIds: { VSwitchId: (vswitches.get(vpc.id) ?? []).map((vswitch) => vswitch.id) },
    ResourceGroupId: vpc.resourceGroup,
    OwnerId: Number(vpc.account),
    CreationTime: formatTime(vpc.createdAt),
    DhcpOptionsSetId: dhcp.get(vpc.id)?.dhcpOptionsSet ?? '',
    DhcpOptionsSetStatus: dhcp.get(vpc.id)?.status ?? '',
    DnsHostnameStatus: vpc.dnsHostname ? 'ENABLED' : 'DISABLED',
    Tags: { Tag: tags.get(vpc.id) ?? [] },
  }));
}
