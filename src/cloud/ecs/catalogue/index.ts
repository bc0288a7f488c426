import type { Action } from '../../action.ts';
import { DescribeImageSupportInstanceTypes } from './DescribeImageSupportInstanceTypes.ts';
import { DescribeImages } from './DescribeImages.ts';
import { DescribeInstanceTypes } from './DescribeInstanceTypes.ts';

export const catalogueActions: readonly Action[] = [
  DescribeInstanceTypes,
  DescribeImages,
  DescribeImageSupportInstanceTypes,
];
