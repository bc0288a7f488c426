import type { Spec } from '../spec/types.ts';
import type { World } from '../world.ts';
import type { Check } from './types.ts';

/** How much room is left in the quotas that an interconnect meets, for each network of the spec. */
export function checkQuotas(world: World, quotas: Spec['quotas']): readonly Check[] {
  const arrears = world.interfaces.filter((item) => item.BusinessStatus === 'FinancialLocked');
  const across = new Set(Array.from(world.networks.values(), ({ place }) => place.region)).size > 1;
  return [
    ...[...world.networks.values()].flatMap(({ name, vpc, routed }) => [
      room(
        name,
        `router interfaces on the VRouter ${vpc.VRouterId}`,
        world.interfaces.filter((item) => item.RouterId === vpc.VRouterId).length,
        quotas.routerInterfacesPerRouter,
      ),
      room(
        name,
        `peerings of ${vpc.VpcId} within its region`,
        peeringsOf(world, vpc.VpcId, false),
        quotas.peeringsInRegionPerVpc,
      ),
      ...(across
        ? [
            room(
              name,
              `peerings of ${vpc.VpcId} to other regions`,
              peeringsOf(world, vpc.VpcId, true),
              quotas.peeringsAcrossRegionsPerVpc,
            ),
          ]
        : []),
      ...routed.map((table) =>
        room(
          name,
          `custom entries in the route table ${table}`,
          world.entries.filter((entry) => entry.RouteTableId === table && entry.Type === 'Custom').length,
          quotas.customEntriesPerRouteTable,
        ),
      ),
    ]),
    ...arrears.map(
      ({ RouterInterfaceId, place }): Check => ({
        about: 'quota',
        where: place.region,
        status: 'failed',
        found: `the router interface ${RouterInterfaceId} is in arrears: none can be created or connected`,
        actions: ['Add funds to the account.'],
      }),
    ),
  ];
}

const peeringsOf = ({ peerings }: World, vpcId: string, across: boolean): number =>
  peerings.filter(
    ({ RegionId, AcceptingRegionId, Vpc, AcceptingVpc }) =>
      (RegionId !== AcceptingRegionId) === across && (Vpc.VpcId === vpcId || AcceptingVpc.VpcId === vpcId),
  ).length;

function room(where: string, what: string, used: number, limit: number): Check {
  const full = used >= limit;
  return {
    about: 'quota',
    where,
    status: full ? 'warning' : 'ok',
    found: `${used} of ${limit} ${what}`,
    actions: full ? ['Delete what is not needed, or ask for a higher quota in Quota Center.'] : [],
  };
}
