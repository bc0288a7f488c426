import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RouteTableRow } from '../../store/rows.ts';
import { RouteTableNotFound } from '../shared/errors.ts';
import { usedEntries } from '../shared/route-quota.ts';
import { type CheckedDestination, checkDestination } from './destination-checks.ts';
import { checkEntryNames } from './entry-names.ts';
import { type ResolvedHop, resolveHop, type WantedHop } from './next-hop.ts';

// "CIDR" in capitals here and here alone.
const Duplicate = errorCase(400, 'InvalidCIDRBlock.Duplicate', 'Specified CIDR block is already exists.');
const QuotaExceeded = errorCase(400, 'QuotaExceeded', 'Route entry quota exceeded in this route table.');
const Ipv6Ecmp = errorCase(
  400,
  'OperationUnsupported.Ipv6EcmpRouteEntry',
  'IPv6 route entries do not support several next hops.',
);
const GatewayTable = errorCase(
  400,
  'OperationDenied.RouteTableTypeNotPermitted',
  'The operation is not allowed because the type of route table is not permitted.',
);
const IncorrectTableStatus = errorCase(
  400,
  'IncorrectStatus.RouteTableStatus',
  'The status of the specified RouteTable is incorrect.',
);
const PrefixListEcmp = errorCase(
  400,
  'UnsupportedFeature.CreatePrefixListEcmpRouteEntry',
  'The feature of creating ecmp route entry with prefixList is not supported.',
);

/** An entry as a request describes it. */
export interface WantedEntry extends WantedHop {
  readonly routeTable: string;
  readonly destination: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
}

/** An entry that passed every check. */
export interface CheckedEntry {
  readonly table: RouteTableRow;
  readonly destination: CheckedDestination;
  readonly hop: ResolvedHop;
  readonly name: string;
  readonly description: string;
}

/**
 * Checks a new entry in this order: table, names, syntax, reserved blocks, duplicate,
 * next hop, quota.
 * @param duplicate what a destination that is there already answers; the batch action has words of its own
 * @throws ApiError by CreateRouteEntry's table.
 */
export function checkEntry(call: Call<unknown>, wanted: WantedEntry, duplicate: ErrorCase = Duplicate): CheckedEntry {
  const { routeTables } = call.store.tables;
  const { name = '', description = '' } = wanted;
  const table = ownedOr(call, routeTables, wanted.routeTable, RouteTableNotFound);
  if (table.associateType === 'Gateway') throw GatewayTable();
  if (table.status !== 'Available') throw IncorrectTableStatus();
  checkEntryNames(name, description);
  const destination = checkDestination(call, table, wanted.destination, duplicate);
  if (destination.isPrefixList && wanted.list.length > 0) throw PrefixListEcmp();
  if (destination.version === 'ipv6' && wanted.list.length > 0) throw Ipv6Ecmp();
  const hop = resolveHop(call, table, wanted);
  if (usedEntries(call, table.id) + destination.size > call.quotas.customEntriesPerRouteTable) throw QuotaExceeded();
  return { table, destination, hop, name, description };
}

/** Adds a checked entry: Pending, then Available. @returns its id */
export function addEntry(call: Call<unknown>, { table, destination, hop, name, description }: CheckedEntry): string {
  const { routeEntries } = call.store.tables;
  const { createRouteEntry: pending } = call.timing;
  const id = call.newId('rte');
  routeEntries.insert({
    ...hop,
    id,
    account: call.account.id,
    region: call.region.id,
    createdAt: call.now,
    modifiedAt: call.now,
    name,
    description,
    status: pending > 0 ? 'Pending' : 'Available',
    type: 'Custom',
    routeTable: table.id,
    vpc: table.vpc,
    destination: destination.text,
    ipVersion: destination.version,
  });
  if (pending > 0) call.after(pending, routeEntries, id, { status: 'Available' });
  return id;
}
