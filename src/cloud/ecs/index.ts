import type { Action } from '../action.ts';
import { DescribeAvailableResource } from './DescribeAvailableResource.ts';
import { DescribeRegions } from './DescribeRegions.ts';
import { DescribeZones } from './DescribeZones.ts';

/** The emulated actions of the Ecs product. */
export const ecsActions: readonly Action[] = [DescribeRegions, DescribeZones, DescribeAvailableResource];
