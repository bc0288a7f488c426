import { describe, expect, it } from 'vitest';
import { adviceFor, backOffMs, CloudError, NoAnswerError, retryCase, retryTable } from '../../src/provider/index.ts';

const refused = (code: string, status = 400, action = 'CreateRouteEntry') =>
  new CloudError({ code, message: code, status, action, region: 'cn-hangzhou' });

describe('the table of error codes', () => {
  it('gives up at once on what the service answers with 500 and means for good', () => {
    expect(retryCase('InvalidRouterInterfaceChargeType.Malformed', 500).action).toBe('give-up');
  });

  it('is closed: what is not in it is given up', () => {
    expect(adviceFor(refused('SomethingNew')).action).toBe('give-up');
    expect(adviceFor(new TypeError('a bug')).action).toBe('give-up');
  });

  it('has every code once, with reason, advice and source', () => {
    const keys = retryTable.map((row) => `${row.code} ${row.actions?.join() ?? ''}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of retryTable)
      for (const said of [row.why, row.advice, row.source]) expect(said, row.code).not.toBe('');
  });

  it('knows families by their prefix', () => {
    expect(retryCase('Throttling.User').overload).toBe(true);
    expect(retryCase('IncorrectStatus.RouterInterface').action).toBe('wait-for-state');
    expect(retryCase('IncorrectStatus.Vpc.Sharing').action).toBe('wait-for-state');
    expect(retryCase('QuotaExceeded.Vpc').action).toBe('give-up');
  });

  it('tells one code apart by the action that answered it', () => {
    expect(retryCase('QuotaExceeded', 400, 'CreateRouterInterface').advice).toContain('router interface');
    expect(retryCase('QuotaExceeded', 400, 'CreateRouteEntry').advice).toContain('route entries');
  });

  it('names the RAM action that a missing permission takes, the one the cloud itself named first', () => {
    const denied = { code: 'Forbidden.RAM', message: 'no', status: 403, region: 'cn-hangzhou' };
    const advice = (details: object) =>
      adviceFor(new CloudError({ ...denied, action: 'CreateVpcPeerConnection', ...details })).advice;
    expect(advice({ product: 'VpcPeer' })).toBe(
      'Allow vpc:CreateVpcPeerConnection in the RAM policy of these credentials.',
    );
    expect(advice({ product: 'Ecs', action: 'DescribeInstances' })).toContain('ecs:DescribeInstances');
    expect(advice({ ramAction: 'cdt:GetCdtServiceStatus' })).toContain('cdt:GetCdtServiceStatus');
  });

  it('repeats a failure inside the service, and reads back what was not answered', () => {
    expect([499, 500, 503].map((status) => adviceFor(refused('NeverHeardOf', status)).action)).toEqual([
      'give-up',
      'back-off',
      'back-off',
    ]);
    expect(adviceFor(new NoAnswerError('ConnectRouterInterface', 'cn-hangzhou', 'dropped')).action).toBe('read-back');
    expect(adviceFor(new NoAnswerError('DescribeVpcs', 'x', 'refused', { unsent: true })).action).toBe('back-off');
  });

  it.each([
    'TaskConflict',
    'OperationConflict',
    'Conflict.Operation',
    'LastTokenProcessing',
    'SystemBusy',
    'ServiceUnavailable',
    'OperationFailed.DistibuteLock',
    'InternalError',
    'UnknownError',
  ])('backs off for %s', (code) => {
    expect(retryCase(code).action).toBe('back-off');
  });
});

describe('backing off', () => {
  it('doubles, within bounds, by chance', () => {
    const row = retryCase('TaskConflict');
    expect(backOffMs(row, 1, () => 0)).toBe(50);
    expect(backOffMs(row, 1, () => 1)).toBe(100);
    expect(backOffMs(row, 3, () => 1)).toBe(400);
    expect(backOffMs(row, 30, () => 1)).toBe(8_000);
  });

  it('takes the word of a service that says when to come back, once: a word that is not true does not use up all attempts', () => {
    const row = retryCase('Throttling.User');
    expect(backOffMs(row, 1, () => 0, 50)).toBe(50);
    const all = Array.from({ length: 11 }, (_, index) => backOffMs(row, index + 1, () => 0, 50));
    expect(all.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(30_000);
  });

  it('stays away longer from an overloaded service, and as long as it asks', () => {
    const row = retryCase('Throttling.Api');
    expect(backOffMs(row, 1, () => 0)).toBe(500);
    expect(backOffMs(row, 1, () => 0, 1_500)).toBe(1_500);
    expect(backOffMs(row, 1, () => 0.5, 1_500)).toBeGreaterThan(1_500);
  });
});
