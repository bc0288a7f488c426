import { describe, expect, it } from 'vitest';
import { startCloud } from './support.ts';

interface Regions {
  readonly Regions: { readonly Region: readonly { RegionId: string; LocalName: string; RegionEndpoint: string }[] };
}
interface Zones {
  readonly Zones: { readonly Zone: readonly { ZoneId: string; LocalName: string; ZoneType: string }[] };
}

describe('DescribeRegions', () => {
  const regions = (AcceptLanguage?: string) =>
    startCloud().call<Regions>('DescribeRegions', { AcceptLanguage }).Regions.Region;

  it('lists every region with its name and the endpoint that serves it', () => {
    const list = regions('en-US');
    expect(list).toContainEqual({
      RegionId: 'cn-qingdao',
      LocalName: 'China (Qingdao)',
      RegionEndpoint: 'vpc.aliyuncs.com',
    });
    expect(list).toContainEqual({
      RegionId: 'cn-zhangjiakou',
      LocalName: 'China (Zhangjiakou)',
      RegionEndpoint: 'vpc.cn-zhangjiakou.aliyuncs.com',
    });
    expect(list.length).toBeGreaterThan(30);
  });

  it('names them in Chinese unless asked otherwise', () => {
    const name = (language?: string) => regions(language).find((region) => region.RegionId === 'cn-beijing')?.LocalName;
    expect(name()).toBe('华北2（北京）');
    expect(name('zh-CN')).toBe('华北2（北京）');
    expect(name('ja')).toBe('China (Beijing)');
  });
});

describe('DescribeZones', () => {
  it('lists the zones of the region', () => {
    const { call } = startCloud();
    const zones = call<Zones>('DescribeZones', { RegionId: 'cn-hangzhou', AcceptLanguage: 'en-us' }).Zones.Zone;
    expect(zones).toContainEqual({
      ZoneId: 'cn-hangzhou-b',
      LocalName: 'Hangzhou Zone B',
      ZoneType: 'AvailabilityZone',
    });
    const chinese = call<Zones>('DescribeZones', { RegionId: 'cn-hangzhou' }).Zones.Zone;
    expect(chinese[1]).toEqual({ ZoneId: 'cn-hangzhou-b', LocalName: '杭州 可用区B', ZoneType: 'AvailabilityZone' });
  });

  it('knows no other kind of zone', () => {
    expect(startCloud().call<Zones>('DescribeZones', { ZoneType: 'EdgeZone' }).Zones.Zone).toEqual([]);
  });

  it('says of an unknown region that it is in no record', () => {
    const { status, body } = startCloud().send('DescribeZones', { RegionId: 'cn-nowhere' });
    expect([status, body.Code, body.Message]).toEqual([
      404,
      'InvalidRegionId.NotFound',
      'The RegionId provided does not exist in our records.',
    ]);
  });
});

describe('ListEnhanhcedNatGatewayAvailableZones', () => {
  it('lists the zones of the region, in which NAT gateways can be made', () => {
    const { call } = startCloud();
    const zones = (AcceptLanguage?: string) =>
      call<{ Zones: readonly unknown[] }>('ListEnhanhcedNatGatewayAvailableZones', { AcceptLanguage }).Zones;
    expect(zones('en-US')[1]).toEqual({ ZoneId: 'cn-hangzhou-b', LocalName: 'Hangzhou Zone B' });
    expect(zones()[1]).toEqual({ ZoneId: 'cn-hangzhou-b', LocalName: '杭州 可用区B' });
    expect(zones()).toHaveLength(11);
  });
});
