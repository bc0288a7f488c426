import type { AddressSet } from '../address-set.ts';
import { formatCidr } from '../cidr.ts';
import { type Finding, FindingCode } from '../lint/finding.ts';
import type { Vpc, VSwitch } from '../model.ts';
import { formatOutcome } from '../outcome.ts';
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

/** The changes of a diff as pairs of vSwitches, grouped by VPC pair and kind. */
export function pairChanges(diff: NetworkDiff): readonly PairChange[] {
  const groups = new Map<
    string,
    PairChange & { readonly pairs: { from: VSwitch; to: VSwitch; addresses: AddressSet }[] }
  >();
  for (const { change, kind, vSwitchId } of diff.changes.flatMap(deliveries)) {
    const to = diff.after.vSwitches.get(vSwitchId) ?? diff.before.vSwitches.get(vSwitchId);
    if (to === undefined) continue;
    for (const from of change.from) {
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

/** The diff for people, a line for each VPC pair and finding, such as `app 10.0.0.0/16 ↔ data …: will connect; …`. */
export function formatDiff(diff: NetworkDiff): readonly string[] {
  const groups = pairChanges(diff);
  const told = new Set<PairChange>();
  const lines: string[] = [];
  for (const group of groups) {
    if (told.has(group)) continue;
    told.add(group);
    const reverse = groups.find(
      (other) => !told.has(other) && other.kind === group.kind && other.from === group.to && other.to === group.from,
    );
    if (reverse !== undefined) told.add(reverse);
    const arrow = reverse === undefined ? '→' : '↔';
    lines.push(`${show(group.from)} ${arrow} ${show(group.to)}: ${WORDS[group.kind]}; ${counts(group, reverse)}`);
  }
  const fates = diff.changes.filter(
    ({ kind, before, after }) => kind === 'fate' && after?.kind !== 'loop' && after?.kind !== before?.kind,
  );
  for (const { from, addresses, after } of fates) {
    const names = [...new Set(from.map(({ vpc }) => vpc.name))].join(', ');
    lines.push(`${addresses.format()} from ${names}: ${after === undefined ? '' : formatOutcome(after)}`);
  }
  return [
    ...lines,
    ...diff.appeared.map((finding) => `appears: ${finding.message}`),
    ...diff.vanished.map((finding) => `vanishes: ${finding.message}`),
  ];
}

function show(vpc: Vpc): string {
  return `${vpc.name} ${vpc.blocks.map(formatCidr).join(', ')}`;
}

function counts(group: PairChange, reverse: PairChange | undefined): string {
  const there = subnets(group);
  const pairs = there === 1 ? '1 subnet pair' : `${there} subnet pairs`;
  if (reverse === undefined) return `${pairs}, this way only`;
  const back = subnets(reverse);
  return there === back ? `${pairs} each way` : `${pairs} there, ${back} back`;
}

function subnets({ pairs }: PairChange): number {
  return new Set(pairs.map(({ from, to }) => `${from.id} ${to.id}`)).size;
}
