import type { Action } from '../../action.ts';
import { DescribeRegions } from './DescribeRegions.ts';
import { DescribeZones } from './DescribeZones.ts';

export const regionsActions: readonly Action[] = [DescribeRegions, DescribeZones];
