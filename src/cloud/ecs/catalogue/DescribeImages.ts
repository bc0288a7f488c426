import type { Answer } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { boolean, ignored, text } from '../../parameters.ts';
import { pageOfList, pagingOf, pagingParameters } from '../../shared/paging.ts';
import { tagParameters } from '../../shared/tag-set.ts';
import { IMAGES } from './images.ts';

/** Lists a few public images, for clients that look for one. Source: API page DescribeImages. */
export const DescribeImages = ecsAction({
  name: 'DescribeImages',
  effect: 'read',
  parameters: {
    RegionId: text,
    ImageId: text,
    ImageName: text,
    ImageOwnerAlias: text,
    OSType: text,
    Architecture: text,
    Status: text,
    // No image has a tag, and none is of the caller's own making.
    Tag: tagParameters,
    SnapshotId: text,
    ActionType: ignored(text),
    ImageFamily: ignored(text),
    InstanceType: ignored(text),
    IsSupportIoOptimized: ignored(boolean),
    IsSupportCloudinit: ignored(boolean),
    ShowExpired: ignored(boolean),
    Usage: ignored(text),
    ...pagingParameters,
  },
  run({ parameters, region }) {
    const ids = parameters.ImageId ? parameters.ImageId.split(',') : undefined;
    const { ImageOwnerAlias: owner, OSType: os, Architecture: architecture, Status: status } = parameters;
    const isNone =
      parameters.Tag.length > 0 ||
      Boolean(parameters.SnapshotId) ||
      (owner && owner !== 'system') ||
      (os && os !== 'linux') ||
      (architecture && architecture !== 'x86_64') ||
      (status && !status.split(',').includes('Available'));
    const found = IMAGES.filter(
      ({ name }) => !isNone && (ids?.includes(name) ?? true) && (parameters.ImageName || name) === name,
    );
    const paging = pagingOf(parameters, 100);
    return {
      ...paging,
      TotalCount: found.length,
      RegionId: region.id,
      Images: { Image: pageOfList(found, paging).map(view) },
    };
  },
});

const view = ({ name, os, platform, size }: (typeof IMAGES)[number]): Answer => ({
  ImageId: name,
  ImageName: name,
  Description: '',
  ImageOwnerAlias: 'system',
  ImageVersion: '',
  Architecture: 'x86_64',
  OSName: os,
  OSNameEn: os,
  OSType: 'linux',
  Platform: platform,
  Size: size,
  Status: 'Available',
  Progress: '100%',
  Usage: 'instance',
  ProductCode: '',
  CreationTime: '2024-05-30T00:00:00Z',
  IsCopied: false,
  IsPublic: true,
  IsSelfShared: '',
  IsSubscribed: false,
  IsSupportCloudinit: true,
  IsSupportIoOptimized: true,
  DiskDeviceMappings: { DiskDeviceMapping: [] },
  Tags: { Tag: [] },
});
