import type { Action } from '../../action.ts';
import { DescribeAvailableResource } from './DescribeAvailableResource.ts';
import { DescribeRegions } from './DescribeRegions.ts';
import { DescribeZones } from './DescribeZones.ts';

export const regionsActions: readonly Action[] = [DescribeRegions, DescribeZones, DescribeAvailableResource];
