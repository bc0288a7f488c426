import { AddressSet } from '../address-set.ts';
import { type Change, ChangeAction } from '../change.ts';
import { type Cidr, cidrContains, cidrEquals, cidrsOverlap, formatCidr } from '../cidr.ts';
import { decide } from '../decide.ts';
import { isChangeable } from '../effective-routes.ts';
import { deletion } from '../explain/route.ts';
import type { RouteEntry, VSwitch } from '../model.ts';
import type { DecidedBy } from '../outcome.ts';
import type { LintContext } from './context.ts';

/** With more entries than this a person has to decide. */
const MOST_ENTRIES = 20;

/**
 * Replaces an entry of a loop, the widest that can be, by entries for the blocks that packets reach by it today: the loop
 * ends, and nobody loses a path.
 *
 * @returns nothing where that cannot be done by a few calls.
 */
export function narrowing(context: LintContext, cycle: readonly DecidedBy[]): readonly Change[] {
  const entries = cycle.flatMap(({ routeTableId, destinationCidrBlock }) => {
    const routes = context.network.tables.get(routeTableId)?.routes ?? [];
    return Array.from(routes, ([, entry]) => entry).filter(
      ({ destination }) => formatCidr(destination) === destinationCidrBlock,
    );
  });
  for (const entry of entries.toSorted((a, b) => a.destination.length - b.destination.length)) {
    const may = entries.length > 1 && isChangeable(entry) && !isWholeVpc(context, entry);
    const blocks = may ? behind(context, entry) : undefined;
    if (blocks !== undefined) return [...blocks.map((block) => creation(entry, block)), deletion(entry)];
  }
  return [];
}

/** Whether an entry routes a block of the VPC that it leads to: that is how it is done, and not what is wide. */
function isWholeVpc({ network }: LintContext, entry: RouteEntry): boolean {
  const decision = decide(network, { table: entry.table, byPeering: false }, entry);
  return decision.kind === 'pass' && decision.to.blocks.some((block) => cidrEquals(block, entry.destination));
}

/** The blocks that packets reach by an entry; undefined where it leads to more than vSwitches, or hides something. */
function behind({ network, reach, decided }: LintContext, entry: RouteEntry): readonly Cidr[] | undefined {
  const { table } = entry;
  const addresses = decided.get(entry) ?? AddressSet.empty;
  const source = [...network.vSwitches.values()].find((vSwitch) => vSwitch.table === table);
  if (source === undefined || table.ineffective.some(({ winner }) => winner === entry)) return undefined;
  const blocks = new Map<string, Cidr>();
  for (const { outcome, addresses: set } of reach.outcomes(source.id)) {
    const by = set.intersect(addresses);
    if (by.isEmpty) continue;
    // Beyond the model, or at something that is down today, may be what the entry is for.
    if (outcome.kind === 'leaves' || outcome.kind === 'next-hop-down') return undefined;
    const vSwitch = outcome.kind === 'delivered' ? network.vSwitches.get(outcome.vSwitchId) : undefined;
    if (vSwitch === undefined) continue;
    for (const block of wanted(entry, vSwitch, by)) blocks.set(formatCidr(block), block);
  }
  const fewest = AddressSet.of(blocks.values()).toCidrs();
  const taken = fewest.some((block) =>
    table.ineffective.some(({ entry: other }) => cidrEquals(other.destination, block)),
  );
  return taken || fewest.length > MOST_ENTRIES ? undefined : fewest;
}

/** What people route is the block of a VPC; where that is not to be had, what is reached of the vSwitch. */
function wanted(entry: RouteEntry, vSwitch: VSwitch, reached: AddressSet): readonly Cidr[] {
  const whole = vSwitch.vpc.blocks.find((block) => cidrContains(block, vSwitch.block));
  const near = entry.table.vpc;
  const fits =
    whole !== undefined &&
    cidrContains(entry.destination, whole) &&
    !cidrEquals(entry.destination, whole) &&
    !near.blocks.some((block) => cidrsOverlap(block, whole)) &&
    Array.from(entry.table.routes.within(whole)).length === 0;
  return fits ? [whole] : reached.toCidrs();
}

function creation({ table, nextHopType, nextHopId }: RouteEntry, block: Cidr): Change {
  return {
    action: ChangeAction.CreateRouteEntry,
    parameters: {
      RouteTableId: table.id,
      DestinationCidrBlock: formatCidr(block),
      NextHopType: nextHopType,
      NextHopId: nextHopId,
    },
  };
}
