import { type Call, DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { given, idsIn, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { taggedWith, tagParameters } from '../../shared/tag-set.ts';
import { idsOf, vpcViews } from './vpc-view.ts';

/** Lists VPCs; ids that do not exist simply do not match. Source: API page DescribeVpcs. */
export const DescribeVpcs = vpcAction({
  name: 'DescribeVpcs',
  effect: 'read',
  parameters: {
    RegionId: text,
    VpcId: text,
    VpcName: text,
    IsDefault: boolean,
    EnableIpv6: boolean,
    ResourceGroupId: text,
    DhcpOptionsSetId: text,
    VpcOwnerId: text,
    Tag: tagParameters,
    DryRun: boolean,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store, account } = call;
    // No VPC of another account is shared with this one.
    const foreign = (parameters.VpcOwnerId || account.id) !== account.id;
    const listed = narrowed(idsIn(parameters.VpcId), usersOf(call, parameters.DhcpOptionsSetId)).id;
    const tagged = taggedWith(call, 'VPC', parameters.Tag);
    if (parameters.DryRun) throw DryRunOperation();
    const where = {
      ...ownedBy(call),
      ...(foreign ? { id: [] } : narrowed(listed, tagged)),
      ...given({
        name: parameters.VpcName,
        isDefault: parameters.IsDefault,
        ipv6: parameters.EnableIpv6,
        resourceGroup: parameters.ResourceGroupId,
      }),
    };
    const paging = pagingOf(parameters);
    const { vpcs, routeTables, natGateways } = store.tables;
    const { rows, total } = pageAndTotal(vpcs, where, paging);
    const views = vpcViews(call, rows);
    const list = rows.map((vpc, index) => ({
      ...views[index],
      RouterTableIds: { RouterTableIds: idsOf(routeTables.select(['id'], { vpc: vpc.id })) },
      NatGatewayIds: { NatGatewayIds: idsOf(natGateways.select(['id'], { vpc: vpc.id })) },
      // The word for a VPC in no CEN instance is unconfirmed.
      CenStatus: 'Detached',
    }));
    return { ...paging, TotalCount: total, Vpcs: { Vpc: list } };
  },
});

/** The VPCs that use a DHCP options set; undefined where none is asked for. */
const usersOf = ({ store }: Call<unknown>, set: string | undefined): readonly string[] | undefined =>
  set ? store.tables.dhcpAttachments.find({ dhcpOptionsSet: set }).map((attachment) => attachment.id) : undefined;
