import type { Action } from '../../action.ts';
import { DescribeVRouters } from './DescribeVRouters.ts';
import { ModifyVRouterAttribute } from './ModifyVRouterAttribute.ts';

export const vroutersActions: readonly Action[] = [DescribeVRouters, ModifyVRouterAttribute];
