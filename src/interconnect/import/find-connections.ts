import { mutual } from '../drivers/router-interface/pairs.ts';
import { hasEnded, joins } from '../drivers/vpc-peering/peerings.ts';
import { type Owner, ownerOfInterface, ownerOfPeering, UNKNOWN_LINK } from '../names.ts';
import type { FoundEntry, FoundInterface, FoundNetwork, World } from '../world.ts';

/** How two VPCs are connected now. */
export interface Connection {
  readonly via: 'router-interface' | 'vpc-peering';
  /** The side that asked for it first: the initiator's, or the requester's. */
  readonly networks: readonly [FoundNetwork, FoundNetwork];
  /** What joins them: two router interfaces, or one peering. */
  readonly ids: readonly string[];
  /** The interconnect that it is marked for, where Isthmus made it, and the names that the two have there: `app/data`. */
  readonly interconnect?: string;
  readonly link?: string;
  /** Bandwidth class of the initiator, or Mbit/s of a peering between regions. */
  readonly spec?: string;
  readonly bandwidth?: number;
  /** The entries that lead through it, of the first network and of the second. */
  readonly routes: readonly [readonly FoundEntry[], readonly FoundEntry[]];
}

/** Every way in which two VPCs are connected: pairs of router interfaces that name each other, and peerings. */
export function findConnections(a: FoundNetwork, b: FoundNetwork, world: World): readonly Connection[] {
  const through = ({ vpc }: FoundNetwork, id: string): readonly FoundEntry[] =>
    world.entries.filter(
      (entry) =>
        entry.vpcId === vpc.VpcId &&
        entry.Type === 'Custom' &&
        entry.NextHops.NextHop.length === 1 &&
        entry.NextHops.NextHop[0]?.NextHopId === id,
    );
  const sides = (firstVpc: boolean): readonly [FoundNetwork, FoundNetwork] => (firstVpc ? [a, b] : [b, a]);
  const pairs = pairsBetween(a, b, world.interfaces).map(([initiator, acceptor]): Connection => {
    const networks = sides(initiator.RouterId === a.vpc.VRouterId);
    return {
      via: 'router-interface',
      networks,
      ids: [initiator.RouterInterfaceId, acceptor.RouterInterfaceId],
      ...marked(ownerOfInterface(initiator), ownerOfInterface(acceptor)),
      spec: initiator.Spec,
      routes: [through(networks[0], initiator.RouterInterfaceId), through(networks[1], acceptor.RouterInterfaceId)],
    };
  });
  const joining = world.peerings.filter((item) => joins(item, [a, b]) && !hasEnded(item));
  const peerings = joining.map((item): Connection => {
    const networks = sides(item.Vpc.VpcId === a.vpc.VpcId);
    const across = item.RegionId !== item.AcceptingRegionId;
    return {
      via: 'vpc-peering',
      networks,
      ids: [item.InstanceId],
      ...marked(ownerOfPeering(item)),
      ...(across && item.Bandwidth !== undefined && item.Bandwidth > 0 ? { bandwidth: item.Bandwidth } : {}),
      routes: [through(networks[0], item.InstanceId), through(networks[1], item.InstanceId)],
    };
  });
  return [...pairs, ...peerings];
}

/** The mark, where every part carries the same one. */
function marked(...marks: readonly (Owner | undefined)[]): Pick<Connection, 'interconnect' | 'link'> {
  const [first] = marks;
  if (first === undefined || marks.some((mark) => mark?.interconnect !== first.interconnect)) return {};
  const sameLink = first.link !== UNKNOWN_LINK && marks.every((mark) => mark?.link === first.link);
  return { interconnect: first.interconnect, ...(sameLink ? { link: first.link } : {}) };
}

function pairsBetween(
  a: FoundNetwork,
  b: FoundNetwork,
  interfaces: readonly FoundInterface[],
): readonly (readonly [FoundInterface, FoundInterface])[] {
  const routers = [a.vpc.VRouterId, b.vpc.VRouterId];
  const here = interfaces.filter((item) => routers.includes(item.RouterId) && item.Status !== 'Deleting');
  return here
    .filter((item) => item.Role === 'InitiatingSide')
    .flatMap((initiator) => {
      const acceptor = here.find((item) => item.RouterId !== initiator.RouterId && mutual(initiator, item));
      return acceptor === undefined ? [] : [[initiator, acceptor] as const];
    });
}
