import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, ignored, integer, text } from '../../parameters.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { UnsupportedIpam } from '../shared/errors.ts';
import { ipv6BlocksFor } from './ipv6-blocks.ts';
import { addVpc, DEFAULT_CIDR } from './new-vpc.ts';
import { checkUserCidrs } from './user-cidrs.ts';
import { checkVpcNames, checkVpcQuota, illegalCidrMask, vpcBlock } from './vpc-checks.ts';

const InvalidCidrBlock = errorCase(400, 'InvalidParameter', 'Specified CIDR block is not valid');
const RegionNotFound = errorCase(404, 'InvalidRegionId.NotFound', 'Specified value of "regionId" is not supported.');

/** Creates a VPC with its VRouter and its system route table. Source: API page CreateVpc. */
export const CreateVpc = vpcAction({
  name: 'CreateVpc',
  effect: 'write',
  callsPerMinute: 300,
  regionNotFound: RegionNotFound,
  parameters: {
    RegionId: text,
    CidrBlock: text,
    VpcName: text,
    Description: text,
    ResourceGroupId: text,
    UserCidr: text,
    EnableDnsHostname: boolean,
    EnableIpv6: boolean,
    Ipv6CidrBlock: text,
    Ipv6Isp: text,
    Ipv4IpamPoolId: text,
    Ipv6IpamPoolId: text,
    Ipv4CidrMask: ignored(integer),
    Ipv6CidrMask: ignored(integer),
    Tag: tagParameters,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, quotas, account } = call;
    const { VpcName: name = '', Description: description = '', Tag: tags, EnableIpv6: enable } = parameters;
    const cidr = parameters.CidrBlock || DEFAULT_CIDR;
    if (parameters.Ipv4IpamPoolId || parameters.Ipv6IpamPoolId) throw UnsupportedIpam();
    vpcBlock(cidr, InvalidCidrBlock, illegalCidrMask);
    checkVpcNames(name, description);
    const userCidrs = checkUserCidrs(parameters.UserCidr, quotas.userCidrsPerVpc);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    const ipv6Blocks = ipv6BlocksFor(call, { enable, cidr: parameters.Ipv6CidrBlock, isp: parameters.Ipv6Isp });
    checkTags(tags);
    checkVpcQuota(call);
    if (parameters.DryRun) throw DryRunOperation();

    const dnsHostname = parameters.EnableDnsHostname ?? false;
    const facts = { name, description, cidr, userCidrs, ipv6Blocks, dnsHostname, resourceGroup, isDefault: false };
    const created = addVpc(call, facts);
    setTags(call, 'VPC', String(created.VpcId), tags);
    return created;
  },
});
