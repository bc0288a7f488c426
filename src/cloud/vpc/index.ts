import type { Action } from '../action.ts';
import { dhcpOptionsSetsActions } from './dhcp-options-sets/index.ts';
import { haVipsActions } from './ha-vips/index.ts';
import { ipv4GatewaysActions } from './ipv4-gateways/index.ts';
import { natGatewaysActions } from './nat-gateways/index.ts';
import { networkAclsActions } from './network-acls/index.ts';
import { prefixListsActions } from './prefix-lists/index.ts';
import { regionsActions } from './regions/index.ts';
import { resourceGroupsActions } from './resource-groups/index.ts';
import { routeEntriesActions } from './route-entries/index.ts';
import { routeTablesActions } from './route-tables/index.ts';
import { routerInterfacesActions } from './router-interfaces/index.ts';
import { tagsActions } from './tags/index.ts';
import { vpcsActions } from './vpcs/index.ts';
import { vroutersActions } from './vrouters/index.ts';
import { vswitchesActions } from './vswitches/index.ts';

/** The emulated actions of the Vpc product, a folder a family. */
export const vpcActions: readonly Action[] = [
  ...vpcsActions,
  ...vswitchesActions,
  ...vroutersActions,
  ...routeTablesActions,
  ...routeEntriesActions,
  ...routerInterfacesActions,
  ...networkAclsActions,
  ...prefixListsActions,
  ...natGatewaysActions,
  ...haVipsActions,
  ...ipv4GatewaysActions,
  ...dhcpOptionsSetsActions,
  ...resourceGroupsActions,
  ...tagsActions,
  ...regionsActions,
];
