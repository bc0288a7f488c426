import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { given, idsIn, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { checkTagFilter, taggedWith, tagParameters } from '../../shared/tag-set.ts';
import { MissingParameter } from '../shared/errors.ts';
import { vswitchViews } from './vswitch-view.ts';

const TooManyVpcIds = errorCase(404, 'InvalidVpcIdNumber.NotSupported', 'The number of vpcIds exceeds the limit.');
const TooManyIds = errorCase(404, 'InvalidVSwitchIdNumber.NotSupported', 'The number of vSwitchIds exceeds the limit.');
const IllegalOwner = errorCase(400, 'IllegalParam.OwnerId', 'The specified parameter VSwitchOwnerId is not valid.');

/** Ids in one filter, at most: DescribeVpcs documents 20; taken over here (unconfirmed). */
const MAX_IDS = 20;

/** Lists vSwitches; what does not exist simply does not match. Source: API page DescribeVSwitches. */
export const DescribeVSwitches = vpcAction({
  name: 'DescribeVSwitches',
  effect: 'read',
  parameters: {
    RegionId: text,
    VpcId: text,
    VSwitchId: text,
    VSwitchName: text,
    ZoneId: text,
    RouteTableId: text,
    ResourceGroupId: text,
    VSwitchOwnerId: text,
    IsDefault: boolean,
    EnableIpv6: boolean,
    Tag: tagParameters,
    DryRun: boolean,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store, account } = call;
    const { RegionId: region, VpcId: vpcId, VSwitchId: id, VSwitchOwnerId: owner } = parameters;
    // "At least one of RegionId and VpcId" is documented; the code for neither is unconfirmed.
    if (!region && !vpcId) throw MissingParameter();
    const vpcIds = idsIn(vpcId);
    const ids = idsIn(id);
    if (vpcIds && vpcIds.length > MAX_IDS) throw TooManyVpcIds();
    if (ids && ids.length > MAX_IDS) throw TooManyIds();
    if (owner && !/^\d+$/.test(owner)) throw IllegalOwner();
    checkTagFilter(parameters.Tag);
    if (parameters.DryRun) throw DryRunOperation();
    const where = {
      ...ownedBy(call),
      // No vSwitch of another account is shared with this one.
      ...(owner && owner !== account.id ? { id: [] } : narrowed(ids, taggedWith(call, 'VSWITCH', parameters.Tag))),
      ...(vpcIds ? { vpc: vpcIds } : {}),
      ...given({
        name: parameters.VSwitchName,
        zone: parameters.ZoneId,
        routeTable: parameters.RouteTableId,
        resourceGroup: parameters.ResourceGroupId,
        isDefault: parameters.IsDefault,
        ipv6: parameters.EnableIpv6,
      }),
    };
    const paging = pagingOf(parameters);
    const { rows, total } = pageAndTotal(store.tables.vswitches, where, paging);
    return { ...paging, TotalCount: total, VSwitches: { VSwitch: vswitchViews(call, rows) } };
  },
});
