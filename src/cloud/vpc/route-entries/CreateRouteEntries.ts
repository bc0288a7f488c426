import { ApiError } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, ignored, integer, objects, required, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';
import { checkSettledForRoute } from '../shared/interlocks.ts';
import { checkSize, eachOf, MissingRouteTableId } from './batch.ts';
import { addEntry, checkEntry } from './new-entry.ts';

/**
 * Adds up to 50 custom routes; items that fail are listed with codes of their own, and the call succeeds.
 * Source: API page CreateRouteEntries.
 */
export const CreateRouteEntries = vpcAction({
  name: 'CreateRouteEntries',
  effect: 'write',
  parameters: {
    RegionId: text,
    RouteEntries: required(
      objects({
        RouteTableId: required(text, MissingRouteTableId),
        DstCidrBlock: required(text),
        NextHopType: required(text),
        NextHop: required(text),
        // The destination tells its version itself.
        IpVersion: ignored(integer),
        Name: text,
        Description: text,
      }),
    ),
    DryRun: boolean,
  },
  run(call) {
    const { RouteEntries: items, DryRun: dryRun } = call.parameters;
    checkSize(items);
    for (const routeTable of new Set(items.map((item) => item.RouteTableId))) {
      const table = owned(call, call.store.tables.routeTables, routeTable);
      if (table) checkSettledForRoute(call, table.vpc);
    }
    const { done, failed } = eachOf(
      items,
      (item) => {
        const wanted = {
          routeTable: item.RouteTableId,
          destination: item.DstCidrBlock,
          type: item.NextHopType,
          id: item.NextHop,
          list: [],
          name: item.Name,
          description: item.Description,
        };
        const entry = checkEntry(call, wanted, () => duplicate(item.DstCidrBlock));
        return dryRun ? '' : addEntry(call, entry);
      },
      (item) => ({ DstCidrBlock: item.DstCidrBlock, NextHop: item.NextHop }),
    );
    if (dryRun) throw DryRunOperation();
    return {
      SuccessCount: done.length,
      FailedCount: failed.length,
      RouteEntryIds: done,
      FailedRouteEntries: failed,
    };
  },
});

const duplicate = (destination: string): ApiError =>
  new ApiError(
    400,
    'VPC_ROUTE_ENTRY_CIDR_BLOCK_DUPLICATE',
    `Specified CIDR block is already exists, entry.cidrBlock=${destination}`,
  );
