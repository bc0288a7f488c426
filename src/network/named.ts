import type { Network } from './network.ts';

/** A text of this room, which names VPCs by id, with their names: for people. Ids that the network does not hold stay. */
export function named(network: Network, text: string): string {
  return text.replace(/vpc-[A-Za-z0-9-]+/g, (id) => network.vpcs.get(id)?.name ?? id);
}
