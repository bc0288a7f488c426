import { explain } from '../explain/explain.ts';
import type { Vpc, VSwitch } from '../model.ts';
import { formatOutcome, type Outcome } from '../outcome.ts';
import type { LintContext } from './context.ts';
import { type Finding, FindingCode } from './finding.ts';
import { ReachedBits } from './reached-bits.ts';

/** Pairs of vSwitches that a message names. */
const NAMED_PAIRS = 12;
/** Pairs of VPCs that get a finding each where one thing breaks the way back of all; of more, one finding tells of all. */
const OWN_FINDINGS = 20;
/** Findings for which the repair is worked out: a search through the network for each. */
const REPAIRS = 20;

/** Two VPCs of which one reaches the other and gets no answer. */
interface OneWayVpcs {
  readonly asking: Vpc;
  readonly answering: Vpc;
  /** The first pairs, asking vSwitch first. */
  readonly pairs: (readonly [VSwitch, VSwitch])[];
  count: number;
}

/** What breaks the way back, and whom it concerns. */
interface Cause {
  readonly outcome: Outcome | undefined;
  readonly groups: Map<string, OneWayVpcs>;
}

/** VPCs where packets arrive and answers do not: one finding for two VPCs and a kind of failure, with all vSwitch pairs. */
export function oneWay(context: LintContext): readonly Finding[] {
  const findings = [...causes(context).values()].flatMap(({ outcome, groups }) => {
    const all = [...groups.values()];
    return all.length <= OWN_FINDINGS ? all.map((group) => ({ outcome, groups: [group] })) : [{ outcome, groups: all }];
  });
  return findings.map(({ outcome, groups }, index) => finding(context, outcome, groups, index < REPAIRS));
}

function causes({ reach }: LintContext): ReadonlyMap<number | undefined, Cause> {
  const found = new Map<number | undefined, Cause>();
  const bits = new ReachedBits(reach);
  bits.forEachOneWay((fromColumn, toColumn) => {
    const [from, to] = [bits.vSwitches[fromColumn], bits.vSwitches[toColumn]];
    if (from === undefined || to === undefined || from.vpc === to.vpc) return;
    const leaf = reach.firstLoss(to, from);
    const cause = found.get(leaf) ?? {
      outcome: leaf === undefined ? undefined : reach.store.value(leaf),
      groups: new Map<string, OneWayVpcs>(),
    };
    found.set(leaf, cause);
    const key = `${from.vpc.id} ${to.vpc.id}`;
    const group = cause.groups.get(key) ?? { asking: from.vpc, answering: to.vpc, pairs: [], count: 0 };
    cause.groups.set(key, group);
    group.count++;
    if (group.pairs.length < NAMED_PAIRS) group.pairs.push([from, to]);
  });
  return found;
}

function finding(
  { network }: LintContext,
  outcome: Outcome | undefined,
  groups: readonly OneWayVpcs[],
  repair: boolean,
): Finding {
  const [first] = groups;
  const [pair] = first?.pairs ?? [];
  if (first === undefined || pair === undefined) throw new RangeError('a finding needs at least one pair');
  const askers = [...new Set(groups.map(({ asking }) => asking))];
  const answerers = [...new Set(groups.map(({ answering }) => answering))];
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const pairs = groups.flatMap((group) => group.pairs).slice(0, NAMED_PAIRS);
  const shown = pairs.map(([from, to]) => `${from.id} → ${to.id}`).join(', ');
  const more = count > pairs.length ? ` and ${count - pairs.length} more` : '';
  const noRoute = outcome?.kind === 'no-route';
  const vSwitches = groups.length === 1 ? pairs.flat().map(({ id }) => id) : [];
  return {
    code: noRoute ? FindingCode.MissingReturnRoute : FindingCode.OneWay,
    severity: 'error',
    ids: [...new Set([...askers.map(({ id }) => id), ...answerers.map(({ id }) => id), ...vSwitches])],
    message: `${vpcNames(askers)} ${askers.length > 1 ? 'reach' : 'reaches'} ${vpcNames(answerers)} (${shown}${more}), but the answer is lost: ${outcome === undefined ? '' : formatOutcome(outcome)}.`,
    why: 'Packets arrive and answers do not, so connections time out; tools that look one way only call this reachable.',
    fix: noRoute
      ? `Add a route back to ${vpcNames(askers)} in the table that decides at ${vpcNames(answerers)}.`
      : 'Repair the way back.',
    changes: repair ? explain(network, pair[0].id, pair[1].id).changes : [],
  };
}

/** Up to three names, and how many more there are. */
function vpcNames(vpcs: readonly Vpc[]): string {
  const names = vpcs.slice(0, 3).map(({ name }) => name);
  return vpcs.length > names.length
    ? `${names.join(', ')} and ${vpcs.length - names.length} more VPCs`
    : names.join(', ');
}
