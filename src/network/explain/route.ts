import { type Change, ChangeAction } from '../change.ts';
import { type Cidr, cidrContains, cidrEquals, cidrsOverlap, formatCidr } from '../cidr.ts';
import { decide, decidedBy } from '../decide.ts';
import { isChangeable, isDynamic, isFromCen } from '../effective-routes.ts';
import { IneffectiveReason, type RouteEntry, type RouteTable, type VSwitch } from '../model.ts';
import type { Network } from '../network.ts';
import { DownReason, formatEntry, REASONS } from '../outcome.ts';
import { type Blocker, BlockerCode } from './blocker.ts';
import type { NextHop } from './link.ts';

/** A question about one table: does it send all of a vSwitch to this next hop, and if not, what has to change? */
export interface RouteQuestion {
  readonly network: Network;
  readonly table: RouteTable;
  readonly to: VSwitch;
  readonly hop: NextHop;
  /** Next hops that go first: their entries count as gone. */
  readonly removed: readonly string[];
  readonly direction: 'there' | 'back';
  /** Whether packets start at this table, so that none of them came by a peering. */
  readonly starts: boolean;
  /** Whether the packets go round in a circle today, by the table id of each entry of the cycle. */
  readonly loopingTables: ReadonlySet<string>;
}

/**
 * What keeps a table from sending the whole block of a vSwitch to a next hop, with the fewest changes that make it.
 *
 * @returns undefined when no change can: a vSwitch of the table's own VPC has some of the addresses, or a transit router
 * manages an entry in the way.
 */
export function routeBlockers(question: RouteQuestion): readonly Blocker[] | undefined {
  const { table, to, hop, removed } = question;
  const stays = (entry: RouteEntry) => !removed.includes(entry.nextHopId);
  const covering = table.routes.covering(to.block).filter(stays).at(-1);
  const inside = Array.from(table.routes.within(to.block), ([, entry]) => entry).filter(
    (entry) => stays(entry) && entry.destination.length > to.block.length,
  );
  if (covering?.vSwitch !== undefined || inside.some((entry) => entry.vSwitch !== undefined)) return undefined;

  const covered = covering !== undefined && leads(question, covering);
  // A new entry into a router interface beats what CEN taught inside it.
  const beaten = (entry: RouteEntry) => !covered && hop.type === 'RouterInterface' && isFromCen(entry);
  const wrong = inside.filter((entry) => !leads(question, entry) && !beaten(entry));
  if (wrong.some((entry) => !isChangeable(entry) || reveals(entry, hop))) return undefined;

  const blockers: Blocker[] = [];
  if (!covered) {
    if (covering !== undefined && cidrEquals(covering.destination, to.block) && reveals(covering, hop))
      return undefined;
    const blocker = coveringBlocker(question, covering);
    if (blocker === undefined) return undefined;
    blockers.push(blocker);
  }
  for (const entry of wrong) {
    const message = `${show(entry)} is more specific than the route to ${to.id} and takes ${formatCidr(entry.destination)} elsewhere.`;
    const fix =
      hides(entry) || hasLearntTwin(entry) ? redirection(entry.table, entry.destination, hop) : deletion(entry);
    blockers.push(blocker(question, BlockerCode.MoreSpecificElsewhere, [entry.nextHopId], message, [fix]));
  }
  return blockers;
}

function names(entry: RouteEntry, hop: NextHop): boolean {
  return entry.nextHopType === hop.type && entry.nextHopId === hop.id;
}

/** Whether the entry is right as it is: it names the next hop, or another one that leads straight to the other VPC now. */
function leads({ network, table, to, hop, starts, removed }: RouteQuestion, entry: RouteEntry): boolean {
  if (names(entry, hop)) return true;
  if (!starts || removed.length > 0) return false;
  const decision = decide(network, { table, byPeering: false }, entry);
  return decision.kind === 'pass' && decision.to === to.vpc;
}

/** Whether learnt entries stand behind it that would come out, more specific, if it changed. */
function hides(entry: RouteEntry): boolean {
  return entry.table.ineffective.some(
    ({ reason, winner }) => reason === IneffectiveReason.RouterInterfaceWins && winner === entry,
  );
}

/** Whether they would, if it named the next hop instead. */
function reveals(entry: RouteEntry, hop: NextHop): boolean {
  return hop.type !== 'RouterInterface' && hides(entry);
}

/** Whether a learnt entry for the same destination would take its place. */
function hasLearntTwin({ table, destination }: RouteEntry): boolean {
  return table.ineffective.some(({ entry }) => isDynamic(entry) && cidrEquals(entry.destination, destination));
}

/** What is wrong with the entry that decides about the block (undefined: there is none), and the one change it takes. */
function coveringBlocker(question: RouteQuestion, covering: RouteEntry | undefined): Blocker | undefined {
  const { table, to, hop } = question;
  const waiting = table.ineffective.find(
    ({ entry, reason }) =>
      reason === IneffectiveReason.Status &&
      !isDynamic(entry) &&
      names(entry, hop) &&
      cidrContains(entry.destination, to.block) &&
      // One that a longer entry beats helps nobody when it comes.
      (covering === undefined || covering.destination.length < entry.destination.length),
  );
  if (waiting !== undefined) {
    const parameters = {
      RouteTableId: table.id,
      DestinationCidrBlock: formatCidr(waiting.entry.destination),
      Until: 'Available',
    };
    const message = `${show(waiting.entry)} is not Available yet: it forwards nothing.`;
    return blocker(question, BlockerCode.NotReady, [hop.id], message, [{ action: ChangeAction.Wait, parameters }]);
  }
  const fix = routeFix(question, covering);
  return fix === undefined ? undefined : diagnosis(question, covering, fix);
}

function routeFix(question: RouteQuestion, covering: RouteEntry | undefined): Change | undefined {
  const { table, to, hop, removed } = question;
  const listed = table.ineffective.find(({ entry }) => !isDynamic(entry) && cidrEquals(entry.destination, to.block));
  // A block of a prefix list cannot be led elsewhere by itself, and no other entry may have it.
  const exact = [listed?.entry, covering].filter(
    (entry) => entry !== undefined && cidrEquals(entry.destination, to.block),
  );
  if (exact.some((entry) => entry?.prefixListId !== undefined)) return undefined;
  if (listed !== undefined || (covering !== undefined && cidrEquals(covering.destination, to.block))) {
    if (listed !== undefined || covering === undefined || !isDynamic(covering)) {
      return redirection(table, to.block, hop);
    }
    // Beside a learnt entry for one destination there may be one into a router interface, and it withdraws one from CEN.
    if (hop.type !== 'RouterInterface' || !isFromCen(covering)) return undefined;
  }
  // An entry into nothing serves nobody: pointed at the right place it is mended, where another one would leave it dead.
  if (covering !== undefined && isChangeable(covering) && !reveals(covering, hop) && isGone(question, covering))
    return redirection(table, covering.destination, hop);
  return {
    action: ChangeAction.CreateRouteEntry,
    parameters: {
      RouteTableId: table.id,
      DestinationCidrBlock: formatCidr(destinationFor(table, to, covering, removed)),
      NextHopType: hop.type,
      NextHopId: hop.id,
    },
  };
}

/**
 * The destination of a new entry: the block of the VPC, which is what people route, unless that block is taken, overlaps
 * the table's own VPC, holds what was learnt (which a new entry can beat), or is beaten by a longer entry that covers the
 * vSwitch; then the block of the vSwitch.
 */
function destinationFor(
  table: RouteTable,
  to: VSwitch,
  covering: RouteEntry | undefined,
  removed: readonly string[],
): Cidr {
  const whole = to.vpc.blocks.find((block) => cidrContains(block, to.block));
  if (whole === undefined) return to.block;
  const present = table.routes.get(whole);
  const taken = present !== undefined && !removed.includes(present.nextHopId);
  const listed = table.ineffective.some(({ entry }) => cidrEquals(entry.destination, whole));
  const beaten = covering !== undefined && cidrContains(whole, covering.destination);
  const atHome = table.vpc.blocks.some((block) => cidrsOverlap(block, whole));
  const learnt = Array.from(table.routes.within(whole)).some(([, entry]) => isDynamic(entry));
  return taken || listed || beaten || atHome || learnt ? to.block : whole;
}

function diagnosis(question: RouteQuestion, covering: RouteEntry | undefined, fix: Change): Blocker {
  const { network, table, to, hop, direction, loopingTables } = question;
  const target = `${to.id} (${formatCidr(to.block)})`;
  const make = (code: BlockerCode, ids: readonly string[], message: string) =>
    blocker(question, code, ids, message, [fix]);

  const elsewhere = table.vpc.tables.find((other) => {
    const entry = other === table ? undefined : other.routes.covering(to.block).at(-1);
    return entry !== undefined && names(entry, hop);
  });
  if (elsewhere !== undefined) {
    const message = `${elsewhere.id} has a route to ${target}, but ${table.id} decides here and has none that leads to ${hop.id}.`;
    return make(BlockerCode.WrongTable, [elsewhere.id], message);
  }
  if (covering === undefined) {
    const purpose = direction === 'back' ? 'answers do not come back' : 'packets end here';
    return make(
      BlockerCode.MissingRoute,
      [],
      `${table.id} of ${table.vpc.name} has no route to ${target}: ${purpose}.`,
    );
  }
  if (loopingTables.has(table.id)) {
    const message = `${show(covering)} sends packets for ${target} round in a circle.`;
    return make(BlockerCode.RouteLoops, [covering.nextHopId], message);
  }
  if (isGone(question, covering)) {
    return make(BlockerCode.NextHopGone, [covering.nextHopId], `${show(covering)}: ${REASONS.missing}.`);
  }
  const decision = decide(network, { table, byPeering: false }, covering);
  if (decision.kind === 'pass' && decision.to !== to.vpc) {
    const message = `${show(covering)} leads to ${decision.to.name}, which is not the way to ${target}.`;
    return make(BlockerCode.WrongVpc, [covering.nextHopId, decision.to.id], message);
  }
  const message = `${show(covering)} takes packets for ${target} elsewhere.`;
  return make(BlockerCode.RouteElsewhere, [covering.nextHopId], message);
}

/** Whether an entry names a next hop that does not exist. */
function isGone({ network, table }: RouteQuestion, entry: RouteEntry): boolean {
  const decision = decide(network, { table, byPeering: false }, entry);
  return (
    decision.kind === 'end' &&
    decision.outcome.kind === 'next-hop-down' &&
    decision.outcome.reason === DownReason.Missing
  );
}

function blocker(
  { table, direction }: RouteQuestion,
  code: BlockerCode,
  ids: readonly string[],
  message: string,
  fix: readonly Change[],
): Blocker {
  return { code, direction, ids: [table.id, ...ids], message, fix };
}

function show(entry: RouteEntry): string {
  return formatEntry(decidedBy(entry));
}

/** The call that points a custom entry at another next hop. */
function redirection(table: RouteTable, destination: Cidr, hop: NextHop): Change {
  return {
    action: ChangeAction.ModifyRouteEntry,
    parameters: {
      RouteTableId: table.id,
      DestinationCidrBlock: formatCidr(destination),
      NewNextHopType: hop.type,
      NewNextHopId: hop.id,
    },
  };
}

/** The call that deletes a custom entry; one for a prefix list goes with all blocks of the list. */
export function deletion({ table, destination, prefixListId, nextHopId }: RouteEntry): Change {
  const DestinationCidrBlock = prefixListId ?? formatCidr(destination);
  return {
    action: ChangeAction.DeleteRouteEntry,
    parameters: { RouteTableId: table.id, DestinationCidrBlock, NextHopId: nextHopId },
  };
}
