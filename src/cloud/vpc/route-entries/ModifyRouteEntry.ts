import { errorCase } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RouteEntryRow } from '../../store/rows.ts';
import { RouteTableNotFound } from '../shared/errors.ts';
import { checkSettledForRouteChange } from '../shared/interlocks.ts';
import { checkEntryNames } from './entry-names.ts';
import { selectedEntry } from './find-entry.ts';
import { type ResolvedHop, resolveHop } from './next-hop.ts';
import { checkRemovable } from './remove-entry.ts';

/** Listed on the page of the delete; that it answers a change of nothing but to the same next hop is unconfirmed. */
const NotChanged = errorCase(
  400,
  'OperationDenied.NextHopNotChanged',
  'The operation is not allowed because of NextHopNotChanged.',
);

/** Changes name, description or next hop of a custom route. Source: API page ModifyRouteEntry. */
export const ModifyRouteEntry = vpcAction({
  name: 'ModifyRouteEntry',
  effect: 'write',
  parameters: {
    RegionId: text,
    RouteEntryId: text,
    RouteTableId: text,
    DestinationCidrBlock: text,
    RouteEntryName: text,
    Description: text,
    NewNextHopType: text,
    NewNextHopId: text,
    DryRun: boolean,
  },
  run(call) {
    const { parameters, store, timing, now } = call;
    const { RouteEntryId: id, RouteTableId: routeTable, DestinationCidrBlock: destination } = parameters;
    const entry = selectedEntry(call, { id, routeTable, destination });
    const { RouteEntryName: name = entry.name, Description: description = entry.description } = parameters;
    checkEntryNames(name, description);
    const hop = newHop(call, entry, parameters.NewNextHopType, parameters.NewNextHopId);
    const renamed = parameters.RouteEntryName !== undefined || parameters.Description !== undefined;
    if (hop && !renamed && isSame(entry, hop)) throw NotChanged();
    checkRemovable(call, entry);
    checkSettledForRouteChange(call, entry.vpc);
    if (parameters.DryRun) throw DryRunOperation();

    const { routeEntries } = store.tables;
    routeEntries.update(entry.id, { name, description, modifiedAt: now });
    if (hop && !isSame(entry, hop)) {
      routeEntries.update(entry.id, { ...hop, status: 'Modifying' });
      call.after(timing.modifyRouteEntry, routeEntries, entry.id, { status: 'Available' });
    }
    return {};
  },
});

/** The next hop to change to, checked as for a new entry; undefined where none is named. A lone id keeps the type. */
function newHop(
  call: Call<unknown>,
  entry: RouteEntryRow,
  type: string | undefined,
  id: string | undefined,
): ResolvedHop | undefined {
  if (!type && !id) return undefined;
  const table = ownedOr(call, call.store.tables.routeTables, entry.routeTable, RouteTableNotFound);
  return resolveHop(call, table, { type: type || entry.nextHopType, id, list: [] });
}

const isSame = (entry: RouteEntryRow, hop: ResolvedHop): boolean =>
  entry.nextHopType === hop.nextHopType && entry.nextHop === hop.nextHop;
