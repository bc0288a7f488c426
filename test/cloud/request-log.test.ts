import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/cloud/index.ts';
import { startCloud } from './support.ts';

const MANY = 1200;

describe('the log of requests', () => {
  it('remembers the last thousand, and numbers them from the first', () => {
    const { answer, requests } = startCloud();
    for (let index = 1; index <= MANY; index++) answer('DescribeVpcs', { VpcName: String(index) });
    const entries = requests.entries();
    expect([entries.length, entries[0]?.sequence, entries.at(-1)?.sequence]).toEqual([1000, MANY - 999, MANY]);
    expect(entries.at(-1)?.parameters).toEqual({ VpcName: String(MANY) });
    expect(requests.entries(MANY - 3).map(({ sequence }) => sequence)).toEqual([MANY - 2, MANY - 1, MANY]);
    expect(requests.entries(0, 2).map(({ sequence }) => sequence)).toEqual([MANY - 1, MANY]);
    expect(requests.entries(MANY)).toEqual([]);
  });

  it('shows the beginning of what is long, and keeps no more of it', () => {
    const { answer, requests } = startCloud();
    answer('DescribeVpcs', { VpcName: 'a'.repeat(5000) });
    expect(requests.entries()[0]?.parameters.VpcName).toBe(`${'a'.repeat(1000)}…`);
    answer('DescribeVpcs', { VpcId: Array.from({ length: 500 }, (_, index) => `vpc-${index}`) });
    expect(Object.keys(requests.entries()[1]?.parameters ?? {})).toHaveLength(200);
  });

  it('tells those who follow of each request, until they stop', () => {
    const { answer, requests } = startCloud();
    const told: LogEntry[] = [];
    const stop = requests.follow((entry) => told.push(entry));
    answer('DescribeVpcs');
    answer('DescribeVRouters');
    stop();
    answer('DescribeVpcs');
    expect(told.map(({ action }) => action)).toEqual(['DescribeVpcs', 'DescribeVRouters']);
    expect(told).toEqual(requests.entries().slice(0, 2));
  });

  it('remembers a usual request as whole as one that somebody watches', () => {
    const { answer, requests } = startCloud();
    const told: LogEntry[] = [];
    const parameters = { VpcName: '杭州 & a=b', Surplus: 'é' };
    const { RequestId } = JSON.parse(answer('DescribeVpcs', parameters).body);
    answer('DescribeVpcAttribute', { VpcId: 'vpc-gone' });
    requests.follow((entry) => told.push(entry));
    answer('DescribeVpcs', parameters);
    const [usual, refused, watched] = requests.entries();
    expect(refused).toMatchObject({ sequence: 2, action: 'DescribeVpcAttribute', status: 404 });
    expect(usual).toMatchObject({
      requestId: RequestId,
      parameters,
      unknown: ['Surplus'],
      account: expect.any(String),
    });
    expect(usual?.milliseconds).toBeGreaterThan(0);
    const { requestId, milliseconds } = usual as LogEntry;
    expect({ ...watched, sequence: 1, requestId, milliseconds }).toEqual(usual);
  });

  it('shows requests that were refused before anything was known of them', () => {
    const { gateway, requests } = startCloud();
    gateway.handle({ method: 'PUT', target: '/', headers: {}, body: new Uint8Array() });
    gateway.handle({ method: 'GET', target: '/?%', headers: {}, body: new Uint8Array() });
    expect(requests.entries().map(({ status, code, action }) => [status, code, action])).toEqual([
      [403, 'UnsupportedHTTPMethod', undefined],
      [400, 'InvalidParameter', undefined],
    ]);
  });
});
