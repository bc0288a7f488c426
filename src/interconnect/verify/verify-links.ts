import { cidr, cidrContains } from '../../network/cidr.ts';
import type { RouteTable, Vpc, VSwitch } from '../../network/model.ts';
import { named } from '../../network/named.ts';
import type { Network } from '../../network/network.ts';
import { formatOutcome } from '../../network/outcome.ts';
import { type Reach, reach } from '../../network/reach.ts';
import { linkKey } from '../spec/check.ts';
import type { ConnectSpec, Spec } from '../spec/types.ts';
import type { DirectionState, LinkReach, PairState } from './types.ts';

/**
 * Whether what a spec declares is true in a network: for each connection every declared pair of vSwitches, both ways,
 * every address. Declared are the vSwitches whose table gets routes and that lie in the declared destinations.
 *
 * @param vpcs id of the VPC that each network of the spec means; one that is missing makes its connections `unknown`.
 */
export function verifyLinks(spec: Spec, network: Network, vpcs: ReadonlyMap<string, string>): readonly LinkReach[] {
  const sides = spec.connect.map(({ between }) => between.map((name) => network.vpcs.get(vpcs.get(name) ?? '')));
  const from = [...new Set(sides.flat())].flatMap((vpc) => vpc?.vSwitches.map(({ id }) => id) ?? []);
  const result = reach(network, { from });
  return spec.connect.map((connect, index) => verifyLink(spec, connect, sides[index] ?? [], result));
}

function verifyLink(
  spec: Spec,
  connect: ConnectSpec,
  [near, far]: readonly (Vpc | undefined)[],
  result: Reach,
): LinkReach {
  const [first, second] = connect.between;
  const base = { key: linkKey(connect), between: [first, second] } as const;
  if (near === undefined || far === undefined) {
    const missing = near === undefined ? first : second;
    return { ...base, state: 'unknown', pairs: [], notes: [`The VPC of ${missing} is not there.`] };
  }
  const notes: string[] = [];
  const ours = declared(spec, first, near, connect.destinations[second], notes);
  const theirs = declared(spec, second, far, connect.destinations[first], notes);
  const pairs = ours.flatMap((a) =>
    theirs.map(
      (b): PairState => ({ between: [a.id, b.id], there: direction(result, a, b), back: direction(result, b, a) }),
    ),
  );
  if (pairs.length === 0) {
    const empty = ours.length === 0 ? first : second;
    return { ...base, state: 'unknown', pairs, notes: [...notes, `${empty} has no vSwitch that is to be connected.`] };
  }
  const open = pairs.filter(({ there, back }) => there.reached && back.reached).length;
  const some = pairs.some(({ there, back }) => there.reached || back.reached);
  return { ...base, state: open === pairs.length ? 'connected' : some ? 'partial' : 'apart', pairs, notes };
}

/** The vSwitches of a network that a connection is to serve: `reachedBy` are the destinations that the other side routes. */
function declared(
  spec: Spec,
  name: string,
  vpc: Vpc,
  reachedBy: ConnectSpec['destinations'][string] | undefined,
  notes: string[],
): readonly VSwitch[] {
  const tables = routedTables(spec, name, vpc);
  const served = vpc.vSwitches.filter(({ table }) => tables.includes(table));
  const left = vpc.vSwitches.filter((vSwitch) => !served.includes(vSwitch)).map(({ id }) => id);
  if (left.length > 0) notes.push(`Not declared: ${left.join(', ')} of ${name}, whose route table gets no routes.`);
  if (reachedBy === undefined || reachedBy === 'peer') return served;
  return served.filter(({ block }) => reachedBy.some((destination) => cidrContains(cidr(destination), block)));
}

function routedTables(spec: Spec, name: string, vpc: Vpc): readonly RouteTable[] {
  const wanted = spec.networks[name];
  const chosen = wanted?.routeTable === undefined ? (wanted?.routeTables ?? 'system') : [wanted.routeTable];
  if (chosen === 'all') return vpc.tables;
  return chosen === 'system' ? [vpc.systemTable] : vpc.tables.filter(({ id }) => chosen.includes(id));
}

function direction(result: Reach, from: VSwitch, to: VSwitch): DirectionState {
  const { lost } = result.between(from.id, to.id);
  const words = lost.map(
    ({ outcome, addresses }) => `${addresses.format()}: ${named(result.network, formatOutcome(outcome))}`,
  );
  return { reached: lost.length === 0, words: lost.length === 0 ? 'reached' : words.join('; ') };
}
