import {
  type Change,
  ChangeAction,
  type Cidr,
  cidr,
  cidrHasAddress,
  formatCidr,
  Network,
  pairReach,
  type RouterInterfaceRecord,
  type Snapshot,
  tracePath,
  type VSwitch,
} from '../../src/network/index.ts';

/**
 * The fewest changes that join two vSwitches, by trying: whatever joins them must change what is decided about the first
 * packet that is lost now, so one of the changes that touch its way is among them; then the same again. Knows nothing of
 * `explain`. Undefined when `limit` changes do not do.
 */
export function fewestChanges(
  snapshot: Snapshot,
  from: string,
  to: string,
  limit: number,
): readonly Change[] | undefined {
  for (let depth = 0; depth <= limit; depth++) {
    const found = search(snapshot, from, to, depth);
    if (found !== undefined) return found;
  }
  return undefined;
}

function search(snapshot: Snapshot, from: string, to: string, depth: number): readonly Change[] | undefined {
  const network = Network.from(snapshot);
  const [near, far] = [network.vSwitches.get(from), network.vSwitches.get(to)];
  if (near === undefined || far === undefined) throw new Error('no such vSwitch');
  const lost = firstLost(network, near, far) ?? firstLost(network, far, near);
  if (lost === undefined) return [];
  if (depth === 0) return undefined;
  for (const change of touching(network, lost)) {
    const after = network.after([change]).snapshot;
    const rest = search(after, from, to, depth - 1);
    if (rest !== undefined) return [change, ...rest];
  }
  return undefined;
}

interface Lost {
  readonly from: VSwitch;
  readonly to: VSwitch;
  readonly address: number;
}

function firstLost(network: Network, from: VSwitch, to: VSwitch): Lost | undefined {
  const address = pairReach(network, from, to).lost[0]?.addresses.intervals[0]?.first;
  return address === undefined ? undefined : { from, to, address };
}

/** Every single change that could make another decision about the packet on its way. */
function touching(network: Network, { from, to, address }: Lost): readonly Change[] {
  const { hops } = tracePath(network, from, address);
  return hops.flatMap(({ vpcId, routeTableId, entry }) => [
    ...routeChanges(network, vpcId, routeTableId, to.block, address),
    ...(entry === undefined ? [] : linkChanges(network, entry.nextHopId)),
  ]);
}

function routeChanges(network: Network, vpcId: string, RouteTableId: string, block: Cidr, address: number): Change[] {
  const table = network.snapshot.routeTables.find(({ routeTableId }) => routeTableId === RouteTableId);
  const custom = (table?.routeEntries ?? []).filter(({ type = 'Custom' }) => type === 'Custom');
  const concerned = custom.filter((entry) => cidrHasAddress(cidr(entry.destinationCidrBlock), address));
  // Nobody is told to lead an entry into a router interface only so that what CEN taught inside it gives way.
  const learnt = (table?.routeEntries ?? []).some(({ type }) => type === 'CEN');
  const hops = hopsOf(network, vpcId);
  const listed = (table?.routeEntries ?? []).filter((entry) => entry.destinationCidrBlock === formatCidr(block));
  // Beside a learnt entry the API takes none but one into a router interface.
  const allowed = hops.filter(([type]) =>
    listed.every((entry) => entry.type === 'CEN' && entry.status !== 'Pending' && type === 'RouterInterface'),
  );
  return [
    ...allowed.map(([NextHopType, NextHopId]) => ({
      action: ChangeAction.CreateRouteEntry,
      parameters: { RouteTableId, DestinationCidrBlock: formatCidr(block), NextHopType, NextHopId },
    })),
    ...concerned.flatMap(({ destinationCidrBlock: DestinationCidrBlock, status }): Change[] => [
      ...hops
        .filter(([type]) => type !== 'RouterInterface' || !learnt)
        .map(([NewNextHopType, NewNextHopId]) => ({
          action: ChangeAction.ModifyRouteEntry,
          parameters: { RouteTableId, DestinationCidrBlock, NewNextHopType, NewNextHopId },
        })),
      { action: ChangeAction.DeleteRouteEntry, parameters: { RouteTableId, DestinationCidrBlock } },
      ...(status === 'Pending'
        ? [{ action: ChangeAction.Wait, parameters: { RouteTableId, DestinationCidrBlock, Until: 'Available' } }]
        : []),
    ]),
  ];
}

/** What a table of the VPC can name: what is there, and the peerings that could be made. */
function hopsOf(network: Network, vpcId: string): readonly (readonly [type: string, id: string])[] {
  const vpc = network.vpcs.get(vpcId);
  const { routerInterfaces = [], vpcPeerings = [] } = network.snapshot;
  const others = [...network.vpcs.keys()].filter((id) => canPeer(network, vpcId, id));
  return [
    ...routerInterfaces
      .filter(({ routerId }) => routerId === vpc?.vRouterId)
      .map(({ routerInterfaceId }) => ['RouterInterface', routerInterfaceId] as const),
    ...vpcPeerings
      .filter((peering) => [peering.vpcId, peering.acceptingVpcId].includes(vpcId))
      .map(({ instanceId }) => ['VpcPeer', instanceId] as const),
    ...others.map((id) => ['VpcPeer', newPeering(vpcId, id)] as const),
  ];
}

const newPeering = (...ids: readonly string[]): string => ['pcc', 'new', ...ids.toSorted()].join(' ');

/** Whether nothing joins the two yet. */
function canPeer(network: Network, a: string, b: string): boolean {
  const { routerInterfaces = [], vpcPeerings = [] } = network.snapshot;
  const routers = [a, b].map((id) => network.vpcs.get(id)?.vRouterId);
  return (
    a !== b &&
    !vpcPeerings.some(({ vpcId, acceptingVpcId }) => [a, b].includes(vpcId) && [a, b].includes(acceptingVpcId)) &&
    !routerInterfaces.some((one) => routers.includes(one.routerId) && routers.includes(one.oppositeRouterId))
  );
}

function linkChanges(network: Network, nextHopId: string): readonly Change[] {
  const peering = network.vpcPeerings.get(nextHopId);
  if (peering?.record.status === 'Accepting')
    return [{ action: ChangeAction.AcceptVpcPeerConnection, parameters: { InstanceId: nextHopId } }];
  const [, , VpcId, AcceptingVpcId] = nextHopId.startsWith('pcc new') ? nextHopId.split(' ') : [];
  if (peering === undefined && VpcId !== undefined && AcceptingVpcId !== undefined) {
    const parameters = { VpcId, AcceptingVpcId };
    return [{ action: ChangeAction.CreateVpcPeerConnection, parameters, creates: nextHopId }];
  }
  const near = network.routerInterfaces.get(nextHopId)?.record;
  const far = network.routerInterfaces.get(near?.oppositeInterfaceId ?? '')?.record;
  return near === undefined || far === undefined ? [] : pairChanges(near, far);
}

function pairChanges(near: RouterInterfaceRecord, far: RouterInterfaceRecord): readonly Change[] {
  const sides = [near, far];
  if (sides.every(({ status }) => status === 'Idle')) {
    return [
      {
        action: ChangeAction.ConnectRouterInterface,
        parameters: { RouterInterfaceId: near.routerInterfaceId },
      },
    ];
  }
  // An interface that is Idle beside one that is not cannot be connected.
  if (sides.some(({ status }) => status === 'Idle')) return [];
  return sides.flatMap(({ routerInterfaceId: RouterInterfaceId, status }): Change[] => {
    if (status === 'Inactive')
      return [{ action: ChangeAction.ActivateRouterInterface, parameters: { RouterInterfaceId } }];
    if (status === 'Activating')
      return [{ action: ChangeAction.Wait, parameters: { RouterInterfaceId, Until: 'Active' } }];
    return [];
  });
}
