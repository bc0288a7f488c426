import { formatCidr } from '../../network/cidr.ts';
import type { RouterInterface, Vpc, VpcPeering } from '../../network/model.ts';
import type { Network } from '../../network/network.ts';
import type { Picture, PictureEnd, PictureLink, PictureNetwork } from './model.ts';

/** A link of a picture with the ids that route entries name it by. */
export interface NetworkLink extends PictureLink {
  readonly ids: readonly string[];
}

export interface NetworkPicture extends Picture {
  readonly networks: readonly (PictureNetwork & { readonly vpcId: string })[];
  readonly links: readonly NetworkLink[];
}

/** VPCs of a network, and what joins them to each other. */
export function networkPicture(network: Network, title: string, vpcs: readonly Vpc[]): NetworkPicture {
  const inside = new Set(vpcs);
  const names = new Set<string>();
  const nameOf = new Map<Vpc, string>();
  for (const vpc of vpcs) {
    const name = names.has(vpc.name) ? `${vpc.name} ${vpc.id}` : vpc.name;
    names.add(name);
    nameOf.set(vpc, name);
  }
  const interfaces = [...network.routerInterfaces.values()].filter(({ vpc }) => vpc !== undefined && inside.has(vpc));
  const drawn = new Set<string>();
  const links: NetworkLink[] = [];
  for (const near of interfaces) {
    const far = network.routerInterfaces.get(near.record.oppositeInterfaceId ?? '');
    if (drawn.has(near.id) || far?.vpc === undefined || !inside.has(far.vpc) || near.vpc === undefined) continue;
    drawn.add(near.id).add(far.id);
    const ends = [interfaceEnd(near, near.vpc, nameOf), interfaceEnd(far, far.vpc, nameOf)] as const;
    const solid = near.record.status === 'Active' && far.record.status === 'Active';
    links.push({ ends, label: 'router interfaces', solid, ids: [near.id, far.id] });
  }
  for (const peering of network.vpcPeerings.values()) {
    const { vpc, acceptingVpc, record } = peering;
    if (vpc === undefined || acceptingVpc === undefined || !inside.has(vpc) || !inside.has(acceptingVpc)) continue;
    const ends = [peeringEnd(peering, vpc, nameOf), peeringEnd(peering, acceptingVpc, nameOf)] as const;
    links.push({ ends, label: 'VPC peering', solid: record.status === 'Activated', ids: [peering.id] });
  }
  return {
    title,
    networks: vpcs.map((vpc) => ({
      vpcId: vpc.id,
      name: nameOf.get(vpc) ?? vpc.name,
      lines: [vpc.id, vpc.vRouterId, ...vpc.blocks.map(formatCidr), vpc.regionId].filter((line) => line !== ''),
    })),
    links,
  };
}

function interfaceEnd({ id, record }: RouterInterface, vpc: Vpc, nameOf: ReadonlyMap<Vpc, string>): PictureEnd {
  const role = record.role === 'InitiatingSide' ? 'initiator' : 'acceptor';
  return { network: nameOf.get(vpc) ?? vpc.name, lines: [id, `${role}, ${record.status}`], routes: routesBy(vpc, id) };
}

function peeringEnd({ id, record }: VpcPeering, vpc: Vpc, nameOf: ReadonlyMap<Vpc, string>): PictureEnd {
  return { network: nameOf.get(vpc) ?? vpc.name, lines: [id, record.status], routes: routesBy(vpc, id) };
}

/** The destinations that a VPC's tables send to a next hop. */
function routesBy(vpc: Vpc, nextHopId: string): readonly string[] {
  const entries = vpc.tables.flatMap((table) => Array.from(table.routes, ([, entry]) => entry));
  const routes = entries
    .filter((entry) => entry.nextHopId === nextHopId)
    .map(({ destination }) => formatCidr(destination));
  return [...new Set(routes)];
}
