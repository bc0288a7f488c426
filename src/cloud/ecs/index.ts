import type { Action } from '../action.ts';
import { accountActions } from './account/index.ts';
import { catalogueActions } from './catalogue/index.ts';
import { instancesActions } from './instances/index.ts';
import { networkInterfacesActions } from './network-interfaces/index.ts';
import { regionsActions } from './regions/index.ts';
import { resourceGroupsActions } from './resource-groups/index.ts';
import { securityGroupsActions } from './security-groups/index.ts';
import { tagsActions } from './tags/index.ts';

/** The emulated actions of the Ecs product. */
export const ecsActions: readonly Action[] = [
  ...accountActions,
  ...regionsActions,
  ...securityGroupsActions,
  ...instancesActions,
  ...networkInterfacesActions,
  ...catalogueActions,
  ...resourceGroupsActions,
  ...tagsActions,
];
