import type { Product } from '../openapi/index.ts';

/** Products that Isthmus calls, by the name in their host names. */
const HOSTS: Readonly<Record<Product, string>> = {
  Vpc: 'vpc',
  VpcPeer: 'vpcpeer',
  Cbn: 'cbn',
  Ecs: 'ecs',
  Sts: 'sts',
  Location: 'location-readonly',
  ResourceManager: 'resourcemanager',
  BssOpenApi: 'business',
};

/** Regions whose VPC endpoint is the central one (endpoint map of @alicloud/vpc20160428 7.3.2). */
const CENTRAL_VPC_REGIONS: ReadonlySet<string> = new Set([
  'cn-hangzhou',
  'cn-shanghai-finance-1',
  'cn-shenzhen-finance-1',
  'cn-north-2-gov-1',
  'cn-beijing-gov-1',
  'cn-hangzhou-finance',
]);

/** Products with one endpoint for the whole world. */
const GLOBAL: ReadonlySet<Product> = new Set(['VpcPeer', 'Cbn', 'Location', 'ResourceManager', 'BssOpenApi']);

/** Host of a product's endpoint in a region of Alibaba Cloud. */
export function endpointOf(product: Product, region: string): string {
  const host = HOSTS[product];
  if (GLOBAL.has(product) || (product === 'Vpc' && CENTRAL_VPC_REGIONS.has(region))) return `${host}.aliyuncs.com`;
  return `${host}.${region}.aliyuncs.com`;
}
