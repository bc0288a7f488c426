import {
  type Caller,
  type CallSettings,
  describeRouterInterfaces,
  describeRouteTableList,
  describeVpcs,
  describeVSwitches,
  getCallerIdentity,
  type VpcPeerConnection,
} from '../provider/index.ts';
import { adoptionsOf } from './adoption.ts';
import type { Callers } from './callers.ts';
import { linksOf } from './links.ts';
import { ownerOfInterface, ownerOfPeering } from './names.ts';
import type { Problem } from './plan/types.ts';
import { probePeerings } from './probe-peerings.ts';
import { problemOf, withoutRepeats } from './problems.ts';
import { isUnknownRegion, unknownRegion } from './regions.ts';
import { findNetwork } from './resolve.ts';
import type { Spec } from './spec/types.ts';
import { accountOf, strayPlaces } from './stray-places.ts';
import { takeEntries, takeListsOf } from './take-entries.ts';
import { takePeerings } from './take-peerings.ts';
import {
  type FoundInterface,
  type FoundNetwork,
  type FoundPeering,
  type Inventory,
  type Place,
  placeKey,
  type World,
} from './world.ts';

/** Looking may be repeated for so long; a plan should not hang on a cloud that cannot be reached. */
const LOOK_BUDGET_MS = 10_000;

export interface ObserveOptions {
  readonly signal?: AbortSignal | undefined;
  /** Ask by dry runs as well whether the peerings could be made that links need; default false. */
  readonly probing?: boolean;
}

/** How long to wait before each further look, where the cloud says that something exists which its lists do not show yet. */
const LOOKS_AGAIN_MS = [200, 800, 2_000, 5_000];

/**
 * Looks at everything the interconnect concerns. What the cloud answers is in `problems`, not thrown.
 *
 * @throws the signal's reason when it aborts.
 */
export async function observe(spec: Spec, callers: Callers, options: ObserveOptions = {}): Promise<World> {
  let world = await look(spec, callers, options);
  for (const delayMs of LOOKS_AGAIN_MS) {
    if (!isBehind(world)) break;
    await callers.clock.sleep(delayMs, options.signal);
    world = await look(spec, callers, options);
  }
  return world;
}

/**
 * A peering that a dry run meets and no list shows was made while we looked: by another run of the same spec, most likely.
 */
const isBehind = ({ probes }: World): boolean =>
  [...probes.values()].some(({ code }) => code === 'ResourceAlreadyExist.VpcPeer');

async function look(spec: Spec, callers: Callers, { signal, probing = false }: ObserveOptions): Promise<World> {
  const settings: CallSettings = { budgetMs: LOOK_BUDGET_MS, ...(signal === undefined ? {} : { signal }) };
  const time = callers.clock.now();
  const problems: Problem[] = [];
  const places = placesOf(spec);
  const acrossAccounts = new Set(places.map((place) => place.profile)).size > 1;
  const inventories = new Map<string, Inventory>();
  // A second round only where something of ours has an end that the spec does not name any more.
  for (let next = places; next.length > 0; next = strayPlaces(spec, inventories)) {
    await Promise.all(
      next.map(async (place) => {
        const found = await takeInventory(callers, place, acrossAccounts, settings).catch(async (error) => {
          signal?.throwIfAborted();
          problems.push(isUnknownRegion(error) ? await unknownRegion(callers, place) : problemOf(error));
          return { place, vpcs: [], tables: [], vSwitches: [], interfaces: [], peerings: [] };
        });
        inventories.set(placeKey(place), found);
      }),
    );
    if (problems.length > 0) break;
  }
  const networks = new Map<string, FoundNetwork>();
  if (problems.length === 0) {
    for (const [name, wanted] of Object.entries(spec.networks)) {
      const inventory = inventories.get(placeKey(placeOf(spec, wanted)));
      const found = inventory === undefined ? undefined : findNetwork(name, wanted, inventory);
      if (found?.network !== undefined) networks.set(name, found.network);
      problems.push(...(found?.problems ?? []));
    }
  }
  if (mayPeer(spec)) {
    const refused = [...inventories.values()].flatMap(({ peeringsRefused }) => peeringsRefused ?? []);
    problems.push(...refused.map(problemOf));
  }
  const adopt = adoptionsOf(spec);
  const interfaces = adopt(allInterfaces(inventories), (item) => item.RouterInterfaceId);
  const peerings = adopt(allPeerings(inventories), (item) => item.InstanceId);
  const found = { time, networks, interfaces, peerings };
  const vpcs = concernedVpcs(spec, found);
  const [entries, probes] = await Promise.all([
    takeEntries(callers, inventories, vpcs, problems, settings),
    problems.length > 0 || !probing
      ? new Map()
      : probePeerings(callers, linksOf(spec, found), peerings, problems, settings),
  ]);
  signal?.throwIfAborted();
  const left = leftBehind(inventories, networks, vpcs);
  const prefixLists = await takeListsOf(callers, entries, settings);
  return { ...found, left, probes, entries, prefixLists, problems: withoutRepeats(problems) };
}

/** What is known of the concerned VPCs that no network of the spec means. */
function leftBehind(
  inventories: ReadonlyMap<string, Inventory>,
  networks: ReadonlyMap<string, FoundNetwork>,
  concerned: ReadonlySet<string>,
): World['left'] {
  const named = new Set(Array.from(networks.values(), ({ vpc }) => vpc.VpcId));
  const isLeft = ({ VpcId }: { readonly VpcId: string }): boolean => concerned.has(VpcId) && !named.has(VpcId);
  const all = [...inventories.values()];
  return {
    vpcs: all.flatMap(({ vpcs }) => vpcs.filter(isLeft)),
    tables: all.flatMap(({ tables }) => tables.filter(isLeft)),
    vSwitches: all.flatMap(({ vSwitches }) => vSwitches.filter(isLeft)),
  };
}

const placeOf = (spec: Spec, network: Spec['networks'][string]): Place =>
  network.profile === undefined
    ? { region: network.region ?? spec.region }
    : { region: network.region ?? spec.region, profile: network.profile };

/** The accounts and regions that a spec names, each once. */
export function placesOf(spec: Spec): readonly Place[] {
  const places = Object.values(spec.networks).map((network) => placeOf(spec, network));
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}

/** One list of each kind: all that a place holds but the entries of its tables. */
export async function takeInventory(
  callers: Callers,
  place: Place,
  withAccount: boolean,
  settings: CallSettings,
): Promise<Inventory> {
  const caller: Caller = await callers.at(place);
  const [vpcs, tables, vSwitches, interfaces, peerings, identity] = await Promise.all([
    describeVpcs(caller, settings),
    describeRouteTableList(caller, settings),
    describeVSwitches(caller, settings),
    describeRouterInterfaces(caller, undefined, settings),
    takePeerings(caller, settings),
    withAccount ? getCallerIdentity(caller, settings) : undefined,
  ]);
  const owner = identity?.AccountId ?? vpcs[0]?.OwnerId;
  if (owner !== undefined) callers.knowAccount(caller, String(owner));
  return {
    place,
    vpcs,
    tables,
    vSwitches,
    interfaces,
    ...peerings,
    ...(identity === undefined ? {} : { account: identity.AccountId }),
  };
}

/** Whether a pair of the spec may be joined by a peering: then what may not be listed stands in the way. */
const mayPeer = (spec: Spec): boolean =>
  spec.connect.some((connect) => (connect.via ?? spec.via) !== 'router-interface');

/** All router interfaces, each once: two profiles may be the same account. */
function allInterfaces(inventories: ReadonlyMap<string, Inventory>): readonly FoundInterface[] {
  const all = [...inventories.values()].flatMap(({ place, interfaces }) =>
    interfaces.map((item): FoundInterface => ({ ...item, place })),
  );
  return [...new Map(all.map((item) => [item.RouterInterfaceId, item])).values()];
}

/** All peerings, each once: both regions and both accounts show it. Its requester's place goes before its accepter's. */
function allPeerings(inventories: ReadonlyMap<string, Inventory>): readonly FoundPeering[] {
  const all = [...inventories.values()].flatMap((inventory) =>
    inventory.peerings.map((item) => ({ item, place: inventory.place, asks: isRequester(inventory, item) })),
  );
  const last = all.toSorted((a, b) => Number(a.asks) - Number(b.asks));
  const once = new Map(last.map(({ item, place }) => [item.InstanceId, { ...item, place }]));
  return all.flatMap(({ item }) => {
    const peering = once.get(item.InstanceId);
    once.delete(item.InstanceId);
    return peering ?? [];
  });
}

const isRequester = (inventory: Inventory, item: VpcPeerConnection): boolean =>
  item.RegionId === inventory.place.region && accountOf(inventory) === String(item.OwnerId);

/** The VPCs whose routes matter: those of the spec, and those where something of ours is left. */
function concernedVpcs(
  spec: Spec,
  { networks, interfaces, peerings }: Pick<World, 'networks' | 'interfaces' | 'peerings'>,
): ReadonlySet<string> {
  const own = interfaces.filter((item) => ownerOfInterface(item)?.interconnect === spec.name);
  const peered = peerings.filter((item) => ownerOfPeering(item)?.interconnect === spec.name);
  return new Set([
    ...[...networks.values()].map((network) => network.vpc.VpcId),
    ...own.flatMap((item) => (item.VpcInstanceId === undefined ? [] : [item.VpcInstanceId])),
    ...peered.flatMap((item) => [item.Vpc.VpcId, item.AcceptingVpc.VpcId]),
  ]);
}
