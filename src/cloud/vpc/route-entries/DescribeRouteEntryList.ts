import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { integer, list, required, text, type ValuesOf } from '../../parameters.ts';
import { given } from '../../shared/narrow.ts';
import { ownedOr } from '../../shared/owned.ts';
import { makeToken, readToken } from '../../shared/token-paging.ts';
import type { RouteEntryRow } from '../../store/rows.ts';
import type { Where } from '../../store/table.ts';
import { ENTRY_TYPES } from '../shared/entry-types.ts';
import { RegionNotSupported } from '../shared/errors.ts';
import { destinationText } from './destination.ts';
import { entryInList } from './entry-in-list.ts';

const TableNotFound = errorCase(400, 'InvalidRouteTable.NotFound', 'The specified RouteTable was not found.');
const IllegalType = errorCase(400, 'IllegalParam.RouteEntryType', 'The parameter of RouteEntryType is illegal.');
const IllegalIpVersion = errorCase(400, 'IllegalParam.IpVersion', 'Param IpVersion illegal.');
const CustomFilterOnly = errorCase(
  400,
  'OperationFailed.FilterParamUnderWrongRouteType',
  'Operation failed because only custom type support filter by routeEntryId or routeEntryName',
);
const IsGatewayTable = errorCase(
  400,
  'OperationDenied.UseGatewayRouteEntryQueryInterface',
  'Use listGatewayRouteTableEntries to describe gateway route entries.',
);

/** The types that the local cloud has entries of, in the order of the list. */
const TYPES = ['Custom', 'System'] as const;

const declared = {
  RegionId: text,
  RouteTableId: required(text),
  RouteEntryId: text,
  RouteEntryName: text,
  DestinationCidrBlock: text,
  DestCidrBlockList: list,
  IpVersion: text,
  RouteEntryType: text,
  NextHopId: text,
  NextHopType: text,
  ServiceType: text,
  MaxResult: integer,
  NextToken: text,
};

type DescribeCall = Call<ValuesOf<typeof declared>>;

/** Lists the entries of a table, custom ones first. Source: API page DescribeRouteEntryList. */
export const DescribeRouteEntryList = vpcAction({
  name: 'DescribeRouteEntryList',
  effect: 'read',
  regionNotFound: RegionNotSupported,
  parameters: declared,
  run(call) {
    const { parameters } = call;
    const limit = Math.min(100, Math.max(1, parameters.MaxResult ?? 10));
    const offset = readToken(parameters.NextToken);
    const { rows, total } = slice(call, conditions(call), { limit, offset });
    const next = offset + rows.length;
    return {
      NextToken: next < total ? makeToken(next) : '',
      TotalCount: total,
      RouteEntrys: { RouteEntry: rows.map((entry) => entryInList(call, entry)) },
    };
  },
});

/** The filters as a condition, the entry's type and the next hop's id aside. @throws ApiError by the page's table. */
function conditions(call: DescribeCall): Where<RouteEntryRow> {
  const { parameters, store } = call;
  const { RouteEntryType: type, RouteEntryId: id, RouteEntryName: name } = parameters;
  const table = ownedOr(call, store.tables.routeTables, parameters.RouteTableId, TableNotFound);
  if (table.associateType === 'Gateway') throw IsGatewayTable();
  if (type && !ENTRY_TYPES.includes(type)) throw IllegalType();
  if (type && type !== 'Custom' && (id || name)) throw CustomFilterOnly();
  const ipVersion = parameters.IpVersion?.toLowerCase() || undefined;
  if (ipVersion !== undefined && ipVersion !== 'ipv4' && ipVersion !== 'ipv6') throw IllegalIpVersion();
  const wanted = [parameters.DestinationCidrBlock, ...parameters.DestCidrBlockList].filter((text) => text);
  return {
    routeTable: table.id,
    ...given({ id, name, ipVersion, nextHopType: parameters.NextHopType }),
    ...(wanted.length > 0 ? { destination: wanted.map((text = '') => destinationText(text) ?? text) } : {}),
    // Entries of a transit router (`TR`) do not exist here.
    ...(parameters.ServiceType ? { id: [] } : {}),
  };
}

/** One page of the entries and the number of all. */
function slice(
  call: DescribeCall,
  where: Where<RouteEntryRow>,
  page: { readonly limit: number; readonly offset: number },
): { readonly rows: readonly RouteEntryRow[]; readonly total: number } {
  const { routeEntries } = call.store.tables;
  const { NextHopId: hop, RouteEntryType: type } = call.parameters;
  const types = TYPES.filter((known) => (type || known) === known);
  if (hop) {
    // One of several next hops is no column to ask by; a table has few such entries.
    const several = routeEntries.find({ ...where, type: types, nextHop: '' });
    const single = routeEntries.find({ ...where, type: types, nextHop: hop });
    const all = [...single, ...several.filter((entry) => entry.nextHops.some((known) => known.id === hop))];
    return { rows: all.slice(page.offset, page.offset + page.limit), total: all.length };
  }
  const rows: RouteEntryRow[] = [];
  let total = 0;
  for (const known of types) {
    const count = routeEntries.count({ ...where, type: known });
    const offset = Math.max(0, page.offset - total);
    const limit = page.limit - rows.length;
    if (offset < count && limit > 0) rows.push(...routeEntries.find({ ...where, type: known }, { limit, offset }));
    total += count;
  }
  return { rows, total };
}
