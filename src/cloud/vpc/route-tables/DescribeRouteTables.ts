import { type Answer, errorCase, formatTime } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { text, type ValuesOf } from '../../parameters.ts';
import { given } from '../../shared/narrow.ts';
import { owned, ownedBy } from '../../shared/owned.ts';
import { pageAndTotal, pagingOf, pagingParameters } from '../../shared/paging.ts';
import type { RouteTableRow } from '../../store/rows.ts';
import type { Where } from '../../store/table.ts';
import { ENTRY_TYPES } from '../shared/entry-types.ts';
import { InvalidParameter, MissingParameter, RegionNotSupported } from '../shared/errors.ts';
import { entryInTable } from './entry-in-table.ts';

const VRouterNotFound = errorCase(400, 'InvalidVRouterId.NotFound', 'Specified virtual router does not exist.');
const RouterNotExist = errorCase(
  400,
  'OperationFailed.VRouterNotExist',
  'Operation failed because the VRouter does not exist.',
);
const IllegalType = errorCase(400, 'IllegalParam.Type', 'The parameter of Type is illegal.');

const declared = {
  RegionId: text,
  RouteTableId: text,
  VRouterId: text,
  RouterId: text,
  RouterType: text,
  Type: text,
  RouteTableName: text,
  ResourceGroupId: text,
  ...pagingParameters,
};

type DescribeCall = Call<ValuesOf<typeof declared>>;

/** Lists route tables with their entries, custom ones first. Source: API page DescribeRouteTables. */
export const DescribeRouteTables = vpcAction({
  name: 'DescribeRouteTables',
  effect: 'read',
  regionNotFound: RegionNotSupported,
  parameters: declared,
  run(call) {
    const { parameters, store } = call;
    const { vswitches, routeTables, routeEntries } = store.tables;
    if (parameters.Type && !ENTRY_TYPES.includes(parameters.Type)) throw IllegalType();
    const paging = pagingOf(parameters);
    const { rows, total } = pageAndTotal(routeTables, selected(call), paging);
    const ids = rows.map((table) => table.id);
    const bound = Map.groupBy(
      vswitches.select(['id', 'routeTable'], { routeTable: ids }),
      (vswitch) => vswitch.routeTable,
    );
    // The tables of the list stay whatever `Type` says; it narrows the entries in them (unconfirmed).
    const entriesOf = (routeTable: string): readonly Answer[] =>
      (['Custom', 'System'] as const)
        .filter((type) => (parameters.Type || type) === type)
        .flatMap((type) => routeEntries.find({ routeTable, type }))
        .map(entryInTable);
    const list = rows.map((table) => ({
      RouteTableId: table.id,
      RouteTableType: table.type,
      Status: table.status,
      VRouterId: table.vrouter,
      ResourceGroupId: table.resourceGroup,
      CreationTime: formatTime(table.createdAt),
      VSwitchIds: { VSwitchId: (bound.get(table.id) ?? []).map((vswitch) => vswitch.id) },
      RouteEntrys: { RouteEntry: entriesOf(table.id) },
    }));
    return { ...paging, TotalCount: total, RouteTables: { RouteTable: list } };
  },
});

/** What the selectors select. @throws ApiError when there is none, or when the router does not exist. */
function selected(call: DescribeCall): Where<RouteTableRow> {
  const { RouteTableId: id, VRouterId: vrouterId, RouterId: routerId, RouteTableName: name } = call.parameters;
  const { vrouters } = call.store.tables;
  // That one of the four is needed, and that the two routers exclude each other, is documented; the codes are unconfirmed.
  if (!id && !vrouterId && !routerId && !name) throw MissingParameter();
  if (vrouterId && routerId) throw InvalidParameter();
  if (vrouterId && !owned(call, vrouters, vrouterId)) throw VRouterNotFound();
  const onVRouter = Boolean(vrouterId) || (call.parameters.RouterType || 'VRouter') === 'VRouter';
  // A VBR is not emulated: none exists.
  if (routerId && !(onVRouter && owned(call, vrouters, routerId))) throw RouterNotExist();
  if (!onVRouter) return { id: [] };
  const vpc = owned(call, vrouters, vrouterId || routerId || '')?.vpc;
  return { ...ownedBy(call), ...given({ id, vpc, name, resourceGroup: call.parameters.ResourceGroupId }) };
}
