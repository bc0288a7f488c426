import type { Doomed, DriverInput } from '../drivers/driver.ts';
import { ownerOfName } from '../names.ts';
import type { FoundEntry } from '../world.ts';
import { declaredSlots, desiredRoutes, slotOf } from './desired-routes.ts';
import type { Draft } from './draft.ts';
import type { Moves } from './moves.ts';
import { isUnseen, nextHopOf, removeRouteStep, routeAddress } from './route-steps.ts';
import type { PlannedRoute } from './types.ts';

/** What the removal of routes leaves to those that come after. */
export interface RouteRemoval {
  /** Slots whose entry goes, with the step that removes it. */
  readonly removed: ReadonlyMap<string, string>;
  /** Steps that remove the routes at either end of a group of doomed next hops. */
  readonly after: (group: string) => readonly string[];
}

interface Removing {
  readonly input: DriverInput;
  readonly doomed: readonly Doomed[];
  /** Ids of what of ours may be a next hop. */
  readonly ownNextHops: ReadonlySet<string>;
  /** What is not removed here, for it is moved: declared routes to what leaves, and what stands in for them. */
  readonly stay: { readonly leaving: Moves['leaving']; readonly standing: ReadonlySet<FoundEntry> };
  readonly everything: boolean;
  readonly draft: Draft;
}

/**
 * Drafts the removal of our routes that may not stay: those that lead to something doomed, and those we once made that
 * are declared no more. An entry is ours by its name, or because it is declared and leads to a next hop of ours
 * (adopted). Someone else's entry through a doomed next hop blocks, and is named.
 */
export function draftRouteRemoval({ input, doomed, ownNextHops, stay, everything, draft }: Removing): RouteRemoval {
  const declared = declaredSlots(input.links);
  const doomedById = new Map(doomed.map((item) => [item.id, item]));
  const removed = new Map<string, string>();
  const byGroup = new Map<string, string[]>();
  const add = (group: string, step: string): void => {
    byGroup.set(group, [...(byGroup.get(group) ?? []), step]);
  };
  for (const entry of input.world.entries) {
    if (entry.Type !== 'Custom' || stay.standing.has(entry)) continue;
    const slot = slotOf(entry.RouteTableId, entry.DestinationCidrBlock);
    const target = doomedById.get(nextHopOf(entry));
    const named = ownerOfName(entry.RouteEntryName)?.interconnect === input.spec.name;
    const leadsToOurs = ownNextHops.has(nextHopOf(entry));
    const adopted = declared.has(slot) && leadsToOurs;
    const goes = target !== undefined && !stay.leaving.has(target.id);
    const unwanted = everything || goes || !declared.has(slot) || !leadsToOurs;
    const viaDoomed = entry.NextHops.NextHop.map((hop) => doomedById.get(hop.NextHopId)).find(
      (item) => item !== undefined,
    );
    const network = networkNameOf(input, entry);
    if (!named && !adopted) {
      if (viaDoomed === undefined) continue;
      if (entry.Status === 'Deleting') add(viaDoomed.group, draft.step(removeRouteStep(entry, network, [])));
      else draft.problems.push(blocked(entry, viaDoomed));
      continue;
    }
    if (!unwanted) continue;
    if (!everything && declared.has(slot) && isUnseen(input.world, entry)) continue; // replaced where it is added
    const step = draft.step(removeRouteStep(entry, network, []));
    removed.set(slot, step);
    add(target?.group ?? ownerOfName(entry.RouteEntryName)?.link ?? '', step);
    if (!everything && declared.has(slot)) continue; // replaced, not removed: said where it is added again
    draft.changes.push({
      action: 'delete',
      kind: 'RouteEntry',
      address: routeAddress(network, entry.RouteTableId, entry.DestinationCidrBlock),
      id: entry.RouteEntryId,
      region: entry.place.region,
      fields: [
        { name: 'DestinationCidrBlock', from: entry.DestinationCidrBlock },
        { name: 'NextHopId', from: nextHopOf(entry) },
      ],
    });
    draft.routes.push(removedRoute(input, entry, network));
  }
  return { removed, after: (group) => byGroup.get(group) ?? [] };
}

const networkNameOf = (input: DriverInput, entry: FoundEntry): string =>
  [...input.world.networks.values()].find((network) => network.vpc.VpcId === entry.vpcId)?.name ?? entry.vpcId;

function removedRoute(input: DriverInput, entry: FoundEntry, network: string): PlannedRoute {
  const names = ownerOfName(entry.RouteEntryName)?.link.split('/') ?? [];
  const link = input.links.find((item) =>
    desiredRoutes(item).some(
      (route) => slotOf(route.table, route.destination) === slotOf(entry.RouteTableId, entry.DestinationCidrBlock),
    ),
  );
  const both = link?.networks.map((item) => item.name) ?? names;
  return {
    network,
    vpcId: entry.vpcId,
    routeTableId: entry.RouteTableId,
    destination: entry.DestinationCidrBlock,
    nextHopType: entry.NextHops.NextHop[0]?.NextHopType ?? '',
    nextHop: nextHopOf(entry),
    towards: both.find((name) => name !== network) ?? '',
    state: 'removed',
  };
}

const blocked = (entry: FoundEntry, next: Doomed) => ({
  code: 'BlockedByRoute' as const,
  message: `The route ${entry.DestinationCidrBlock} in ${entry.RouteTableId} (VPC ${entry.vpcId}) was not made by this interconnect and leads to ${next.id} (${next.address}), which therefore cannot be deleted.`,
  actions: [
    `Delete the route entry ${entry.RouteEntryId || entry.DestinationCidrBlock} in ${entry.RouteTableId}, or let it lead elsewhere.`,
  ],
  objects: [entry.RouteEntryId, entry.RouteTableId, next.id].filter((id) => id !== ''),
});
