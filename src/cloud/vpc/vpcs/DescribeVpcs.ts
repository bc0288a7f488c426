import { vpcAction } from '../../action.ts';
import { boolean, ignored, text } from '../../parameters.ts';
import { idsIn, narrowed } from '../shared/narrow.ts';
import { pageOf, pagingOf, pagingParameters } from '../shared/paging.ts';
import { taggedWith, tagParameters } from '../shared/tag-set.ts';
import { vpcView } from './vpc-view.ts';

/** Lists VPCs; ids that do not exist simply do not match. Source: API page DescribeVpcs (contract vpc-routing, 3.2). */
export const DescribeVpcs = vpcAction({
  name: 'DescribeVpcs',
  effect: 'read',
  parameters: {
    RegionId: text,
    VpcId: text,
    VpcName: text,
    IsDefault: boolean,
    EnableIpv6: ignored(boolean),
    ResourceGroupId: text,
    DhcpOptionsSetId: text,
    VpcOwnerId: text,
    Tag: tagParameters,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store, account, region } = call;
    const { VpcId: ids, VpcName: name, IsDefault: isDefault, ResourceGroupId: resourceGroup, Tag: tags } = parameters;
    // No DHCP options set exists here, and no VPC of another account is shared with this one.
    const foreign = parameters.DhcpOptionsSetId || (parameters.VpcOwnerId ?? account.id) !== account.id;
    const tagged = taggedWith(call, 'VPC', tags);
    const where = {
      account: account.id,
      region: region.id,
      ...(foreign ? { id: [] } : narrowed(idsIn(ids), tagged)),
      ...(name ? { name } : {}),
      ...(isDefault === undefined ? {} : { isDefault }),
      ...(resourceGroup ? { resourceGroup } : {}),
    };
    const paging = pagingOf(parameters);
    const { vpcs, routeTables } = store.tables;
    const rows = vpcs.find(where, pageOf(paging)).map((vpc) => ({
      ...vpcView(call, vpc),
      RouterTableIds: { RouterTableIds: routeTables.find({ vpc: vpc.id }).map((table) => table.id) },
      NatGatewayIds: { NatGatewayIds: [] },
      CenStatus: 'Detached',
    }));
    return { ...paging, TotalCount: vpcs.count(where), Vpcs: { Vpc: rows } };
  },
});
