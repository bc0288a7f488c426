import { ecsAction } from '../../action.ts';
import { ignored, required, text } from '../../parameters.ts';
import { INSTANCE_TYPES } from './instance-types.ts';

/** Says that every image runs on every type of the catalogue. Source: API page DescribeImageSupportInstanceTypes. */
export const DescribeImageSupportInstanceTypes = ecsAction({
  name: 'DescribeImageSupportInstanceTypes',
  effect: 'read',
  parameters: { RegionId: text, ImageId: required(text), ActionType: ignored(text) },
  run: ({ parameters, region }) => ({
    RegionId: region.id,
    ImageId: parameters.ImageId,
    InstanceTypes: {
      InstanceType: INSTANCE_TYPES.map(({ id, family, cores, memory }) => ({
        InstanceTypeId: id,
        InstanceTypeFamily: family,
        CpuCoreCount: cores,
        MemorySize: memory,
      })),
    },
  }),
});
