import type { RouteEntryRow } from '../../../src/cloud/store/rows.ts';
import { CloudError } from '../../../src/provider/index.ts';
import type { VirtualWorld } from '../virtual-world.ts';

/** Something a person does in the console meanwhile. What the cloud refuses, that person shrugs at. */
export interface Act {
  readonly title: string;
  readonly does: (world: VirtualWorld) => void;
  /** What the same person does when told that it is in the way; nothing for what an engine repairs. */
  readonly takesBack?: (world: VirtualWorld) => void;
}

const tablesOf = (world: VirtualWorld) => world.cloud.world.store.tables;

const ourInterfaces = (world: VirtualWorld) =>
  tablesOf(world)
    .routerInterfaces.find({})
    .filter((row) => row.name?.startsWith('isthmus_'));

const ourPeerings = (world: VirtualWorld) =>
  tablesOf(world)
    .peerConnections.find({})
    .filter((row) => row.name.startsWith('isthmus_') && row.status !== 'Deleted');

const ourRoutes = (world: VirtualWorld) =>
  tablesOf(world)
    .routeEntries.find({ type: 'Custom' })
    .filter((row) => row.name.startsWith('isthmus_'));

type Place = { readonly region: string; readonly account: string };

function placeOf(world: VirtualWorld, row: Place): Place {
  const key = world.cloud.world.accounts.find(({ id }) => id === row.account)?.accessKeys[0];
  return { region: row.region, account: key?.id ?? 'default' };
}

function shrug(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
  }
}

function deletesRoutes(world: VirtualWorld, found: readonly RouteEntryRow[]): void {
  for (const row of found) {
    const parameters = { RouteTableId: row.routeTable, DestinationCidrBlock: row.destination, NextHopId: row.nextHop };
    shrug(() => world.byHand('DeleteRouteEntry', parameters, placeOf(world, row)));
  }
}

function addsRoute(world: VirtualWorld, destination: string | undefined, hop: string | undefined): void {
  const app = world.network('app');
  if (destination === undefined || hop === undefined) return;
  const parameters = {
    RouteTableId: app.RouteTableId,
    DestinationCidrBlock: destination,
    NextHopType: hop.startsWith('pcc-') ? 'VpcPeer' : 'RouterInterface',
    NextHopId: hop,
    RouteEntryName: 'by-a-person',
  };
  shrug(() => world.byHand('CreateRouteEntry', parameters, app));
}

/** The routes that people added. */
const byPeople = (world: VirtualWorld) =>
  tablesOf(world)
    .routeEntries.find({ type: 'Custom' })
    .filter((row) => row.name === 'by-a-person');

const takesRoutesBack = (world: VirtualWorld): void => deletesRoutes(world, byPeople(world));

export const ACTS: readonly Act[] = [
  { title: 'deletes a route', does: (world) => deletesRoutes(world, ourRoutes(world).slice(0, 1)) },
  { title: 'deletes all our routes', does: (world) => deletesRoutes(world, ourRoutes(world)) },
  {
    title: 'deactivates an interface',
    does: (world) => {
      for (const row of ourInterfaces(world)
        .filter(({ status }) => status === 'Active')
        .slice(-1))
        shrug(() => world.byHand('DeactivateRouterInterface', { RouterInterfaceId: row.id }, placeOf(world, row)));
    },
  },
  {
    title: 'deletes an interface',
    does: (world) => {
      for (const row of ourInterfaces(world).slice(0, 2))
        shrug(() => world.byHand('DeleteRouterInterface', { RouterInterfaceId: row.id }, placeOf(world, row)));
    },
  },
  {
    title: 'renames an interface',
    does: (world) => {
      for (const row of ourInterfaces(world).slice(0, 1))
        shrug(() =>
          world.byHand(
            'ModifyRouterInterfaceAttribute',
            { RouterInterfaceId: row.id, Name: 'mine' },
            placeOf(world, row),
          ),
        );
    },
  },
  {
    title: 'deletes a peering, with its routes',
    does: (world) => {
      for (const row of ourPeerings(world).slice(0, 1)) {
        const where = { ...placeOf(world, row), product: 'VpcPeer' as const };
        shrug(() => world.byHand('DeleteVpcPeerConnection', { InstanceId: row.id, Force: true }, where));
      }
    },
  },
  {
    title: 'renames a peering',
    does: (world) => {
      for (const row of ourPeerings(world).slice(0, 1)) {
        const where = { ...placeOf(world, row), product: 'VpcPeer' as const };
        shrug(() => world.byHand('ModifyVpcPeerConnection', { InstanceId: row.id, Name: 'mine' }, where));
      }
    },
  },
  {
    title: 'takes a mark off',
    does: (world) => {
      for (const row of ourInterfaces(world).slice(0, 1)) {
        const parameters = { ResourceType: 'ROUTERINTERFACE', ResourceId: [row.id], TagKey: ['isthmus:link'] };
        shrug(() => world.byHand('UntagResourcesForExpressConnect', parameters, placeOf(world, row)));
      }
    },
  },
  {
    title: 'adds a route for a declared destination that leads elsewhere',
    does: (world) => {
      const elsewhere = tablesOf(world)
        .routerInterfaces.find({ router: world.network('app').VRouterId })
        .find((row) => row.name?.startsWith('by-hand'));
      addsRoute(world, world.network('data').blocks[0], elsewhere?.id);
    },
    takesBack: takesRoutesBack,
  },
  {
    title: 'adds a route of their own through our interface',
    does: (world) => {
      const app = world.network('app');
      const ours =
        ourInterfaces(world).find((row) => row.router === app.VRouterId) ??
        ourPeerings(world).find((row) => row.vpc === app.VpcId);
      addsRoute(world, '10.77.0.0/16', ours?.id);
    },
    takesBack: takesRoutesBack,
  },
];
