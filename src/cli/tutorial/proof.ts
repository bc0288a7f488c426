import type { Ground } from './ground.ts';
import { type Paths, pathsBetween } from './paths.ts';
import { send } from './send.ts';

export type { Path } from './paths.ts';

/** What the API says of the two VPCs at one moment, and what packets do then. */
export interface Inspection extends Paths {
  readonly routerInterfaces: readonly string[];
  /** Every route entry that no system made: `vtb-… 10.0.0.0/16`. */
  readonly customEntries: readonly string[];
}

/** Reads both VPCs back and traces every pair of their vSwitches, both ways; and sends real packets where that can be. */
export async function inspect({ look, sides, packets }: Ground): Promise<Inspection> {
  const snapshot = await look();
  return {
    ...(await send(pathsBetween(snapshot, sides), packets)),
    routerInterfaces: (snapshot.routerInterfaces ?? []).map(({ routerInterfaceId }) => routerInterfaceId),
    customEntries: snapshot.routeTables.flatMap(({ routeTableId, routeEntries }) =>
      (routeEntries ?? [])
        .filter(({ type }) => type !== 'System')
        .map(({ destinationCidrBlock }) => `${routeTableId} ${destinationCidrBlock}`),
    ),
  };
}
