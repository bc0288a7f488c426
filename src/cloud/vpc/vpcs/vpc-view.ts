import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedBy } from '../../shared/owned.ts';
import { tagsOf } from '../../shared/tag-set.ts';
import type { VpcRow } from '../../store/rows.ts';

/** The fields of VPCs that DescribeVpcs and DescribeVpcAttribute share. */
export function vpcViews(call: Call<unknown>, vpcs: readonly VpcRow[]): readonly Answer[] {
  const { vswitches, dhcpOptionsSets, dhcpAttachments } = call.store.tables;
  // Most accounts have no set, and how many there are is remembered.
  const hasSets = dhcpOptionsSets.count(ownedBy(call)) > 0;
  return vpcs.map((vpc) => {
    const dhcp = hasSets ? dhcpAttachments.get(vpc.id) : undefined;
    return {
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
      VSwitchIds: { VSwitchId: idsOf(vswitches.select(['id'], { vpc: vpc.id })) },
      ResourceGroupId: vpc.resourceGroup,
      OwnerId: Number(vpc.account),
      CreationTime: formatTime(vpc.createdAt),
      DhcpOptionsSetId: dhcp?.dhcpOptionsSet ?? '',
      DhcpOptionsSetStatus: dhcp?.status ?? '',
      DnsHostnameStatus: vpc.dnsHostname ? 'ENABLED' : 'DISABLED',
      Tags: { Tag: tagsOf(call, vpc.id) },
    };
  });
}

/** The ids of some rows, in their order. */
export const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
