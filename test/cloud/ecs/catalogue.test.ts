import { describe, expect, it } from 'vitest';
import { startEcs } from './support.ts';

interface Types {
  readonly InstanceTypes: { readonly InstanceType: readonly { readonly InstanceTypeId: string }[] };
}

describe('The catalogue', () => {
  it('lists instance types by id, family and size', () => {
    const { ecs } = startEcs();
    const types = (parameters = {}) =>
      ecs<Types>('DescribeInstanceTypes', parameters).InstanceTypes.InstanceType.map((type) => type.InstanceTypeId);
    const all = types();
    expect(all).toContain('ecs.g6.large');
    expect(types({ InstanceTypes: ['ecs.g6.large', 'ecs.no.such'] })).toEqual(['ecs.g6.large']);
    expect(types({ InstanceType: 'ecs.c6.large' })).toEqual(['ecs.c6.large']);
    expect(types({ InstanceTypeFamily: 'ecs.g6' })).toEqual(['ecs.g6.large', 'ecs.g6.xlarge']);
    expect(types({ InstanceTypeFamilies: ['ecs.sn1ne'] })).toEqual(['ecs.sn1ne.large']);
    expect(types({ MaximumCpuCoreCount: 1 })).toEqual(['ecs.n4.small']);
    expect(types({ MinimumMemorySize: 16 })).toEqual(['ecs.g6.xlarge']);
    expect(types({ MinimumEniQuantity: 3 })).toEqual(['ecs.g6.xlarge']);
    expect(types({ MinimumEniIpv6AddressQuantity: 1 })).toEqual(all);
    const first = ecs('DescribeInstanceTypes', { MaxResults: 2 });
    expect(types({ MaxResults: 100, NextToken: first.NextToken })).toEqual(all.slice(2));
  });

  it('offers them in every zone', () => {
    const { ecs } = startEcs();
    const asked = { DestinationResource: 'InstanceType', ZoneId: 'cn-hangzhou-b', Cores: 1, Memory: '2.0' };
    expect(ecs('DescribeAvailableResource', asked)).toMatchObject({
      AvailableZones: {
        AvailableZone: [
          {
            ZoneId: 'cn-hangzhou-b',
            AvailableResources: {
              AvailableResource: [
                {
                  Type: 'InstanceType',
                  SupportedResources: { SupportedResource: [{ Value: 'ecs.n4.small', Status: 'Available' }] },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('lists public images, which run on every type', () => {
    const { ecs } = startEcs();
    const images = (parameters = {}) =>
      ecs<{ Images: { Image: readonly { ImageId: string }[] } }>('DescribeImages', parameters).Images.Image.map(
        (image) => image.ImageId,
      );
    const [ubuntu = '', ...more] = images();
    expect(ubuntu).toMatch(/^ubuntu_22_04_x64/);
    expect(images({ ImageOwnerAlias: 'system', OSType: 'linux', Architecture: 'x86_64', Status: 'Available' })).toEqual(
      [ubuntu, ...more],
    );
    expect(images({ ImageId: `${ubuntu},no-such` })).toEqual([ubuntu]);
    expect(images({ ImageName: ubuntu })).toEqual([ubuntu]);
    for (const none of [{ ImageOwnerAlias: 'self' }, { OSType: 'windows' }, { Tag: [{ Key: 'a' }] }]) {
      expect(images(none)).toEqual([]);
    }
    const types = ecs<Types>('DescribeImageSupportInstanceTypes', { ImageId: ubuntu }).InstanceTypes.InstanceType;
    expect(types.map((type) => type.InstanceTypeId)).toContain('ecs.g6.large');
  });
});

describe('DescribeAccountAttributes', () => {
  it('tells the limits of the account', () => {
    const { ecs } = startEcs({ quotas: { securityGroupsPerRegion: 7 } });
    const limit = { AttributeName: 'max-security-groups', AttributeValues: { ValueItem: [{ Value: '7' }] } };
    const network = { AttributeName: 'instance-network-type', AttributeValues: { ValueItem: [{ Value: 'vpc' }] } };
    expect(ecs('DescribeAccountAttributes')).toMatchObject({
      AccountAttributeItems: { AccountAttributeItem: [limit, network] },
    });
    expect(ecs('DescribeAccountAttributes', { AttributeName: ['max-security-groups'] })).toMatchObject({
      AccountAttributeItems: { AccountAttributeItem: [limit] },
    });
  });
});
