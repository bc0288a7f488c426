import { ApiError, formatTime } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { list, objects, text } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { checkTagFilter, taggedWith, tagParameters, tagsOfAll } from '../../shared/tag-set.ts';
import type { HaVipRow } from '../../store/rows.ts';

/** The filter keys of the page, each with the field it asks for. */
const FIELDS: Readonly<Record<string, keyof HaVipRow>> = {
  HaVipId: 'id',
  VpcId: 'vpc',
  VSwitchId: 'vswitch',
  IpAddress: 'address',
  Status: 'status',
};

/** Lists HaVips, by up to five filters that all must hold. Source: API page DescribeHaVips. */
export const DescribeHaVips = vpcAction({
  name: 'DescribeHaVips',
  effect: 'read',
  parameters: {
    RegionId: text,
    Filter: objects({ Key: text, Value: list }),
    ResourceGroupId: text,
    Tags: tagParameters,
    ...pagingParameters,
  },
  run(call) {
    const { parameters, store } = call;
    checkTagFilter(parameters.Tags);
    const filters = parameters.Filter.map(({ Key: key = '', Value: values }, index) => {
      const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
      if (!field) throw unknownKey(index);
      return { [field]: values };
    });
    const { id, ...where } = Object.assign({}, ...filters) as { readonly id?: readonly string[] };
    const paging = pagingOf(parameters);
    const { rows, total } = pageAndTotal(
      store.tables.haVips,
      {
        ...ownedBy(call),
        ...where,
        ...narrowed(id, taggedWith(call, 'HAVIP', parameters.Tags)),
        ...given({ resourceGroup: parameters.ResourceGroupId }),
      },
      paging,
    );
    const tags = tagsOfAll(
      call,
      rows.map((row) => row.id),
    );
    const HaVip = rows.map((row) => ({
      HaVipId: row.id,
      Name: row.name,
      Description: row.description,
      Status: row.status,
      IpAddress: row.address,
      VpcId: row.vpc,
      VSwitchId: row.vswitch,
      RegionId: row.region,
      CreateTime: formatTime(row.createdAt),
      ChargeType: 'PostPaid',
      ResourceGroupId: row.resourceGroup,
      AssociatedInstanceType: row.instanceType,
      // The one that answers for the address just now: taken to be the first.
      MasterInstanceId: row.instances[0] ?? '',
      AssociatedInstances: { associatedInstance: row.instances },
      AssociatedEipAddresses: { associatedEipAddresse: [] },
      Tags: { Tag: tags.get(row.id) ?? [] },
    }));
    return { ...paging, TotalCount: total, HaVips: { HaVip } };
  },
});

const unknownKey = (index: number): ApiError =>
  new ApiError(
    404,
    'InvalidFilterKey.ValueNotSupported',
    `Specified filter key is not supported: Filter.${index + 1}.key`,
  );
