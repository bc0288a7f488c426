import type { Action } from '../../action.ts';
import { AssociateHaVip } from './AssociateHaVip.ts';
import { CreateHaVip } from './CreateHaVip.ts';
import { DeleteHaVip } from './DeleteHaVip.ts';
import { DescribeHaVips } from './DescribeHaVips.ts';
import { ModifyHaVipAttribute } from './ModifyHaVipAttribute.ts';
import { UnassociateHaVip } from './UnassociateHaVip.ts';

export const haVipsActions: readonly Action[] = [
  CreateHaVip,
  DescribeHaVips,
  ModifyHaVipAttribute,
  AssociateHaVip,
  UnassociateHaVip,
  DeleteHaVip,
];
