import { describe, expect, it } from 'vitest';
import type { Parameters } from './support.ts';
import { connectInterface, startNetwork } from './vpc-support.ts';

const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `vpc-${index}`);
const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `k${index}`);
const tags = (count: number): readonly Parameters[] => keys(count).map((Key) => ({ Key }));

/** The two families of tag calls, each with a resource that exists. */
const FAMILIES = [
  {
    suffix: '',
    untag: 'UnTagResources',
    list: 'ListTagResources',
    status: 403,
    type: 'VPC',
    resource: (cloud: ReturnType<typeof startNetwork>) => cloud.vpc.VpcId,
  },
  {
    suffix: 'ForExpressConnect',
    untag: 'UntagResourcesForExpressConnect',
    list: 'ListTagResourcesForExpressConnect',
    status: 400,
    type: 'ROUTERINTERFACE',
    resource: (cloud: ReturnType<typeof startNetwork>) => connectInterface(cloud).initiator,
  },
] as const;

describe.each(FAMILIES)('the tag calls of the family “$suffix”', ({ suffix, untag, list, status, type, resource }) => {
  const start = () => {
    const cloud = startNetwork();
    const of = { ResourceType: type, ResourceId: [resource(cloud)] };
    return { ...cloud, of };
  };

  it.each<[Parameters, string]>([
    [{ ResourceType: 'PLANET' }, 'InvalidInstanceType.NotFound'],
    [{ ResourceId: ['x'] }, 'InvalidInstanceIds.NotFound'],
    [{ ResourceId: ids(51) }, 'SizeLimitExceeded.ResourceId'],
    [{ Tag: tags(21) }, 'SizeLimitExceeded.TagNum'],
    [{ Tag: [{ Key: 'acs:x' }] }, 'InvalidTagKey'],
    [{ Tag: [{ Key: 'k', Value: 'https://x' }] }, 'InvalidTagValue'],
    [{ Tag: [{ Key: 'k' }, { Key: 'k' }] }, 'Forbidden.TagKey.Duplicated'],
  ])(`TagResources${suffix} refuses %o`, (parameters, code) => {
    const { refusal, of } = start();
    expect(refusal(`TagResources${suffix}`, { ...of, Tag: [{ Key: 'k' }], ...parameters })).toBe(`400 ${code}`);
  });

  it(`TagResources${suffix} stops at the quota`, () => {
    const { refusal, call, of } = start();
    call(`TagResources${suffix}`, { ...of, Tag: tags(20) });
    expect(refusal(`TagResources${suffix}`, { ...of, Tag: [{ Key: 'more' }] })).toBe('400 QuotaExceeded.TagNum');
  });

  it.each<[Parameters, string]>([
    [{ ResourceType: 'PLANET' }, 'InvalidInstanceType.NotFound'],
    [{ ResourceId: ['x'] }, 'InvalidInstanceIds.NotFound'],
    [{ ResourceId: ids(51) }, 'SizeLimitExceeded.ResourceId'],
    [{ TagKey: keys(21) }, 'SizeLimitExceeded.TagNum'],
    [{ TagKey: [''] }, 'InvalidTagKey'],
    [{ TagKey: ['aliyun'] }, 'InvalidTagKey'],
  ])(`${untag} refuses %o`, (parameters, code) => {
    const { refusal, of } = start();
    expect(refusal(untag, { ...of, ...parameters })).toBe(`400 ${code}`);
  });

  it.each<[Parameters, string]>([
    [{ ResourceType: 'PLANET' }, 'InvalidInstanceType.NotFound'],
    [{ ResourceId: ids(51) }, 'SizeLimitExceeded.ResourceId'],
    [{ Tag: tags(21) }, 'SizeLimitExceeded.TagNum'],
    [{ Tag: [{ Key: 'acs:x' }] }, 'InvalidTagKey'],
    [{ Tag: [{ Key: 'k', Value: 'https://x' }] }, 'InvalidTagValue'],
    [{ Tag: [{ Value: 'x' }] }, 'MissingParameter.TagKey'],
  ])(`${list} refuses %o`, (parameters, code) => {
    const { refusal, of } = start();
    expect(refusal(list, { ...of, ...parameters })).toBe(`400 ${code}`);
  });

  it(`${list} refuses to list everything`, () => {
    const { refusal } = start();
    expect(refusal(list, { ResourceType: type })).toBe(`${status} BothEmpty.TagsAndResources`);
  });
});

describe('DescribeTags', () => {
  it.each<[Parameters, string]>([
    [{ ResourceType: 'PLANET' }, '400 InvalidInstanceType.NotFound'],
    [{ ResourceId: ids(51) }, '400 SizeLimitExceeded.ResourceId'],
    [{ Tag: tags(21) }, '400 SizeLimitExceeded.TagNum'],
    [{ Tag: [{ Key: 'acs:x' }] }, '400 InvalidTagKey'],
    [{ Tag: [{ Key: 'k', Value: 'https://x' }] }, '400 InvalidTagValue'],
  ])('refuses %o', (parameters, expected) => {
    expect(startNetwork().refusal('DescribeTags', { ResourceType: 'VPC', ...parameters })).toBe(expected);
  });

  it('of the other family refuses an unknown type too', () => {
    const { refusal } = startNetwork();
    const action = 'DescribeTagKeysForExpressConnect';
    expect(refusal(action, { ResourceType: 'PLANET' })).toBe('400 InvalidInstanceType.NotFound');
    expect(refusal(action, {})).toBe('400 MissingParameter');
  });
});
