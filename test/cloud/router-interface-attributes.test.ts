import { describe, expect, it } from 'vitest';
import { startPair } from './router-interface-support.ts';

describe('ModifyRouterInterfaceAttribute', () => {
  it('leaves alone what it is not given, and clears a health check on demand', () => {
    const { create, on, find, left } = startPair();
    const id = create(left.VRouterId, 'InitiatingSide', { Name: 'first', Description: 'my own' });
    on('ModifyRouterInterfaceAttribute', id, {
      HealthCheckSourceIp: '10.0.0.9',
      HealthCheckTargetIp: '10.1.0.9',
      HcRate: 2000,
    });
    expect(find(id)).toMatchObject({
      Name: 'first',
      Description: 'my own',
      HealthCheckSourceIp: '10.0.0.9',
      HcRate: 2000,
    });
    on('ModifyRouterInterfaceAttribute', id, { DeleteHealthCheckIp: true, Name: 'second' });
    expect(find(id)).toMatchObject({ Name: 'second', HcRate: 2000 });
    expect(find(id)).not.toHaveProperty('HealthCheckSourceIp');
  });

  it.each([
    [{ DeleteHealthCheckIp: true, HealthCheckSourceIp: '10.0.0.9' }, '400 InvalidParam.ModifyRouterInterface'],
    [{ HealthCheckSourceIp: '10.0.0.9' }, '400 InvalidHealthCheckIP.Malformd'],
    [{ HealthCheckSourceIp: 'x', HealthCheckTargetIp: 'y' }, '400 InvalidHealthCheckIP.Malformd'],
    [{ HcThreshold: 0 }, '400 IllegalParam.HcThreshold'],
    [{ HcRate: -1 }, '400 IllegalParam.HcRate'],
    [{ Name: 'x' }, '400 InvalidName.Malformed'],
    [{ Description: 'http://x' }, '400 InvalidDescription.Malformed'],
    [{ OppositeRouterType: 'Router' }, '400 InvalidOppositeRouterType.ValueNotSupported'],
  ])('refuses %o with %s', (parameters, expected) => {
    const { create, refused, left } = startPair();
    expect(refused('ModifyRouterInterfaceAttribute', create(left.VRouterId, 'InitiatingSide'), parameters)).toBe(
      expected,
    );
  });

  it('takes peer data again as they are once connected, and refuses others', () => {
    const { connected, on, refused } = startPair();
    const { initiator, acceptor } = connected();
    on('ModifyRouterInterfaceAttribute', initiator, { OppositeInterfaceId: acceptor });
    expect(refused('ModifyRouterInterfaceAttribute', initiator, { OppositeInterfaceId: 'ri-x' })).toBe(
      '400 IncorrectStatus',
    );
  });
});

describe('ModifyRouterInterfaceSpec', () => {
  it('takes a specification that there is, and that fits the role', () => {
    const { connected, refused } = startPair();
    const { initiator, acceptor } = connected();
    const unsupported = '400 InvalidSpec.ValudNotSupported';
    expect(refused('ModifyRouterInterfaceSpec', initiator, { Spec: 'Huge.1' })).toBe(unsupported);
    expect(refused('ModifyRouterInterfaceSpec', initiator, { Spec: 'Negative' })).toBe(unsupported);
    expect(refused('ModifyRouterInterfaceSpec', acceptor, { Spec: 'Small.1' })).toBe(unsupported);
  });
});
