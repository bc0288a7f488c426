import type { Action } from '../../action.ts';
import { AssociateRouteTable } from './AssociateRouteTable.ts';
import { CreateRouteTable } from './CreateRouteTable.ts';
import { DeleteRouteTable } from './DeleteRouteTable.ts';
import { DescribeRouteTableList } from './DescribeRouteTableList.ts';
import { DescribeRouteTables } from './DescribeRouteTables.ts';
import { ModifyRouteTableAttributes } from './ModifyRouteTableAttributes.ts';
import { UnassociateRouteTable } from './UnassociateRouteTable.ts';

export const routeTablesActions: readonly Action[] = [
  CreateRouteTable,
  DescribeRouteTables,
  DescribeRouteTableList,
  AssociateRouteTable,
  UnassociateRouteTable,
  ModifyRouteTableAttributes,
  DeleteRouteTable,
];
