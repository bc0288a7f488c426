import { explain } from '../explain/explain.ts';
import type { VSwitch } from '../model.ts';
import { formatOutcome } from '../outcome.ts';
import type { PairReach } from '../reach.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

/** VPCs where packets arrive and answers do not: one finding for two VPCs and a kind of failure, with all vSwitch pairs. */
export function oneWay(context: LintContext): readonly Finding[] {
  const groups = new Map<string, PairReach[]>();
  for (const { from, to } of oneWayPairs(context)) {
    const back = context.reach.between(to.id, from.id);
    const key = `${from.vpc.id} ${to.vpc.id} ${back.lost.map(({ outcome }) => formatOutcome(outcome)).join()}`;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [back]);
    else members.push(back);
  }
  return Array.from(groups.values(), (members) => finding(context, members));
}

/** Pairs of vSwitches of different VPCs where all of `to` is reached from `from`, and not all of `from` from `to`. */
function* oneWayPairs({ network, reach }: LintContext): IterableIterator<Pair> {
  const vSwitches = [...network.vSwitches.values()];
  const position = new Map(vSwitches.map(({ id }, index) => [id, index]));
  const reached: Uint8Array[] = [];
  for (const { diagram, vSwitches: members } of reach.classes) {
    // One byte for each vSwitch: 1 where the class reaches all of it.
    const all = new Uint8Array(vSwitches.length);
    reach.store.forEachPiece(diagram, 0, 0, ({ length, leaf }) => {
      const outcome = reach.store.value(leaf);
      if (outcome.kind !== 'delivered') return;
      const index = position.get(outcome.vSwitchId);
      if (index !== undefined && vSwitches[index]?.block.length === length) all[index] = 1;
    });
    for (const { id } of members) reached[position.get(id) ?? 0] = all;
  }
  for (const [fromIndex, from] of vSwitches.entries()) {
    const there = reached[fromIndex];
    for (const [toIndex, to] of vSwitches.entries()) {
      if (there?.[toIndex] === 1 && reached[toIndex]?.[fromIndex] === 0 && from.vpc !== to.vpc) yield { from, to };
    }
  }
}

interface Pair {
  readonly from: VSwitch;
  readonly to: VSwitch;
}

function finding({ network }: LintContext, members: readonly PairReach[]): Finding {
  const [first] = members;
  if (first === undefined) throw new RangeError('a finding needs at least one pair');
  // `from` is where the answer starts: the far end of the way that is open.
  const { from: answering, to: asking, lost } = first;
  const outcome = lost[0]?.outcome;
  const noRoute = outcome?.kind === 'no-route';
  const { changes } = explain(network, asking.id, answering.id);
  const pairs = members.map(({ from, to }) => `${to.id} → ${from.id}`).join(', ');
  return {
    code: noRoute ? FindingCode.MissingReturnRoute : FindingCode.OneWay,
    severity: 'error',
    ids: [asking.vpc.id, answering.vpc.id, ...new Set(members.flatMap(({ from, to }) => [to.id, from.id]))],
    message: `${asking.vpc.name} reaches ${answering.vpc.name} (${pairs}), but the answer is lost: ${outcome === undefined ? '' : formatOutcome(outcome)}.`,
    why: 'Packets arrive and answers do not, so connections time out; tools that look one way only call this reachable.',
    fix: noRoute
      ? `Add a route back to ${asking.vpc.name} in the table that decides at ${answering.vpc.name}.`
      : 'Repair the way back.',
    changes,
  };
}
