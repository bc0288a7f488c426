import type { Action } from '../../action.ts';
import { CreateVpc } from './CreateVpc.ts';
import { DescribeVpcs } from './DescribeVpcs.ts';

export const vpcsActions: readonly Action[] = [CreateVpc, DescribeVpcs];
