import { type ErrorCase, errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isServiceCidr } from '../../shared/cidr-rules.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { RouteTableRow } from '../../store/rows.ts';
import { MalformedCidrBlock } from '../shared/errors.ts';
import {
  blocksOfList,
  isPrefixListId,
  listsRoutedIn,
  PrefixListNotFound,
  UnstablePrefixList,
} from '../shared/prefix-lists.ts';
import { type Destination, isInside, parseDestination } from './destination.ts';

const InvalidCidrBlock = errorCase(400, 'InvalidCidrBlock', 'Specified CIDR block is not valid.');
const VpcWithoutIpv6 = errorCase(400, 'OperationDenied.VpcIpv6NotEnabled', 'IPv6 has not been enabled for the VPC.');
const ListThereAlready = errorCase(
  400,
  'ResourceAlreadyAssociated.PrefixList',
  'The operation failed because the specified prefixList route entry already exists.',
);
const InPrefixList = errorCase(
  400,
  'OperationFailed.CidrConflictWithPrefixList',
  'The specified CIDR block already exists in a prefixList route entry.',
);

/** A destination that a new entry of the table may have. */
export interface CheckedDestination {
  /** As the entry keeps it: a block in canonical form, or a prefix list's id. */
  readonly text: string;
  readonly version: 'ipv4' | 'ipv6';
  readonly isPrefixList: boolean;
  /** How many entries of the table's quota it takes. */
  readonly size: number;
}

/**
 * Checks a destination: syntax, reserved blocks, duplicates (API page CreateRouteEntry).
 * @param duplicate what a block that is there already answers
 * @throws ApiError by CreateRouteEntry's table
 */
export function checkDestination(
  call: Call<unknown>,
  table: RouteTableRow,
  text: string,
  duplicate: ErrorCase,
): CheckedDestination {
  if (isPrefixListId(text)) return checkPrefixList(call, table, text, duplicate);
  const destination = parseDestination(text);
  if (!destination) throw MalformedCidrBlock();
  checkBlock(call, table, destination);
  if (hasEntry(call, table, destination.text)) throw duplicate();
  const listed = listsRoutedIn(call, table.id).some((list) => blocksOfList(list).includes(destination.text));
  if (listed) throw InPrefixList();
  return { text: destination.text, version: destination.version, isPrefixList: false, size: 1 };
}

/** A prefix list stands for its blocks: each must be one that an entry of its own could have. */
function checkPrefixList(
  call: Call<unknown>,
  table: RouteTableRow,
  id: string,
  duplicate: ErrorCase,
): CheckedDestination {
  const list = ownedOr(call, call.store.tables.prefixLists, id, PrefixListNotFound);
  if (list.status !== 'Created') throw UnstablePrefixList();
  for (const block of blocksOfList(list)) {
    const destination = parseDestination(block);
    if (destination) checkBlock(call, table, destination);
    if (hasEntry(call, table, block)) throw duplicate();
  }
  if (hasEntry(call, table, id)) throw ListThereAlready();
  const version = list.ipVersion === 'IPV4' ? 'ipv4' : 'ipv6';
  return { text: id, version, isPrefixList: true, size: list.maxEntries };
}

/** A destination may contain a vSwitch of the VPC, but not be one or lie in one: those packets are delivered. */
function checkBlock(call: Call<unknown>, table: RouteTableRow, destination: Destination): void {
  const { vpcs, vswitches } = call.store.tables;
  if (destination.version === 'ipv4' && isServiceCidr(destination.block)) throw InvalidCidrBlock();
  if (destination.version === 'ipv6' && !vpcs.get(table.vpc)?.ipv6) throw VpcWithoutIpv6();
  const field = destination.version === 'ipv4' ? 'cidr' : 'ipv6Cidr';
  const blocks = vswitches.select([field], { vpc: table.vpc }).map((vswitch) => vswitch[field]);
  if (isInside(destination, blocks)) throw InvalidCidrBlock();
}

const hasEntry = ({ store }: Call<unknown>, table: RouteTableRow, destination: string): boolean =>
  store.tables.routeEntries.exists({ routeTable: table.id, type: 'Custom', destination });
