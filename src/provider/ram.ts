import type { Product } from '../openapi/index.ts';

/** How each product is called in RAM policies (its API pages, "Authorization information"). VPC peering counts as `vpc`. */
const IN_POLICIES: Readonly<Record<Product, string>> = {
  Vpc: 'vpc',
  VpcPeer: 'vpc',
  Cbn: 'cen',
  Ecs: 'ecs',
  Sts: 'sts',
  Location: 'location',
  ResourceManager: 'resourcemanager',
  BssOpenApi: 'bss',
};

/** The action as a RAM policy names it: `vpc:CreateRouterInterface`. */
export const ramActionOf = (product: Product, action: string): string => `${IN_POLICIES[product]}:${action}`;
