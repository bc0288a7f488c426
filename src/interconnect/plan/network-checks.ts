import { cidr, cidrContains, cidrEquals, cidrsOverlap } from '../../network/cidr.ts';
import type { DriverInput, Link } from '../drivers/driver.ts';
import { quotaActions } from '../limits.ts';
import { desiredRoutes } from './desired-routes.ts';
import type { Draft } from './draft.ts';

/** What can be known of the networks themselves, whatever connects them. */
export function checkNetworks(input: DriverInput, draft: Draft): void {
  for (const link of input.links) {
    if (checkSame(link, draft)) continue;
    checkBlocks(link, draft);
    checkDestinations(link, draft);
  }
  checkTwice(input, draft);
  checkCustomTables(input, draft);
}

/** Two names for one VPC can make two connections of the spec one and the same. */
function checkTwice(input: DriverInput, draft: Draft): void {
  const known = new Map<string, Link>();
  for (const link of input.links) {
    const ids = link.networks.map((network) => network.vpc.VpcId).sort();
    const other = known.get(ids.join(' '));
    known.set(ids.join(' '), link);
    if (other === undefined) continue;
    draft.problems.push({
      code: 'SameVpc',
      message: `The connections ${other.key} and ${link.key} are between the same two VPCs, ${ids.join(' and ')}: only one is possible.`,
      actions: ['Take one of the two out of the spec.'],
      objects: ids,
    });
  }
}

function checkSame(link: Link, draft: Draft): boolean {
  const [a, b] = link.networks;
  if (a.vpc.VpcId !== b.vpc.VpcId) return false;
  draft.problems.push({
    code: 'SameVpc',
    message: `${a.name} and ${b.name} are the same VPC, ${a.vpc.VpcId}.`,
    actions: ['Let the two networks name different VPCs.'],
    objects: [a.vpc.VpcId],
  });
  return true;
}

/** Blocks that overlap cannot be told apart by routes to the peer's blocks; declared destinations may still be right. */
function checkBlocks(link: Link, draft: Draft): void {
  const [a, b] = link.networks;
  const usesBlocks = link.networks.some((network) => (link.connect.destinations[network.name] ?? 'peer') === 'peer');
  for (const mine of a.blocks) {
    for (const theirs of b.blocks) {
      if (!cidrsOverlap(cidr(mine), cidr(theirs))) continue;
      const how = cidrEquals(cidr(mine), cidr(theirs)) ? 'the same block' : 'overlapping blocks';
      (usesBlocks ? draft.problems : draft.warnings).push({
        code: 'OverlappingBlocks',
        message: `${a.name} (${a.vpc.VpcId}, ${mine}) and ${b.name} (${b.vpc.VpcId}, ${theirs}) have ${how}: an address in both is always the nearer one's.`,
        actions: [
          'Connect VPCs with different CIDR blocks, or declare `destinations` for both: the parts that do not overlap.',
        ],
        objects: [a.vpc.VpcId, b.vpc.VpcId, mine, theirs],
      });
    }
  }
}

function checkDestinations(link: Link, draft: Draft): void {
  const everywhere = link.networks.filter((network) => link.connect.destinations[network.name]?.includes('0.0.0.0/0'));
  if (everywhere.length === 2) {
    const [a, b] = link.networks;
    const fate =
      link.via === 'vpc-peering'
        ? 'is dropped by the other VRouter, as peerings do not transit'
        : 'goes back and forth between their VRouters until it dies';
    draft.warnings.push({
      code: 'LoopingDefaultRoute',
      message: `${a.name} and ${b.name} both send 0.0.0.0/0 to each other: a packet to an address outside both ${fate}.`,
      actions: ["Leave `destinations` out: the default is the other VPC's CIDR blocks."],
      objects: [a.vpc.VpcId, b.vpc.VpcId],
    });
    return;
  }
  for (const route of desiredRoutes(link)) {
    if (route.peer.blocks.some((block) => cidrContains(cidr(block), cidr(route.destination)))) continue;
    draft.warnings.push({
      code: 'DestinationOutsidePeer',
      message: `${route.network.name} sends ${route.destination} to ${route.peer.name}, whose CIDR blocks are ${route.peer.blocks.join(', ')}: what lies outside these needs a route onwards there.`,
      actions: [`Check that ${route.peer.name} knows the way.`],
      objects: [route.destination, route.peer.vpc.VpcId],
    });
  }
}

function checkCustomTables(input: DriverInput, draft: Draft): void {
  for (const network of new Set(input.links.flatMap((link) => link.networks))) {
    const left = network.tables.filter(
      (table) => table.VSwitchIds.VSwitchId.length > 0 && !network.routed.includes(table.RouteTableId),
    );
    for (const table of left) {
      draft.warnings.push({
        code: 'CustomTables',
        message: `The route table ${table.RouteTableId} of ${network.name} serves ${table.VSwitchIds.VSwitchId.join(', ')} and gets no route: these vSwitches stay unconnected.`,
        actions: [`Say \`routeTables: all\` for ${network.name}, or list the tables.`],
        objects: [table.RouteTableId, ...table.VSwitchIds.VSwitchId],
      });
    }
  }
}

/** A route table carries so many custom entries; what stands in during a move counts as well. */
export function checkTableQuota(input: DriverInput, draft: Draft): void {
  for (const network of new Set(input.links.flatMap((link) => link.networks))) {
    for (const table of network.routed) {
      const there = input.world.entries.filter(
        (entry) => entry.RouteTableId === table && entry.Type === 'Custom',
      ).length;
      const into = draft.steps.filter(
        ({ call }) => call?.action === 'CreateRouteEntry' && call.parameters.RouteTableId === table,
      ).length;
      const outOf = draft.steps.filter(
        ({ call, id }) =>
          call?.action === 'DeleteRouteEntry' && call.parameters.RouteTableId === table && !id.endsWith(':drop'),
      ).length;
      const most = there + into - outOf;
      if (into === 0 || most <= input.spec.quotas.customEntriesPerRouteTable) continue;
      draft.problems.push({
        code: 'RouteQuota',
        message: `The route table ${table} of ${network.name} would hold ${most} custom entries at a time; ${input.spec.quotas.customEntriesPerRouteTable} are allowed. It holds ${there}.`,
        actions: quotaActions('customEntriesPerRouteTable', 'Declare fewer and larger destinations'),
        objects: [table],
      });
    }
  }
}
