import {
  cidr,
  cidrOf,
  formatCidr,
  type RouterInterfaceRecord,
  type RouteTableRecord,
  SNAPSHOT_FORMAT,
  type Snapshot,
  type VpcRecord,
  type VSwitchRecord,
} from '../src/network/index.ts';

/** A hub owns a /15: its own /22 and those of up to 127 spokes. */
const PER_HUB = 128;
export const EVERYTHING = '10.0.0.0/8';
const CORE = '172.16.0.0/22';

/**
 * A network of `count` VPCs (3 to 16,385) with three vSwitches each: spokes joined to hubs, hubs to one core, by router
 * interfaces. Spokes send all of 10.0.0.0/8 to their hub, hubs know their spokes and send the rest to the core.
 */
export function hubsAndSpokes(count: number): Snapshot {
  const vpcs: VpcRecord[] = [];
  const vSwitches: VSwitchRecord[] = [];
  const routerInterfaces: RouterInterfaceRecord[] = [];
  const routes = new Map<string, [destination: string, nextHopId: string][]>();

  const addVpc = (name: string, block: string) => {
    const vpcId = `vpc-${name}`;
    vpcs.push({ vpcId, cidrBlock: block, vRouterId: `vrt-${name}` });
    routes.set(name, []);
    for (let n = 0; n < 3; n++) {
      const cidrBlock = formatCidr(cidrOf(cidr(block).base + n * 256, 24));
      vSwitches.push({ vSwitchId: `vsw-${name}-${n}`, vpcId, cidrBlock });
    }
  };
  /** Joins two VPCs; `up` are the destinations that `low` sends to `high`, `down` those that `high` sends to `low`. */
  const join = (low: string, high: string, up: readonly string[], down: string) => {
    routerInterfaces.push(side(low, high, 'InitiatingSide'), side(high, low, 'AcceptingSide'));
    for (const destination of up) routes.get(low)?.push([destination, `ri-${low}-${high}`]);
    routes.get(high)?.push([down, `ri-${high}-${low}`]);
  };

  addVpc('core', CORE);
  for (let index = 0; index < count - 1; index++) {
    const name = `v${index}`;
    const hub = `v${index - (index % PER_HUB)}`;
    const block = cidrOf(cidr(EVERYTHING).base + index * 1024, 22);
    addVpc(name, formatCidr(block));
    if (name === hub) join(name, 'core', [EVERYTHING, CORE], formatCidr(cidrOf(block.base, 15)));
    else join(name, hub, [EVERYTHING, CORE], formatCidr(block));
  }
  const routeTables = Array.from(
    routes,
    ([name, entries]): RouteTableRecord => ({
      routeTableId: `vtb-${name}`,
      vpcId: `vpc-${name}`,
      routeTableType: 'System',
      routeEntries: entries.map(([destinationCidrBlock, nextHopId]) => ({
        destinationCidrBlock,
        nextHopType: 'RouterInterface',
        nextHopId,
      })),
    }),
  );
  return { format: SNAPSHOT_FORMAT, vpcs, vSwitches, routeTables, routerInterfaces };
}

function side(near: string, far: string, role: 'InitiatingSide' | 'AcceptingSide'): RouterInterfaceRecord {
  return {
    routerInterfaceId: `ri-${near}-${far}`,
    role,
    status: 'Active',
    routerId: `vrt-${near}`,
    oppositeInterfaceId: `ri-${far}-${near}`,
    oppositeRouterId: `vrt-${far}`,
  };
}
