import type { Network } from '../../network/index.ts';

export const vpcName = (network: Network, id: string): string => network.vpcs.get(id)?.name ?? id;

/** Texts of the model name VPCs by id: for people the name stands in. */
export function named(network: Network, text: string): string {
  return text.replace(/vpc-[A-Za-z0-9-]+/g, (id) => vpcName(network, id));
}
