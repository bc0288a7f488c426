import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { VpcRow } from '../../store/rows.ts';
import { tagsOf } from '../shared/tag-set.ts';

/** The fields of a VPC that DescribeVpcs and DescribeVpcAttribute share. */
export function vpcView(call: Call<unknown>, vpc: VpcRow): Answer {
  const { vswitches } = call.store.tables;
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
    Ipv6CidrBlock: vpc.ipv6Cidr,
    Ipv6CidrBlocks: {
      Ipv6CidrBlock: vpc.ipv6Cidr === '' ? [] : [{ Ipv6CidrBlock: vpc.ipv6Cidr, Ipv6Isp: vpc.ipv6Isp }],
    },
    EnabledIpv6: vpc.ipv6Cidr !== '',
    VRouterId: vpc.vrouter,
    VSwitchIds: { VSwitchId: vswitches.find({ vpc: vpc.id }).map((vswitch) => vswitch.id) },
    ResourceGroupId: vpc.resourceGroup,
    OwnerId: Number(vpc.account),
    CreationTime: formatTime(vpc.createdAt),
    DhcpOptionsSetId: '',
    DhcpOptionsSetStatus: '',
    DnsHostnameStatus: vpc.dnsHostname ? 'ENABLED' : 'DISABLED',
    Tags: { Tag: tagsOf(call, vpc.id) },
  };
}
