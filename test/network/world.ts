import { Network, type RouteEntryRecord, SNAPSHOT_FORMAT, type Snapshot } from '../../src/network/index.ts';

/** A VPC `a` gets the ids vpc-a, vrt-a, vtb-a; vSwitches and tables are named as written. */
export interface VpcPlan {
  readonly block: string;
  readonly secondary?: readonly string[];
  readonly regionId?: string;
  readonly ownerId?: string;
  /** Block by id, or block and the custom table that is bound. */
  readonly vSwitches: Readonly<Record<string, string | readonly [block: string, tableId: string]>>;
  /** Ids of custom tables. */
  readonly tables?: readonly string[];
}

export interface Plan {
  readonly vpcs: Readonly<Record<string, VpcPlan>>;
  /** `['a', 'b']` makes ri-ab (initiator) and ri-ba (acceptor), Active unless said otherwise. */
  readonly pairs?: readonly (readonly [near: string, far: string, nearStatus?: string, farStatus?: string])[];
  /** The router interfaces do not name each other. */
  readonly unnamed?: boolean;
  /** Router interfaces that name another opposite than theirs: `{ 'ri-ba': 'ri-cb' }`, on vrt-c. */
  readonly astray?: Readonly<Record<string, string>>;
  /** Ids of the only router interfaces that are left: the others were deleted. */
  readonly orphans?: readonly string[];
  /** `['a', 'b']` makes pcc-ab, Activated unless said otherwise. */
  readonly peerings?: readonly (readonly [near: string, far: string, status?: string])[];
  /** By table id: destination and next hop. `ri-…` and `pcc-…` say their type; else a record. */
  readonly routes?: Readonly<Record<string, Readonly<Record<string, string | Partial<RouteEntryRecord>>>>>;
}

export function snapshotOf(plan: Plan): Snapshot {
  const vpcs = Object.entries(plan.vpcs);
  return {
    format: SNAPSHOT_FORMAT,
    vpcs: vpcs.map(([name, vpc]) => ({
      vpcId: `vpc-${name}`,
      vpcName: name,
      regionId: vpc.regionId ?? 'cn-hangzhou',
      ownerId: vpc.ownerId ?? '1',
      cidrBlock: vpc.block,
      secondaryCidrBlocks: vpc.secondary ?? [],
      vRouterId: `vrt-${name}`,
    })),
    vSwitches: vpcs.flatMap(([name, vpc]) =>
      Object.entries(vpc.vSwitches).map(([vSwitchId, what]) => ({
        vSwitchId,
        vpcId: `vpc-${name}`,
        cidrBlock: typeof what === 'string' ? what : what[0],
        ...(typeof what === 'string' ? {} : { routeTableId: what[1] }),
      })),
    ),
    routeTables: vpcs.flatMap(([name, vpc]) =>
      [`vtb-${name}`, ...(vpc.tables ?? [])].map((routeTableId, index) => ({
        routeTableId,
        vpcId: `vpc-${name}`,
        routeTableType: index === 0 ? ('System' as const) : ('Custom' as const),
        routeEntries: Object.entries(plan.routes?.[routeTableId] ?? {}).map(([destination, hop]) => ({
          destinationCidrBlock: destination,
          ...(typeof hop === 'string'
            ? { nextHopType: hop.startsWith('pcc-') ? 'VpcPeer' : 'RouterInterface', nextHopId: hop }
            : { nextHopType: 'Instance', ...hop }),
        })),
      })),
    ),
    routerInterfaces: (plan.pairs ?? [])
      .flatMap(([near, far, nearStatus, farStatus]) => [
        routerInterface(near, far, 'InitiatingSide', nearStatus ?? 'Active'),
        routerInterface(far, near, 'AcceptingSide', farStatus ?? 'Active'),
      ])
      .filter(({ routerInterfaceId }) => plan.orphans?.includes(routerInterfaceId) ?? true)
      .map((side) => {
        const astray = plan.astray?.[side.routerInterfaceId];
        return astray === undefined
          ? side
          : { ...side, oppositeInterfaceId: astray, oppositeRouterId: `vrt-${astray.at(3)}` };
      })
      .map(({ oppositeInterfaceId, oppositeRouterId, ...own }) =>
        plan.unnamed === true ? own : { ...own, oppositeInterfaceId, oppositeRouterId },
      ),
    vpcPeerings: (plan.peerings ?? []).map(([near, far, status]) => ({
      instanceId: `pcc-${near}${far}`,
      status: status ?? 'Activated',
      vpcId: `vpc-${near}`,
      acceptingVpcId: `vpc-${far}`,
    })),
  };
}

function routerInterface(near: string, far: string, role: 'InitiatingSide' | 'AcceptingSide', status: string) {
  return {
    routerInterfaceId: `ri-${near}${far}`,
    role,
    status,
    routerId: `vrt-${near}`,
    oppositeInterfaceId: `ri-${far}${near}`,
    oppositeRouterId: `vrt-${far}`,
  };
}

export function world(plan: Plan): Network {
  return Network.from(snapshotOf(plan));
}

/** Two VPCs, one vSwitch each, joined by a pair of router interfaces: where most tests begin. */
export const two: Plan = {
  vpcs: {
    a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': '10.0.1.0/24' } },
    b: { block: '192.168.0.0/16', vSwitches: { 'vsw-b': '192.168.1.0/24' } },
  },
  pairs: [['a', 'b']],
};

/** As `two`, with the routes in place: the pair can talk. */
export const joined: Plan = {
  ...two,
  routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' }, 'vtb-b': { '10.0.0.0/16': 'ri-ba' } },
};

/** The tutorial: a default route to the router interface on both sides. */
export const tutorial: Plan = {
  ...two,
  routes: { 'vtb-a': { '0.0.0.0/0': 'ri-ab' }, 'vtb-b': { '0.0.0.0/0': 'ri-ba' } },
};
