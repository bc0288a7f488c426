import { describe, expect, it } from 'vitest';
import {
  Caller,
  type CallRecord,
  CloudError,
  CredentialsError,
  NoAnswerError,
  RateBudget,
  recorded,
  type Transport,
} from '../../src/provider/index.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A caller over a transport that answers what the script says, one word a call. */
function logged(script: readonly (Error | Readonly<Record<string, string>>)[]) {
  const records: CallRecord[] = [];
  const left = [...script];
  const transport: Transport = {
    async call() {
      const next = left.shift() ?? { RequestId: 'R' };
      if (next instanceof Error) throw next;
      return { RequestId: 'R', ...next };
    },
  };
  const clock = new VirtualClock();
  const caller = new Caller({
    transport: recorded(transport, 'ops', (record) => records.push(record)),
    region: 'cn-hangzhou',
    account: 'ops',
    clock,
    random: () => 0.5,
    budget: new RateBudget(clock),
  });
  return { caller, records };
}

const refusal = (code: string) =>
  new CloudError({ code, message: 'no', status: 400, requestId: 'R-0', action: 'CreateVpc', region: 'cn-hangzhou' });

describe('the call log', () => {
  it('has a record for each attempt, with what a support case asks for', async () => {
    const { caller, records } = logged([refusal('Throttling.User'), { RouterInterfaceId: 'ri-1' }]);
    await caller.call('CreateRouterInterface', { RouterId: 'vrt-1', ClientToken: 'secret-token' });
    expect(records).toMatchObject([
      { action: 'CreateRouterInterface', attempt: 1, code: 'Throttling.User', requestId: 'R-0', ids: ['vrt-1'] },
      {
        action: 'CreateRouterInterface',
        attempt: 2,
        code: 'OK',
        requestId: 'R',
        ids: ['vrt-1', 'ri-1'],
        profile: 'ops',
      },
    ]);
  });

  it('has nothing but the named members: no parameter, no token, no key', async () => {
    const { caller, records } = logged([]);
    await caller.call('DescribeVpcs', { VpcId: 'vpc-1', ClientToken: 'secret-token', SecurityToken: 'sts-secret' });
    expect(JSON.stringify(records)).not.toContain('secret');
    const members = ['action', 'attempt', 'code', 'ids', 'ms', 'product', 'profile', 'region', 'requestId', 'time'];
    expect(Object.keys(records[0] ?? {}).sort()).toEqual(members);
  });

  it('takes for what a create made only its ids', async () => {
    const { caller, records } = logged([{ VpcId: 'vpc-1', VRouterId: 'vrt-1', Name: 'prod', Count: '2' }]);
    await caller.call('CreateVpc', { CidrBlock: '10.0.0.0/8' });
    expect(records[0]?.ids).toEqual(['vpc-1', 'vrt-1']);
  });

  it('names lists of ids one by one', async () => {
    const { caller, records } = logged([]);
    await caller.call('TagResources', { ResourceId: ['ri-1', 'ri-2'], RegionId: 'cn-hangzhou' });
    expect(records[0]?.ids).toEqual(['ri-1', 'ri-2']);
  });

  it('tells a lost answer and missing credentials by a word', async () => {
    const { caller, records } = logged([
      new NoAnswerError('DeleteVpc', 'cn-hangzhou', 'timeout'),
      new CredentialsError('none'),
    ]);
    await expect(caller.call('DeleteVpc', {})).rejects.toThrow();
    await expect(caller.call('DeleteVpc', {})).rejects.toThrow();
    expect(records.map(({ code }) => code)).toEqual(['NoAnswer', 'NoCredentials']);
  });
});
