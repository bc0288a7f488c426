import type { DatabaseSync } from 'node:sqlite';
import { addressesTables } from './kinds/addresses.ts';
import { bookkeepingTables } from './kinds/bookkeeping.ts';
import { dhcpOptionsSetsTables } from './kinds/dhcp-options-sets.ts';
import { gatewaysTables } from './kinds/gateways.ts';
import { instancesTables } from './kinds/instances.ts';
import { networkAclsTables } from './kinds/network-acls.ts';
import { peerConnectionsTables } from './kinds/peer-connections.ts';
import { prefixListsTables } from './kinds/prefix-lists.ts';
import { routerInterfacesTables } from './kinds/router-interfaces.ts';
import { routesTables } from './kinds/routes.ts';
import { securityGroupsTables } from './kinds/security-groups.ts';
import { vpcsTables } from './kinds/vpcs.ts';

/** Opens every table of the store, creating what is not there yet. Indexes follow the look-ups of the actions. */
export const openTables = (database: DatabaseSync) => ({
  ...vpcsTables(database),
  ...routesTables(database),
  ...routerInterfacesTables(database),
  ...addressesTables(database),
  ...securityGroupsTables(database),
  ...instancesTables(database),
  ...networkAclsTables(database),
  ...prefixListsTables(database),
  ...peerConnectionsTables(database),
  ...gatewaysTables(database),
  ...dhcpOptionsSetsTables(database),
  ...bookkeepingTables(database),
});

export type Tables = ReturnType<typeof openTables>;
