import { describe, expect, it } from 'vitest';
import { ApiError, encodeError, encodeSuccess, formatOf, parseTime } from '../../src/openapi/index.ts';

const context = { requestId: 'R', host: '127.0.0.1:8080', product: 'Vpc' } as const;

describe('answers', () => {
  it('repeat an element for each member of a list in XML, under <Action>Response', () => {
    const answer = { TotalCount: 2, Vpcs: { Vpc: [{ VpcId: 'a' }, { VpcId: 'b' }] }, VSwitchIds: { VSwitchId: [] } };
    expect(encodeSuccess('DescribeVpcs', 'R', answer, 'XML')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><DescribeVpcsResponse><RequestId>R</RequestId><TotalCount>2</TotalCount>' +
        '<Vpcs><Vpc><VpcId>a</VpcId></Vpc><Vpc><VpcId>b</VpcId></Vpc></Vpcs><VSwitchIds></VSwitchIds></DescribeVpcsResponse>',
    );
  });

  it('escape markup in XML and drop what XML cannot hold', () => {
    expect(encodeSuccess('A', 'R', { Name: '<a>&"\u0000' }, 'XML')).toContain('<Name>&lt;a&gt;&amp;&quot;</Name>');
  });

  it('leave out fields that are absent', () => {
    expect(encodeSuccess('A', 'R', { Name: undefined }, 'JSON')).toBe('{"RequestId":"R"}');
    const xml = encodeSuccess('A', 'R', { Name: undefined, Tags: null }, 'XML');
    expect(xml).toContain('<AResponse><RequestId>R</RequestId></AResponse>');
  });

  it('carry a refusal in strings only, with the place to look it up', () => {
    const error = new ApiError(404, 'InvalidVpcId.NotFound', 'Specified VPC does not exist.');
    expect(JSON.parse(encodeError(error, context, 'JSON'))).toEqual({
      RequestId: 'R',
      Message: 'Specified VPC does not exist.',
      Recommend: 'https://api.aliyun.com/troubleshoot?q=InvalidVpcId.NotFound&product=Vpc&requestId=R',
      HostId: '127.0.0.1:8080',
      Code: 'InvalidVpcId.NotFound',
    });
  });

  it('are JSON unless XML was asked for', () => {
    expect(['JSON', 'json', 'None', undefined, ''].map(formatOf)).toEqual(Array(5).fill('JSON'));
    expect(['XML', 'xml'].map(formatOf)).toEqual(['XML', 'XML']);
  });
});

describe('times', () => {
  it('are UTC in whole seconds', () => {
    expect(parseTime('2019-04-30T06:09:16Z')).toBe(Date.UTC(2019, 3, 30, 6, 9, 16));
  });

  it.each(['2019-04-30', '2019-04-30T06:09:16.000Z', '2019-02-30T00:00:00Z', '2019-13-01T00:00:00Z', 'now'])(
    'are refused in any other spelling: %s',
    (text) => {
      expect(parseTime(text)).toBeUndefined();
    },
  );
});
