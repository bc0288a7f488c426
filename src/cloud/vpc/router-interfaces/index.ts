import type { Action } from '../../action.ts';
import { ActivateRouterInterface } from './ActivateRouterInterface.ts';
import { ChangeResourceGroup } from './ChangeResourceGroup.ts';
import { ConnectRouterInterface } from './ConnectRouterInterface.ts';
import { CreateRouterInterface } from './CreateRouterInterface.ts';
import { DeactivateRouterInterface } from './DeactivateRouterInterface.ts';
import { DeleteExpressConnect } from './DeleteExpressConnect.ts';
import { DeleteRouterInterface } from './DeleteRouterInterface.ts';
import { DescribeRouterInterfaceAttribute } from './DescribeRouterInterfaceAttribute.ts';
import { DescribeRouterInterfaces } from './DescribeRouterInterfaces.ts';
import { ModifyRouterInterfaceAttribute } from './ModifyRouterInterfaceAttribute.ts';
import { ModifyRouterInterfaceSpec } from './ModifyRouterInterfaceSpec.ts';

export const routerInterfacesActions: readonly Action[] = [
  CreateRouterInterface,
  DescribeRouterInterfaces,
  DescribeRouterInterfaceAttribute,
  ModifyRouterInterfaceAttribute,
  ModifyRouterInterfaceSpec,
  ConnectRouterInterface,
  ActivateRouterInterface,
  DeactivateRouterInterface,
  DeleteRouterInterface,
  DeleteExpressConnect,
  ChangeResourceGroup,
];
