import { ApiError, errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, ignored, integer, text } from '../../parameters.ts';
import { isUsable, parseBlock } from '../shared/cidr-rules.ts';
import { isDescription, isName } from '../shared/names.ts';
import { resourceGroupOf } from '../shared/resource-groups.ts';
import { addSystemEntry } from '../shared/system-entries.ts';
import { checkTags, setTags, tagParameters } from '../shared/tag-set.ts';
import { checkUserCidrs } from './user-cidrs.ts';

const InvalidCidrBlock = errorCase(400, 'InvalidParameter', 'Specified CIDR block is not valid');
const InvalidName = errorCase(400, 'InvalidVpcName.Malformed', 'Specified VPC name is not valid.');
const InvalidDescription = errorCase(400, 'InvalidVpcDiscription.Malformed', 'Specified VPC description is not valid.');
const QuotaExceeded = errorCase(400, 'QuotaExceeded.Vpc', 'VPC quota exceeded.');
const UnsupportedIpam = errorCase(400, 'UnsupportedFeature.Ipam', 'IPAM is not supported in this region.');
const RegionNotFound = errorCase(404, 'InvalidRegionId.NotFound', 'Specified value of "regionId" is not supported.');

/** The primary block of a VPC created without one. */
const DEFAULT_CIDR = '172.16.0.0/12';

/** Creates a VPC with its VRouter and its system route table. Source: API page CreateVpc (contract vpc-routing, 3.1). */
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
    EnableIpv6: ignored(boolean),
    Ipv6Isp: ignored(text),
    Ipv4IpamPoolId: text,
    Ipv6IpamPoolId: text,
    Ipv4CidrMask: ignored(integer),
    Tag: tagParameters,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, quotas, account, region, now, timing } = call;
    const { CidrBlock: cidr = DEFAULT_CIDR, VpcName: name = '', Description: description = '', Tag: tags } = parameters;
    if (parameters.Ipv4IpamPoolId || parameters.Ipv6IpamPoolId) throw UnsupportedIpam();
    const block = parseBlock(cidr);
    if (!block || !isUsable(block)) throw InvalidCidrBlock();
    if (block.length < 8 || block.length > 28) throw illegalMask(block.length);
    if (!isName(name)) throw InvalidName();
    if (!isDescription(description)) throw InvalidDescription();
    const userCidrs = checkUserCidrs(parameters.UserCidr, quotas.userCidrsPerVpc);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    checkTags(tags);
    const { vpcs, vrouters, routeTables } = store.tables;
    if (vpcs.count({ account: account.id, region: region.id }) >= quotas.vpcsPerRegion) throw QuotaExceeded();
    if (parameters.DryRun) throw DryRunOperation();

    const vpc = call.newId('vpc');
    const vrouter = call.newId('vrt');
    const systemTable = call.newId('vtb');
    const owned = { account: account.id, region: region.id, createdAt: now };
    vpcs.insert({
      ...owned,
      id: vpc,
      name,
      description,
      status: 'Pending',
      cidr,
      secondaryCidrs: [],
      userCidrs,
      ipv6Cidr: '',
      ipv6Isp: '',
      isDefault: false,
      dnsHostname: parameters.EnableDnsHostname ?? false,
      classicLink: false,
      resourceGroup,
      vrouter,
      systemTable,
    });
    vrouters.insert({ ...owned, id: vrouter, name: '', description: '', vpc });
    routeTables.insert({
      ...owned,
      id: systemTable,
      name: '',
      description: '',
      status: 'Available',
      type: 'System',
      associateType: 'VSwitch',
      vpc,
      vrouter,
      propagation: true,
      resourceGroup,
    });
    addSystemEntry(call, { vpc, routeTable: systemTable, destination: '100.64.0.0/10', nextHopType: 'service' });
    setTags(call, 'VPC', vpc, tags);
    call.after(timing.createVpc, vpcs, vpc, { status: 'Available' });
    return { VpcId: vpc, VRouterId: vrouter, RouteTableId: systemTable, ResourceGroupId: resourceGroup };
  },
});

const illegalMask = (length: number): ApiError =>
  new ApiError(400, 'IllegalParam.CidrBlockMask', `The param of CidrBlock Mask [${length}] is illegal.`);
