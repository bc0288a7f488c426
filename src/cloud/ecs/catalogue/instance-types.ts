/** What the local cloud tells of an instance type. */
export interface InstanceType {
  readonly id: string;
  readonly family: string;
  readonly cores: number;
  /** GiB. */
  readonly memory: number;
  /** Network interfaces of an instance, at most. */
  readonly interfaces: number;
  /** Private IPv4 and IPv6 addresses of one interface, at most. */
  readonly addresses: number;
  readonly ipv6Addresses: number;
}

const type = (id: string, cores: number, memory: number, interfaces: number, addresses: number): InstanceType => ({
  id,
  family: id.split('.').slice(0, 2).join('.'),
  cores,
  memory,
  interfaces,
  addresses,
  ipv6Addresses: 1,
});

/** The types that the catalogue lists: a few that clients look for. Figures by the vendor's page of instance families. */
export const INSTANCE_TYPES: readonly InstanceType[] = [
  type('ecs.g6.large', 2, 8, 2, 6),
  type('ecs.g6.xlarge', 4, 16, 3, 10),
  type('ecs.c6.large', 2, 4, 2, 6),
  type('ecs.sn1ne.large', 2, 4, 2, 6),
  type('ecs.n4.small', 1, 2, 2, 2),
];

/**
 * A type by its id. One that the catalogue does not list is taken for a middling one: instances only stand in networks
 * here.
 */
export const instanceTypeOf = (id: string): InstanceType =>
  INSTANCE_TYPES.find((known) => known.id === id) ?? type(id, 4, 16, 8, 20);
