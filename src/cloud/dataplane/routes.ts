import { type Cidr, cidr, cidrContains, formatCidr } from '../../network/cidr.ts';
import type { RouteEntryRecord } from '../../network/snapshot.ts';
import type { Target } from './kernel.ts';

/**
 * Where several entries of a table have one destination, the kernel takes the smallest metric: system entries before
 * custom ones before those that were learnt (help page "VPC route tables").
 */
const METRIC = { system: 1, custom: 2, learnt: 3 } as const;

/** The cloud's own services, a system entry of every table. */
const SERVICES = '100.64.0.0/10';
const SERVICE_BLOCK = cidr(SERVICES);

/** A route without its table. */
export interface TableRoute {
  readonly destination: string;
  readonly metric: number;
  readonly target: Target;
  /** Whether the entry's next hop is a VPC peering connection. */
  readonly byPeering: boolean;
}

/**
 * The entries of a route table as routes. The vSwitches' own entries are not among them: the kernel asks for those first.
 *
 * @param target what the kernel is to do at an entry
 */
export function routesOf(
  entries: readonly RouteEntryRecord[],
  target: (entry: RouteEntryRecord) => Target,
): readonly TableRoute[] {
  const routes = new Map<string, TableRoute>([
    [SERVICES, { destination: SERVICES, metric: METRIC.system, target: 'prohibit', byPeering: false }],
  ]);
  const forwarding = entries.filter(
    ({ status = 'Available', type }) => (status === 'Available' || status === 'Modifying') && type !== 'System',
  );
  const intoInterfaces: Cidr[] = [];
  for (const entry of forwarding.filter((one) => !isLearnt(one))) {
    const block = cidr(entry.destinationCidrBlock);
    const destination = formatCidr(block);
    const key = `${destination} ${METRIC.custom}`;
    // One custom entry for a destination; a snapshot that has two means the first.
    if (routes.has(key)) continue;
    routes.set(key, route(entry, destination, METRIC.custom, target));
    if (entry.nextHopType === 'RouterInterface' && destination !== SERVICES) intoInterfaces.push(block);
  }
  for (const entry of forwarding.filter(isLearnt)) {
    const block = cidr(entry.destinationCidrBlock);
    const destination = formatCidr(block);
    const key = `${destination} ${METRIC.learnt}`;
    if (routes.has(key)) continue;
    // Nothing that was learnt takes effect inside a system entry, and no CEN entry inside the destination of one into a
    // router interface (migration guide of 2019).
    if (cidrContains(SERVICE_BLOCK, block)) continue;
    const fromCen = entry.type === 'CEN' || entry.serviceType === 'TR';
    if (fromCen && intoInterfaces.some((outer) => cidrContains(outer, block))) continue;
    routes.set(key, route(entry, destination, METRIC.learnt, target));
  }
  return [...routes.values()];
}

function isLearnt({ type = 'Custom', serviceType }: RouteEntryRecord): boolean {
  return serviceType === 'TR' || type !== 'Custom';
}

function route(
  entry: RouteEntryRecord,
  destination: string,
  metric: number,
  target: (entry: RouteEntryRecord) => Target,
): TableRoute {
  return { destination, metric, target: target(entry), byPeering: entry.nextHopType === 'VpcPeer' };
}
