import { explain } from '../explain/explain.ts';
import type { VSwitch } from '../model.ts';
import { formatOutcome } from '../outcome.ts';
import type { PairReach } from '../reach.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';

/** VPCs where packets arrive and answers do not: one finding for two VPCs and a kind of failure, with all vSwitch pairs. */
export function oneWay(context: LintContext): readonly Finding[] {
  const groups = new Map<string, PairReach[]>();
  for (const { from, to } of deliveringPairs(context)) {
    if (from.vpc === to.vpc || context.reach.between(from.id, to.id).lost.length > 0) continue;
    const back = context.reach.between(to.id, from.id);
    if (back.lost.length === 0) continue;
    const key = `${from.vpc.id} ${to.vpc.id} ${back.lost.map(({ outcome }) => formatOutcome(outcome)).join()}`;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [back]);
    else members.push(back);
  }
  return Array.from(groups.values(), (members) => finding(context, members));
}

/** Ordered pairs with a delivery from the first to the second. */
function* deliveringPairs({
  network,
  reach,
}: LintContext): IterableIterator<{ readonly from: VSwitch; readonly to: VSwitch }> {
  for (const { diagram, vSwitches } of reach.classes) {
    const reached = new Set<string>();
    for (const { leaf } of reach.store.pieces(diagram)) {
      const outcome = reach.store.value(leaf);
      if (outcome.kind === 'delivered') reached.add(outcome.vSwitchId);
    }
    for (const id of reached) {
      const to = network.vSwitches.get(id);
      if (to !== undefined) for (const from of vSwitches) yield { from, to };
    }
  }
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
