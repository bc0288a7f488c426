import { describe, expect, it } from 'vitest';
import type { Parameters } from './support.ts';
import { type Entry, startNetwork } from './vpc-support.ts';

const VPN = { NextHopType: 'VpnGateway', NextHopId: 'vpn-1' } as const;
const DESTINATION = { DestinationCidrBlock: '1.0.0.0/8' } as const;

describe('DescribeRouteEntryList', () => {
  it('answers exactly the documented fields', () => {
    const { createEntry, entryList, vpc } = startNetwork();
    const id = createEntry('1.0.0.0/8', { RouteEntryName: 'a' });
    const shared = {
      Description: '',
      RouteTableId: vpc.RouteTableId,
      IpVersion: 'ipv4',
      Status: 'Available',
      ServiceType: '',
      GmtModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    };
    expect(entryList()).toEqual({
      RequestId: expect.any(String),
      NextToken: '',
      TotalCount: 2,
      RouteEntrys: {
        RouteEntry: [
          {
            ...shared,
            RouteEntryId: id,
            RouteEntryName: 'a',
            DestinationCidrBlock: '1.0.0.0/8',
            Type: 'Custom',
            Origin: 'CustomCreate',
            NextHops: { NextHop: [{ ...VPN, NextHopRelatedInfo: {} }] },
          },
          {
            ...shared,
            RouteEntryId: '',
            RouteEntryName: '',
            DestinationCidrBlock: '100.64.0.0/10',
            Type: 'System',
            Origin: 'SystemCreate',
            NextHops: { NextHop: [{ NextHopType: 'service', NextHopId: '', NextHopRelatedInfo: {} }] },
          },
        ],
      },
    });
  });

  it('filters by everything that the page names', () => {
    const { createEntry, createVSwitch, destinations } = startNetwork();
    createVSwitch('10.0.0.0/24');
    const id = createEntry('1.0.0.0/8', { RouteEntryName: 'a' });
    createEntry('2.3.4.5', { NextHopType: 'GatewayEndpoint', NextHopId: 'vpce-1' });
    const all = ['1.0.0.0/8', '2.3.4.5/32', '100.64.0.0/10', '10.0.0.0/24'];
    expect(destinations()).toEqual(all);
    expect(destinations({ RouteEntryId: id })).toEqual(['1.0.0.0/8']);
    expect(destinations({ RouteEntryId: id, RouteEntryType: 'Custom' })).toEqual(['1.0.0.0/8']);
    expect(destinations({ RouteEntryName: 'a' })).toEqual(['1.0.0.0/8']);
    expect(destinations({ DestinationCidrBlock: '10.0.0.0/24' })).toEqual(['10.0.0.0/24']);
    expect(destinations({ DestinationCidrBlock: '2.3.4.5' })).toEqual(['2.3.4.5/32']);
    expect(destinations({ DestCidrBlockList: ['1.0.0.0/8', '2.3.4.5/32', 'x'] })).toEqual(all.slice(0, 2));
    expect(destinations({ IpVersion: 'IPV4' })).toEqual(all);
    expect(destinations({ IpVersion: 'ipv6' })).toEqual([]);
    expect(destinations({ RouteEntryType: 'System' })).toEqual(all.slice(2));
    expect(destinations({ RouteEntryType: 'CEN' })).toEqual([]);
    expect(destinations({ NextHopType: 'GatewayEndpoint' })).toEqual(['2.3.4.5/32']);
    expect(destinations({ NextHopId: 'vpn-1' })).toEqual(['1.0.0.0/8']);
    expect(destinations({ NextHopId: 'vpn-unknown' })).toEqual([]);
    expect(destinations({ ServiceType: 'TR' })).toEqual([]);
  });

  it('pages by token, each entry once, through custom and system entries', () => {
    const { createEntry, createVSwitch, entryList, destinations } = startNetwork();
    for (const index of [1, 2, 3, 4, 5]) createVSwitch(`10.0.${index}.0/24`);
    for (const index of [1, 2, 3, 4, 5]) createEntry(`${index}.0.0.0/8`);
    const seen: Entry[] = [];
    let NextToken = '';
    do {
      const page = entryList({ MaxResult: 4, NextToken });
      expect(page.TotalCount).toBe(11);
      seen.push(...page.RouteEntrys.RouteEntry);
      NextToken = page.NextToken;
    } while (NextToken !== '');
    expect(seen.map((entry) => entry.DestinationCidrBlock)).toEqual(destinations());
    expect(entryList({ MaxResult: 11 }).NextToken).toBe('');
    expect(entryList().RouteEntrys.RouteEntry).toHaveLength(10);
  });

  it.each<[Parameters, string]>([
    [{ RouteTableId: '' }, '400 MissingRouteTableId'],
    [{ RouteTableId: 'vtb-unknown' }, '400 InvalidRouteTable.NotFound'],
    [{ NextToken: 'x' }, '400 IllegalParam.NextToken'],
    [{ RouteEntryType: 'custom' }, '400 IllegalParam.RouteEntryType'],
    [{ IpVersion: 'ipv5' }, '400 IllegalParam.IpVersion'],
    [{ RouteEntryType: 'System', RouteEntryName: 'a' }, '400 OperationFailed.FilterParamUnderWrongRouteType'],
    [{ RouteEntryType: 'BGP', RouteEntryId: 'rte-1' }, '400 OperationFailed.FilterParamUnderWrongRouteType'],
    [{ RegionId: 'cn-nowhere' }, '404 InvalidRegionId.NotFound'],
  ])('refuses %j', (parameters, expected) => {
    const { refusal, vpc } = startNetwork();
    expect(refusal('DescribeRouteEntryList', { RouteTableId: vpc.RouteTableId, ...parameters })).toBe(expected);
  });
});

describe('ListVpcPublishedRouteEntries', () => {
  it('answers an empty list, which clients read on the way', () => {
    const { call, refusal, vpc } = startNetwork();
    const parameters = { RouteTableId: vpc.RouteTableId, ...DESTINATION, TargetType: 'ECR' };
    expect(call('ListVpcPublishedRouteEntries', parameters)).toEqual({
      RequestId: expect.any(String),
      NextToken: '',
      RouteEntries: [],
    });
    const unknown = { ...parameters, RouteTableId: 'vtb-unknown' };
    expect(refusal('ListVpcPublishedRouteEntries', unknown)).toBe('404 InvalidRouteTableId.NotFound');
  });
});
