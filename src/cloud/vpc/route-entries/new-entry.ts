import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isServiceCidr } from '../../shared/cidr-rules.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RouteTableRow } from '../../store/rows.ts';
import { MalformedCidrBlock, RouteTableNotFound } from '../shared/errors.ts';
import { type Destination, isInside, parseDestination } from './destination.ts';
import { checkEntryNames } from './entry-names.ts';
import { type ResolvedHop, resolveHop, type WantedHop } from './next-hop.ts';

const InvalidCidrBlock = errorCase(400, 'InvalidCidrBlock', 'Specified CIDR block is not valid.');
// "CIDR" in capitals here and here alone.
const Duplicate = errorCase(400, 'InvalidCIDRBlock.Duplicate', 'Specified CIDR block is already exists.');
const QuotaExceeded = errorCase(400, 'QuotaExceeded', 'Route entry quota exceeded in this route table.');
const VpcWithoutIpv6 = errorCase(400, 'OperationDenied.VpcIpv6NotEnabled', 'IPv6 has not been enabled for the VPC.');
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
const PrefixListNotFound = errorCase(
  400,
  'ResourceNotFound.PrefixList',
  'The specified resource of PrefixList is not found.',
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
  readonly destination: Destination;
  readonly hop: ResolvedHop;
  readonly name: string;
  readonly description: string;
}

/**
 * Checks a new entry in the order of the contract (vpc-routing, 7.1): table, names, syntax, reserved blocks, duplicate,
 * next hop, quota.
 * @param duplicate what a destination that is there already answers; the batch action has words of its own
 * @throws ApiError by CreateRouteEntry's table.
 */
export function checkEntry(call: Call<unknown>, wanted: WantedEntry, duplicate: ErrorCase = Duplicate): CheckedEntry {
  const { routeTables, routeEntries } = call.store.tables;
  const { name = '', description = '' } = wanted;
  const table = ownedOr(call, routeTables, wanted.routeTable, RouteTableNotFound);
  if (table.associateType === 'Gateway') throw GatewayTable();
  if (table.status !== 'Available') throw IncorrectTableStatus();
  checkEntryNames(name, description);
  // A prefix list stands for its blocks; none is emulated, so none exists.
  if (wanted.destination.startsWith('pl-')) throw PrefixListNotFound();
  const destination = parseDestination(wanted.destination);
  if (!destination) throw MalformedCidrBlock();
  checkDestination(call, table, destination);
  const key = { routeTable: table.id, type: 'Custom', destination: destination.text } as const;
  if (routeEntries.exists(key)) throw duplicate();
  if (destination.version === 'ipv6' && wanted.list.length > 0) throw Ipv6Ecmp();
  const hop = resolveHop(call, table, wanted);
  const count = routeEntries.count({ routeTable: table.id, type: 'Custom' });
  if (count >= call.quotas.customEntriesPerRouteTable) throw QuotaExceeded();
  return { table, destination, hop, name, description };
}

/** A destination may contain a vSwitch of the VPC, but not be one or lie in one: those packets are delivered. */
function checkDestination(call: Call<unknown>, table: RouteTableRow, destination: Destination): void {
  const { vpcs, vswitches } = call.store.tables;
  if (destination.version === 'ipv4' && isServiceCidr(destination.block)) throw InvalidCidrBlock();
  if (destination.version === 'ipv6' && !vpcs.get(table.vpc)?.ipv6) throw VpcWithoutIpv6();
  const field = destination.version === 'ipv4' ? 'cidr' : 'ipv6Cidr';
  const blocks = vswitches.select([field], { vpc: table.vpc }).map((vswitch) => vswitch[field]);
  if (isInside(destination, blocks)) throw InvalidCidrBlock();
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
