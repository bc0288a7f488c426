import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { ipv6BlocksFor } from './ipv6-blocks.ts';
import { addVpc } from './new-vpc.ts';
import { checkVpcQuota } from './vpc-checks.ts';

/** Only that there can be one is documented; code and text are unconfirmed. */
const DefaultVpcExists = errorCase(
  400,
  'OperationFailed.DefaultVpcExist',
  'The default VPC already exists in the region.',
);

/** The real service draws one of 172.16.0.0/16 to 172.31.0.0/16 (unconfirmed). */
const CIDR = '172.16.0.0/16';

/** Creates the region's default VPC; there is at most one. Source: API page CreateDefaultVpc. */
export const CreateDefaultVpc = vpcAction({
  name: 'CreateDefaultVpc',
  effect: 'write',
  parameters: {
    RegionId: text,
    EnableIpv6: boolean,
    Ipv6CidrBlock: text,
    ResourceGroupId: text,
    ClientToken: text,
  },
  run(call) {
    const { parameters, account, store } = call;
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    const ipv6Blocks = ipv6BlocksFor(call, { enable: parameters.EnableIpv6, cidr: parameters.Ipv6CidrBlock });
    if (store.tables.vpcs.exists({ ...ownedBy(call), isDefault: true })) throw DefaultVpcExists();
    checkVpcQuota(call);
    const unnamed = { name: '', description: '', userCidrs: [], dnsHostname: false };
    const created = addVpc(call, { ...unnamed, cidr: CIDR, ipv6Blocks, resourceGroup, isDefault: true });
    return { VpcId: created.VpcId, VRouterId: created.VRouterId, RouteTableId: created.RouteTableId };
  },
});
