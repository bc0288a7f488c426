import type { Action } from '../action.ts';
import { networkAclsActions } from './network-acls/index.ts';
import { prefixListsActions } from './prefix-lists/index.ts';
import { regionsActions } from './regions/index.ts';
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
  ...tagsActions,
  ...regionsActions,
];
