/** The rows of the store, a file a family under `kinds/`. Times are milliseconds since the epoch. */
export type * from './kinds/addresses.ts';
export type * from './kinds/bookkeeping.ts';
export type * from './kinds/dhcp-options-sets.ts';
export type * from './kinds/gateways.ts';
export type * from './kinds/instances.ts';
export type * from './kinds/network-acls.ts';
export type * from './kinds/owned.ts';
export type * from './kinds/peer-connections.ts';
export type * from './kinds/prefix-lists.ts';
export type * from './kinds/router-interfaces.ts';
export type * from './kinds/routes.ts';
export type * from './kinds/security-groups.ts';
export type * from './kinds/vpcs.ts';
