import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, objects, required, text } from '../../parameters.ts';
import { owned } from '../../shared/owned.ts';
import { checkSettledForRouteDelete } from '../shared/interlocks.ts';
import { checkSize, eachOf, MissingRouteTableId } from './batch.ts';
import { EntryIdNotFound, EntryNotFound, selectedEntry } from './find-entry.ts';
import { checkRemovable, removeEntry } from './remove-entry.ts';

const NotExist = errorCase(400, 'VPC_ROUTER_ENTRY_NOT_EXIST', 'vRouterEntry not exists');

/** What the single action says of an entry that is not there, the batch says in a code of its own. */
const NOT_THERE: readonly string[] = [EntryIdNotFound().code, EntryNotFound().code];

/**
 * Removes up to 50 custom routes; items that fail are listed, and the call succeeds.
 * Source: API page DeleteRouteEntries.
 */
export const DeleteRouteEntries = vpcAction({
  name: 'DeleteRouteEntries',
  effect: 'write',
  parameters: {
    RegionId: text,
    RouteEntries: required(
      objects({
        RouteTableId: required(text, MissingRouteTableId),
        RouteEntryId: text,
        DstCidrBlock: text,
        NextHop: text,
      }),
    ),
    DryRun: boolean,
  },
  run(call) {
    const { RouteEntries: items, DryRun: dryRun } = call.parameters;
    checkSize(items);
    for (const routeTable of new Set(items.map((item) => item.RouteTableId))) {
      const table = owned(call, call.store.tables.routeTables, routeTable);
      if (table) checkSettledForRouteDelete(call, table.vpc);
    }
    const { done, failed } = eachOf(
      items,
      ({ RouteEntryId: id, RouteTableId: routeTable, DstCidrBlock: destination, NextHop: nextHop }) => {
        const entry = selectedEntry(call, { id, routeTable, destination });
        if (entry.routeTable !== routeTable || (nextHop && entry.nextHop !== nextHop)) throw NotExist();
        checkRemovable(call, entry);
        if (!dryRun) removeEntry(call, entry);
      },
      ({ RouteEntryId, DstCidrBlock, NextHop }) => ({ RouteEntryId, DstCidrBlock, NextHop }),
    );
    if (dryRun) throw DryRunOperation();
    const list = failed.map((item) =>
      NOT_THERE.includes(String(item.FailedCode))
        ? { ...item, FailedCode: NotExist().code, FailedMessage: NotExist().message }
        : item,
    );
    return { SuccessCount: done.length, FailedCount: list.length, FailedRouteEntries: list };
  },
});
