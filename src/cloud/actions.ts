import type { Action } from './action.ts';
import { bssActions } from './bss/index.ts';
import { ecsActions } from './ecs/index.ts';
import { locationActions } from './location/index.ts';
import { resourceManagerActions } from './resource-manager/index.ts';
import { stsActions } from './sts/index.ts';
import { vpcActions } from './vpc/index.ts';
import { vpcPeerActions } from './vpcpeer/index.ts';

/** Every action that the local cloud emulates. */
export const ACTIONS: readonly Action[] = [
  ...vpcActions,
  ...vpcPeerActions,
  ...ecsActions,
  ...stsActions,
  ...locationActions,
  ...resourceManagerActions,
  ...bssActions,
];
