import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/cloud/faults/fault.ts';
import { startCloud } from './support.ts';

const VPC = { CidrBlock: '10.0.0.0/16' };

function start(...rules: readonly FaultRule[]) {
  const cloud = startCloud({ quotas: { vpcsPerRegion: 1000 } });
  for (const rule of rules) cloud.faults.add(rule);
  const total = (): number => cloud.world.store.tables.vpcs.count({});
  return { ...cloud, total };
}

describe('a fault', () => {
  it('refuses in place of the action, so often and no more', () => {
    const { call, refusal, total, faults } = start({ action: 'CreateVpc', code: 'Throttling', count: 2 });
    expect(refusal('CreateVpc', VPC)).toBe('400 Throttling');
    expect(refusal('CreateVpc', VPC)).toBe('400 Throttling');
    expect(total()).toBe(0);
    expect(faults.list()).toEqual([]);
    call('CreateVpc', VPC);
  });

  it('gives the status that goes with its code, or the one it is told', () => {
    const { refusal } = start(
      { action: 'CreateVpc', code: 'ServiceUnavailable', count: 1 },
      { action: 'CreateVpc', code: 'TaskConflict', status: 409, message: 'Later.', count: 1 },
    );
    expect(refusal('CreateVpc', VPC)).toBe('503 ServiceUnavailable');
    expect(refusal('CreateVpc', VPC)).toBe('409 TaskConflict');
  });

  it.each([
    ['Throttling', 'Request was denied due to request throttling.', '1000'],
    ['Throttling.User', 'Request was denied due to user flow control.', '1000'],
    ['Throttling.Api', 'Request was denied due to api flow control.', '1000'],
    ['OperationConflict', 'The operation against this instance is too frequent, please try again later.', undefined],
  ])('says what the real gateway says with %s, and when to come again', (code, message, retryAfter) => {
    const { headers, body } = start({ code }).answer('DescribeVpcs');
    expect(JSON.parse(body)).toMatchObject({ Code: code, Message: message });
    expect(headers['x-acs-retry-after']).toBe(retryAfter);
  });

  it('after the effect only takes the answer away: a repeat with the ClientToken finds the resource', () => {
    const { call, refusal, total } = start({ action: 'CreateVpc', code: 'InternalError', count: 1, afterEffect: true });
    expect(refusal('CreateVpc', { ...VPC, ClientToken: 'once' })).toBe('500 InternalError');
    expect(total()).toBe(1);
    expect(call('CreateVpc', { ...VPC, ClientToken: 'once' }).VpcId).toMatch(/^vpc-/);
    expect(total()).toBe(1);
  });

  it.each([false, true])('that drops says so to whoever carries the answer (after the effect: %s)', (afterEffect) => {
    const { answer, total } = start({ action: 'CreateVpc', drop: true, afterEffect });
    expect(answer('CreateVpc', VPC)).toMatchObject({ lost: true });
    expect(total()).toBe(afterEffect ? 1 : 0);
  });

  it('that delays leaves the answer as it is, here where nothing can wait', () => {
    const { answer } = start({ delay: 2000 });
    expect(answer('CreateVpc', VPC)).toMatchObject({ status: 200, delay: 2000 });
  });

  it('strikes only the requests it is meant for', () => {
    const { call, refusal } = start(
      { action: 'Describe*', code: 'Throttling.User', parameters: { VpcId: 'vpc-1' } },
      { action: 'CreateVpc', code: 'Throttling.Api', skip: 1, count: 1 },
    );
    call('DescribeVpcs');
    expect(refusal('DescribeVpcs', { VpcId: 'vpc-1' })).toBe('400 Throttling.User');
    call('CreateVpc', VPC);
    expect(refusal('CreateVpc', VPC)).toBe('400 Throttling.Api');
    call('CreateVpc', VPC);
  });

  it('names an action whole, and with stars its like', () => {
    const exact = start({ action: 'Vpcs', code: 'Throttling' }, { action: 'DescribeVpc', code: 'Throttling' });
    exact.call('DescribeVpcs');
    exact.faults.add({ action: 'Describe*', code: 'Throttling' });
    expect(exact.refusal('DescribeVpcs')).toBe('400 Throttling');
    exact.call('CreateVpc', VPC);
  });

  it('leaves requests alone whose signature does not hold', () => {
    const { send } = start({ code: 'Throttling' });
    expect(send('DescribeVpcs', {}, { key: { id: 'isthmus', secret: 'wrong' } }).body.Code).toBe(
      'SignatureDoesNotMatch',
    );
  });

  it('strikes its share of the requests, the same ones for the same seed, and changes no id', () => {
    const outcomes = (rules: readonly FaultRule[]) => {
      const { send } = start(...rules);
      return Array.from({ length: 200 }, () => send('CreateVpc', VPC).body);
    };
    const rule = { action: 'CreateVpc', code: 'Throttling', rate: 0.3, afterEffect: true };
    const [once, again, never] = [outcomes([rule]), outcomes([rule]), outcomes([])];
    expect(once).toEqual(again);
    const struck = once.filter(({ Code }) => Code === 'Throttling').length;
    expect(struck).toBeGreaterThan(30);
    expect(struck).toBeLessThan(90);
    once.forEach(({ VpcId }, index) => {
      if (VpcId) expect(VpcId).toBe(never[index]?.VpcId);
    });
  });

  it('is listed with how often it struck, and can be taken away', () => {
    const { faults, refusal, call } = start({ action: 'CreateVpc', code: 'Throttling' }, { delay: 1 });
    refusal('CreateVpc', VPC);
    expect(faults.list()).toEqual([
      { id: 'fault-1', action: 'CreateVpc', code: 'Throttling', struck: 1 },
      { id: 'fault-2', delay: 1, struck: 0 },
    ]);
    expect(faults.clear('fault-1')).toBe(1);
    call('CreateVpc', VPC);
    expect(faults.clear()).toBe(1);
    expect(faults.list()).toEqual([]);
  });

  it('shows in the request log', () => {
    const { answer, requests } = start({ action: 'CreateVpc', drop: true, afterEffect: true });
    answer('CreateVpc', VPC);
    expect(requests.entries()).toMatchObject([{ action: 'CreateVpc', status: 200, fault: 'fault-1', lost: true }]);
  });

  it.each<[unknown, RegExp]>([
    [{}, /something that goes wrong/],
    [{ action: 'CreateVpc' }, /something that goes wrong/],
    [{ code: 'Throttling', drop: true }, /not both/],
    [{ drop: true, status: 500 }, /go with a code/],
    [{ code: 'no spaces' }, /"code" must be an error code/],
    [{ code: 'A', rate: 0 }, /"rate" must be a number more than 0/],
    [{ code: 'A', rate: 1.5 }, /"rate"/],
    [{ code: 'A', count: 0 }, /"count" must be a whole number from 1/],
    [{ code: 'A', status: 200 }, /"status" must be an HTTP status from 400 to 599/],
    [{ delay: -1 }, /"delay"/],
    [{ code: 'A', colour: 'red' }, /no "colour"; it has action, parameters/],
    [{ code: 'A', parameters: { VpcId: 1 } }, /"parameters"/],
    [{ code: 'A', action: '(a+)+$' }, /"action"/],
    [[], /A fault is an object/],
    [null, /A fault is an object/],
  ])('is refused when it makes no sense: %j', (rule, message) => {
    expect(() => startCloud().faults.add(rule as FaultRule)).toThrow(message);
  });
});
