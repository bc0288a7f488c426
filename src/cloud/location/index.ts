import type { Action } from '../action.ts';
import { DescribeEndpoints } from './DescribeEndpoints.ts';

/** The emulated actions of the Location product. */
export const locationActions: readonly Action[] = [DescribeEndpoints];
