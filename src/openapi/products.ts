/** The products that share the port, by the `Version` that names them: an RPC request carries no product of its own. */
export const PRODUCTS = {
  Vpc: '2016-04-28',
  VpcPeer: '2022-01-01',
  Cbn: '2017-09-12',
  Ecs: '2014-05-26',
  Sts: '2015-04-01',
  Location: '2015-06-12',
  ResourceManager: '2020-03-31',
  BssOpenApi: '2017-12-14',
} as const;

export type Product = keyof typeof PRODUCTS;

const byVersion = new Map<string, Product>(
  Object.entries(PRODUCTS).map(([product, version]) => [version, product as Product]),
);

/** The product of an API version (`YYYY-MM-DD`), or undefined when we know none. */
export const productOfVersion = (version: string): Product | undefined => byVersion.get(version);
