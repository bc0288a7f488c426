import type { VirtualWorld } from '../virtual-world.ts';

/**
 * Connects two networks by hand, as the tutorial does, with a route from the first one: what no engine made and none may
 * touch.
 */
export async function connectByHand(world: VirtualWorld, from: string, to: string, destination: string): Promise<void> {
  const [initiator, acceptor] = [side(world, from, to, 'InitiatingSide'), side(world, to, from, 'AcceptingSide')];
  const [a, b] = [world.network(from), world.network(to)];
  const tell = (id: string, network: typeof a, peer: string, peerNetwork: typeof a): unknown =>
    world.byHand(
      'ModifyRouterInterfaceAttribute',
      { RouterInterfaceId: id, OppositeInterfaceId: peer, OppositeRouterId: peerNetwork.VRouterId },
      { region: network.region, account: network.account },
    );
  tell(initiator, a, acceptor, b);
  tell(acceptor, b, initiator, a);
  world.byHand('ConnectRouterInterface', { RouterInterfaceId: initiator }, { region: a.region, account: a.account });
  await world.clock.sleep(world.cloud.world.timing.connectRouterInterface);
  await addRoute(world, from, destination, initiator);
}

function side(world: VirtualWorld, on: string, towards: string, Role: string): string {
  const [network, peer] = [world.network(on), world.network(towards)];
  const answer = world.byHand(
    'CreateRouterInterface',
    {
      RouterType: 'VRouter',
      RouterId: network.VRouterId,
      Role,
      Spec: Role === 'InitiatingSide' ? 'Small.1' : 'Negative',
      OppositeRegionId: peer.region,
      OppositeRouterType: 'VRouter',
      OppositeRouterId: peer.VRouterId,
      Name: `by-hand-${on}-${towards}`,
    },
    { region: network.region, account: network.account },
  );
  return String(answer.RouterInterfaceId);
}

/** Adds a route to a network's system table and waits until it is there. */
export async function addRoute(
  world: VirtualWorld,
  on: string,
  destination: string,
  hop: string,
  type = 'RouterInterface',
): Promise<void> {
  const { RouteTableId, region, account } = world.network(on);
  world.byHand(
    'CreateRouteEntry',
    { RouteTableId, DestinationCidrBlock: destination, NextHopType: type, NextHopId: hop },
    { region, account },
  );
  await world.clock.sleep(world.cloud.world.timing.createRouteEntry);
}

/** Deletes the custom route of a network's system table and waits until it is gone. */
export async function deleteRoute(world: VirtualWorld, on: string, destination: string): Promise<void> {
  const { RouteTableId, region, account } = world.network(on);
  const entry = world.cloud.world.store.tables.routeEntries
    .find({ routeTable: RouteTableId })
    .find((row) => row.destination === destination);
  const parameters = { RouteTableId, DestinationCidrBlock: destination, NextHopId: entry?.nextHop ?? '' };
  world.byHand('DeleteRouteEntry', parameters, { region, account });
  await world.clock.sleep(world.cloud.world.timing.deleteRouteEntry);
}

/** Deactivates an end of ours, by its name, and waits until it is Inactive. Gives its id. */
export async function deactivate(world: VirtualWorld, name: string): Promise<string> {
  const row = world.cloud.world.store.tables.routerInterfaces.find({}).find((found) => found.name === name);
  if (row === undefined) throw new RangeError(`There is no router interface ${name} in this world.`);
  world.byHand('DeactivateRouterInterface', { RouterInterfaceId: row.id }, whereIs(world, row));
  await world.clock.sleep(world.cloud.world.timing.deactivateRouterInterface);
  return row.id;
}

/** Where and by whom a row can be changed. */
function whereIs(world: VirtualWorld, row: { readonly region: string; readonly account: string }) {
  const account = world.cloud.world.accounts.find(({ id }) => id === row.account)?.accessKeys[0]?.id ?? 'default';
  return { region: row.region, account };
}

/** Deletes an end of ours by its name, with the route of the network that leads to it. */
export async function deleteEnd(world: VirtualWorld, name: string, on: string, destination: string): Promise<void> {
  await deleteRoute(world, on, destination);
  const id = await deactivate(world, name);
  const { region, account } = world.network(on);
  world.byHand('DeleteRouterInterface', { RouterInterfaceId: id }, { region, account });
  await world.clock.sleep(world.cloud.world.timing.deleteRouterInterface);
}
