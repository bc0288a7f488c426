import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { boolean, ignored, integer, objects, text } from '../../parameters.ts';
import { pageAndTotal } from '../../shared/paging.ts';
import { taggedWith, tagParameters } from '../../shared/tag-set.ts';
import { regionNotFound } from './errors.ts';
import { conditionsOf, filterValue } from './filters.ts';
import { routerInterfaceView } from './router-interface-view.ts';

// The code is the real one, however little it has to do with pages.
const WrongPage = errorCase(404, 'InvalidRegionId.NotFound', 'The parameter wrong, pageNum or pageSize.');

const MAX_PAGE_SIZE = 50;

/** Lists the region's router interfaces, oldest first. Source: API page DescribeRouterInterfaces. */
export const DescribeRouterInterfaces = vpcAction({
  name: 'DescribeRouterInterfaces',
  effect: 'read',
  regionNotFound: regionNotFound('The RegionId provided does not exist in our records.'),
  parameters: {
    RegionId: text,
    Filter: objects({ Key: text, Value: filterValue }),
    PageNumber: integer,
    PageSize: integer,
    // Renewal orders do not exist here, so there is nothing to include.
    IncludeReservationData: ignored(boolean),
    ResourceGroupId: text,
    Tags: tagParameters,
  },
  run(call) {
    const { parameters, store, account, region } = call;
    const { PageNumber = 1, PageSize = 10, ResourceGroupId: resourceGroup } = parameters;
    if (PageNumber < 1 || PageSize < 1 || PageSize > MAX_PAGE_SIZE) throw WrongPage();
    const where = {
      account: account.id,
      region: region.id,
      ...conditionsOf(account, parameters.Filter, taggedWith(call, 'ROUTERINTERFACE', parameters.Tags)),
      ...(resourceGroup ? { resourceGroup } : {}),
    };
    const { rows, total } = pageAndTotal(store.tables.routerInterfaces, where, { PageNumber, PageSize });
    return {
      TotalCount: total,
      PageNumber,
      PageSize,
      RouterInterfaceSet: { RouterInterfaceType: rows.map((row) => routerInterfaceView(call, row)) },
    };
  },
});
