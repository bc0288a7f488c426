import { describe, expect, it } from 'vitest';
import type { Product } from '../../src/openapi/index.ts';
import { type Parameters, startCloud } from './support.ts';

function ask<Body>(product: Product, action: string, parameters: Parameters = {}): Body {
  const { status, body } = startCloud().send<Body>(action, parameters, { product });
  if (status !== 200) throw new Error(`${action} answered ${status} ${body.Code}`);
  return body;
}

interface Zones {
  readonly Zones: {
    readonly Zone: readonly {
      readonly ZoneId: string;
      readonly LocalName: string;
      readonly AvailableInstanceTypes: { readonly InstanceTypes: readonly string[] };
      readonly AvailableDiskCategories: { readonly DiskCategories: readonly string[] };
    }[];
  };
}
interface Stock {
  readonly AvailableZones: { readonly AvailableZone: readonly { readonly ZoneId: string; readonly Status: string }[] };
}

describe('what Terraform asks of other products', () => {
  it('Ecs DescribeRegions lists the regions, in the language asked for', () => {
    interface Regions {
      readonly Regions: { readonly Region: readonly { readonly RegionId: string; readonly LocalName: string }[] };
    }
    const name = (parameters: Parameters) =>
      ask<Regions>('Ecs', 'DescribeRegions', parameters).Regions.Region.find((one) => one.RegionId === 'cn-hangzhou');
    expect(name({})).toMatchObject({ LocalName: '华东1（杭州）', RegionEndpoint: expect.stringMatching(/^ecs\./) });
    expect(name({ AcceptLanguage: 'en-US' })).toMatchObject({ LocalName: 'China (Hangzhou)' });
  });

  it('Ecs DescribeZones lists zones that have something to offer: others are dropped', () => {
    const zones = ask<Zones>('Ecs', 'DescribeZones', { AcceptLanguage: 'en-US' }).Zones.Zone;
    expect(zones[1]).toMatchObject({ ZoneId: 'cn-hangzhou-b', LocalName: 'China (Hangzhou) Zone B' });
    for (const zone of zones) {
      expect(zone.AvailableInstanceTypes.InstanceTypes).not.toEqual([]);
      expect(zone.AvailableDiskCategories.DiskCategories).not.toEqual([]);
    }
  });

  it('Ecs DescribeAvailableResource says the same zones are in stock, or the one asked for', () => {
    const stock = (parameters: Parameters) =>
      ask<Stock>('Ecs', 'DescribeAvailableResource', { DestinationResource: 'Zone', ...parameters }).AvailableZones
        .AvailableZone;
    expect(stock({}).map((zone) => zone.ZoneId)).toEqual(
      ask<Zones>('Ecs', 'DescribeZones').Zones.Zone.map((zone) => zone.ZoneId),
    );
    expect(stock({ ZoneId: 'cn-hangzhou-b' })).toEqual([
      { ZoneId: 'cn-hangzhou-b', Status: 'Available', StatusCategory: 'WithStock', RegionId: 'cn-hangzhou' },
    ]);
    expect(startCloud().send('DescribeAvailableResource', {}, { product: 'Ecs' }).body.Code).toBe(
      'MissingDestinationResource',
    );
  });

  it('ResourceManager ListResourceGroups lists the account’s groups, the default one first', () => {
    interface Groups {
      readonly TotalCount: number;
      readonly ResourceGroups: { readonly ResourceGroup: readonly object[] };
    }
    const groups = (parameters: Parameters) => ask<Groups>('ResourceManager', 'ListResourceGroups', parameters);
    expect(groups({}).ResourceGroups.ResourceGroup[0]).toEqual({
      Id: 'rg-acfmxazb4ph6aiy',
      Name: 'default',
      DisplayName: 'default resource group',
      Status: 'OK',
      AccountId: '1234567890123456',
    });
    expect(groups({ PageSize: 1, PageNumber: 2 })).toMatchObject({ TotalCount: 2, PageNumber: 2, PageSize: 1 });
    expect(groups({ Name: 'default' }).TotalCount).toBe(1);
    expect(groups({ Status: 'PendingDelete' }).ResourceGroups.ResourceGroup).toEqual([]);
  });

  it('BssOpenApi QueryAvailableInstances knows of no subscription', () => {
    const { RequestId: _, ...body } = ask<{ RequestId: string }>('BssOpenApi', 'QueryAvailableInstances');
    expect(body).toEqual({
      Success: true,
      Code: 'Success',
      Message: 'Successful!',
      Data: { InstanceList: [], PageNum: 1, PageSize: 50, TotalCount: 0 },
    });
  });
});
