import type { AddressSet } from '../address-set.ts';
import { formatCidr } from '../cidr.ts';
import { type Finding, FindingCode } from '../lint/finding.ts';
import type { Vpc, VSwitch } from '../model.ts';
import { named } from '../named.ts';
import type { Network } from '../network.ts';
import { type DecidedBy, formatOutcome } from '../outcome.ts';
import type { NetworkDiff, ReachChange } from './diff.ts';

/** Subnet pairs between two VPCs with the same kind of change. */
export interface PairChange {
  readonly kind: 'gains' | 'loses' | 'path';
  readonly from: Vpc;
  readonly to: Vpc;
  readonly pairs: readonly { readonly from: VSwitch; readonly to: VSwitch; readonly addresses: AddressSet }[];
}

/** Codes that make a plan worse when they appear. */
const HARM: readonly FindingCode[] = [
  FindingCode.Loop,
  FindingCode.BlackHole,
  FindingCode.DeadNextHop,
  FindingCode.PeeringTransit,
  FindingCode.OneWay,
  FindingCode.MissingReturnRoute,
  FindingCode.DefaultRouteSwallows,
];

/** What the change makes worse: pairs that lose their path, and harmful findings that appear. Empty for a safe change. */
export function harmOf(diff: NetworkDiff): {
  readonly lost: readonly PairChange[];
  readonly findings: readonly Finding[];
} {
  return {
    lost: pairChanges(diff).filter(({ kind }) => kind === 'loses'),
    findings: diff.appeared.filter(({ code }) => HARM.includes(code)),
  };
}

/** The changes of a diff as pairs of different vSwitches, grouped by VPC pair and kind. */
export function pairChanges(diff: NetworkDiff): readonly PairChange[] {
  const groups = new Map<
    string,
    PairChange & { readonly pairs: { from: VSwitch; to: VSwitch; addresses: AddressSet }[] }
  >();
  for (const { change, kind, vSwitchId } of diff.changes.flatMap(deliveries)) {
    const to = diff.after.vSwitches.get(vSwitchId) ?? diff.before.vSwitches.get(vSwitchId);
    if (to === undefined) continue;
    for (const from of change.from) {
      // That a new vSwitch reaches itself is no news.
      if (from.id === to.id) continue;
      const key = `${kind} ${from.vpc.id} ${to.vpc.id}`;
      const group = groups.get(key) ?? { kind, from: from.vpc, to: to.vpc, pairs: [] };
      group.pairs.push({ from, to, addresses: change.addresses });
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

interface Delivery {
  readonly change: ReachChange;
  readonly kind: PairChange['kind'];
  readonly vSwitchId: string;
}

/** Deliveries to one vSwitch that a change adds, takes or moves. One that moves to another vSwitch is both of the first. */
function deliveries(change: ReachChange): readonly Delivery[] {
  const { before, after } = change;
  const was = before?.kind === 'delivered' ? before.vSwitchId : undefined;
  const is = after?.kind === 'delivered' ? after.vSwitchId : undefined;
  if (was !== undefined && was === is) return [{ change, kind: 'path', vSwitchId: is }];
  return [
    ...(was === undefined ? [] : [{ change, kind: 'loses' as const, vSwitchId: was }]),
    ...(is === undefined ? [] : [{ change, kind: 'gains' as const, vSwitchId: is }]),
  ];
}

const WORDS = { gains: 'will connect', loses: 'will lose its path', path: 'will take another path' } as const;

/**
 * The diff for people, a line for each VPC pair and finding, such as `app 10.0.0.0/16 ↔ data 192.168.0.0/16: will connect;
 * 2 subnet pairs each way; 0.0.0.0/0 from both sides: will loop`.
 */
export function formatDiff(diff: NetworkDiff): readonly string[] {
  const loops = diff.appeared.filter((finding) => finding.cycle?.length === 2);
  const told = new Set<Finding>();
  const lines = bothWays(pairChanges(diff)).map(([group, reverse]) => {
    if (group.from.id === group.to.id) return `${show(group.from)}, inside: ${WORDS[group.kind]}; ${pairsOf(group)}`;
    const between = loops.filter((loop) => isBetween(loop, group.from, group.to));
    for (const loop of between) told.add(loop);
    const parts = [
      `${WORDS[group.kind]}; ${counts(group, reverse)}`,
      ...between.map((loop) => loopWords(diff.after, loop)),
    ];
    return `${show(group.from)} ${reverse === undefined ? '→' : '↔'} ${show(group.to)}: ${parts.join('; ')}`;
  });
  for (const loop of loops.filter((one) => !told.has(one))) {
    const [near, far] = (loop.cycle ?? []).map(({ vpcId }) => diff.after.vpcs.get(vpcId));
    if (near !== undefined && far !== undefined)
      lines.push(`${show(near)} ↔ ${show(far)}: ${loopWords(diff.after, loop)}`);
  }
  const fates = diff.changes.filter(
    ({ kind, before, after }) => kind === 'fate' && after?.kind !== 'loop' && after?.kind !== before?.kind,
  );
  for (const { from, addresses, after } of fates) {
    const names = [...new Set(from.map(({ vpc }) => vpc.name))].join(', ');
    lines.push(
      `${addresses.format()} from ${names}: ${after === undefined ? 'gone' : named(diff.after, formatOutcome(after))}`,
    );
  }
  return [
    ...lines,
    ...diff.appeared.map((finding) => `appears: ${named(diff.after, finding.message)}`),
    ...diff.vanished.map((finding) => `vanishes: ${named(diff.before, finding.message)}`),
  ];
}

/** Each change with the same one the other way, where there is one. */
function bothWays(groups: readonly PairChange[]): readonly (readonly [PairChange, PairChange | undefined])[] {
  const keyOf = (kind: string, from: Vpc, to: Vpc): string => `${kind} ${from.id} ${to.id}`;
  const byKey = new Map(groups.map((group) => [keyOf(group.kind, group.from, group.to), group]));
  const pairs: (readonly [PairChange, PairChange | undefined])[] = [];
  for (const [key, group] of byKey) {
    const back = keyOf(group.kind, group.to, group.from);
    const reverse = back === key ? undefined : byKey.get(back);
    byKey.delete(back);
    pairs.push([group, reverse]);
  }
  return pairs;
}

function isBetween({ cycle = [] }: Finding, a: Vpc, b: Vpc): boolean {
  const ids = cycle.map(({ vpcId }) => vpcId);
  return ids.includes(a.id) && ids.includes(b.id);
}

/** `0.0.0.0/0 from both sides: will loop` */
function loopWords(network: Network, { cycle = [] }: Finding): string {
  const [near, far] = cycle;
  if (near === undefined || far === undefined) return 'will loop';
  const same = near.destinationCidrBlock === far.destinationCidrBlock;
  const from = ({ vpcId, destinationCidrBlock }: DecidedBy): string =>
    `${destinationCidrBlock} from ${network.vpcs.get(vpcId)?.name ?? vpcId}`;
  return `${same ? `${near.destinationCidrBlock} from both sides` : `${from(near)} and ${from(far)}`}: will loop`;
}

function show(vpc: Vpc): string {
  return `${vpc.name} ${vpc.blocks.map(formatCidr).join(', ')}`;
}

function counts(group: PairChange, reverse: PairChange | undefined): string {
  if (reverse === undefined) return `${pairsOf(group)}, this way only`;
  const back = subnets(reverse);
  return subnets(group) === back ? `${pairsOf(group)} each way` : `${pairsOf(group)} there, ${back} back`;
}

function pairsOf(group: PairChange): string {
  const count = subnets(group);
  return count === 1 ? '1 subnet pair' : `${count} subnet pairs`;
}

function subnets({ pairs }: PairChange): number {
  return new Set(pairs.map(({ from, to }) => `${from.id} ${to.id}`)).size;
}
