import type { Action } from '../../action.ts';
import { DescribeAccountAttributes } from './DescribeAccountAttributes.ts';

export const accountActions: readonly Action[] = [DescribeAccountAttributes];
