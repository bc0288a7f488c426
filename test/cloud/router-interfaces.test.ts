import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/cloud/index.ts';
import { setBusinessStatus } from '../../src/cloud/vpc/router-interfaces/business-status.ts';
import { startPair } from './router-interface-support.ts';

/** The two records that the tutorial's own program printed in 2019 for Idle interfaces that name each other. */
const INITIATOR_OF_2019 = {
  BusinessStatus: 'Normal',
  Role: 'InitiatingSide',
  Spec: 'Large.2',
  Status: 'Idle',
  EndTime: '2999-09-08T16:00:00Z',
  OppositeInterfaceSpec: 'Negative',
  RouterType: 'VRouter',
  OppositeBandwidth: 0,
  HasReservationData: false,
  OppositeInterfaceBusinessStatus: 'Normal',
  OppositeRouterType: 'VRouter',
  OppositeRegionId: 'cn-hangzhou',
  CrossBorder: false,
  OppositeInterfaceOwnerId: '',
  Bandwidth: 2048,
  ChargeType: 'AfterPay',
};
const { OppositeInterfaceSpec: _spec, OppositeBandwidth: _bandwidth, ...COMMON_OF_2019 } = INITIATOR_OF_2019;
const ACCEPTOR_OF_2019 = { ...COMMON_OF_2019, Role: 'AcceptingSide', Spec: 'Negative', Bandwidth: 0 };
const IDS = ['CreationTime', 'RouterInterfaceId', 'RouterId', 'VpcInstanceId'];
const PEER_IDS = ['OppositeRouterId', 'OppositeVpcInstanceId', 'OppositeInterfaceId'];
/** Fields that the API gained since. */
const SINCE = { FastLinkMode: false, ResourceGroupId: DEFAULT_ACCOUNT.resourceGroups[0]?.id, Tags: { Tags: [] } };

describe('a router interface', () => {
  it('shows the fields of the real answer, once it names its peer', () => {
    const { pair, find } = startPair();
    const { initiator, acceptor } = pair();
    const shown = [find(initiator), find(acceptor)];
    for (const [index, record] of [INITIATOR_OF_2019, ACCEPTOR_OF_2019].entries()) {
      expect(shown[index]).toMatchObject({ ...record, ...SINCE });
      const names = [...Object.keys(record), ...IDS, ...PEER_IDS, ...Object.keys(SINCE)];
      expect(Object.keys(shown[index] ?? {}).sort()).toEqual(names.sort());
    }
  });

  it('leaves out peer data that were never set', () => {
    const { create, find, left } = startPair();
    const shown = find(create(left.VRouterId, 'InitiatingSide'));
    for (const name of [...PEER_IDS, 'OppositeInterfaceOwnerId', 'OppositeInterfaceStatus', 'Name', 'ConnectedTime']) {
      expect(shown).not.toHaveProperty(name);
    }
  });

  it('names the VPC at the other end while both sides are still Idle', () => {
    const { pair, find, left, right } = startPair();
    const { initiator, acceptor } = pair();
    expect(find(initiator)?.OppositeVpcInstanceId).toBe(right.VpcId);
    expect(find(acceptor)?.OppositeVpcInstanceId).toBe(left.VpcId);
  });

  it('passes through Connecting and AcceptingConnecting, and then both sides are Active', () => {
    const { pair, on, status, find, advance } = startPair();
    const { initiator, acceptor } = pair();
    on('ConnectRouterInterface', initiator);
    expect([status(initiator), status(acceptor)]).toEqual(['Connecting', 'AcceptingConnecting']);
    advance(1999);
    expect(status(initiator)).toBe('Connecting');
    advance(1);
    expect([status(initiator), status(acceptor)]).toEqual(['Active', 'Active']);
    expect(find(acceptor)).toMatchObject({ OppositeInterfaceStatus: 'Active', OppositeInterfaceSpec: 'Large.2' });
    expect(find(initiator)?.ConnectedTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
  });

  it('is deactivated and activated alone: the other side stays Active', () => {
    const { connected, on, status, advance } = startPair();
    const { initiator, acceptor } = connected();
    on('DeactivateRouterInterface', initiator);
    expect([status(initiator), status(acceptor)]).toEqual(['Deactivating', 'Active']);
    advance(5000);
    expect(status(initiator)).toBe('Inactive');
    on('ActivateRouterInterface', initiator);
    expect(status(initiator)).toBe('Activating');
    advance(5000);
    expect(status(initiator)).toBe('Active');
  });

  it('that lost its peer keeps its own status and ids and shows the peer as Deleted', () => {
    const { connected, on, find, refused, advance } = startPair();
    const { initiator, acceptor } = connected();
    on('DeactivateRouterInterface', acceptor);
    on('DeactivateRouterInterface', initiator);
    advance(5000);
    on('DeleteRouterInterface', acceptor);
    expect(find(acceptor)).toBeUndefined();
    expect(find(initiator)).toMatchObject({
      Status: 'Inactive',
      OppositeInterfaceStatus: 'Deleted',
      OppositeInterfaceId: acceptor,
    });
    expect(refused('ActivateRouterInterface', initiator)).toBe('400 OppositeRouterInterfaceIsDeleted');
    expect(refused('ModifyRouterInterfaceSpec', initiator, { Spec: 'Large.1' })).toBe('400 InvalidOpposite.NotFound');
  });

  it('changes its specification at once while Idle, and by way of Activating while Active', () => {
    const { pair, on, find, status, advance } = startPair();
    const { initiator, acceptor } = pair();
    expect(on('ModifyRouterInterfaceSpec', initiator, { Spec: 'Large.1' }).Spec).toBe('Large.1');
    expect(find(initiator)).toMatchObject({ Status: 'Idle', Spec: 'Large.1', Bandwidth: 1024 });
    on('ConnectRouterInterface', initiator);
    advance(5000);
    on('ModifyRouterInterfaceSpec', initiator, { Spec: 'Middle.2' });
    expect(status(initiator)).toBe('Activating');
    advance(5000);
    expect(status(initiator)).toBe('Active');
    expect(find(acceptor)).toMatchObject({ OppositeInterfaceSpec: 'Middle.2', OppositeBandwidth: 200 });
  });

  it('goes with both ends by DeleteExpressConnect, from Active', () => {
    const { connected, on, find } = startPair();
    const { initiator, acceptor } = connected();
    on('DeleteExpressConnect', initiator);
    expect([find(initiator), find(acceptor)]).toEqual([undefined, undefined]);
  });
});

describe('CreateRouterInterface refuses', () => {
  it.each([
    [{ Role: 'Both' }, '400 InvalidRole.ValueNotSupported'],
    [{ RouterType: 'Router' }, '400 InvalidRouterType.ValueNotSupported'],
    [{ OppositeRouterType: 'Router' }, '400 InvalidOppositeRouterType.ValueNotSupported'],
    [{ OppositeRouterType: 'VBR' }, '400 InvalidRole.ValueNotSupported'],
    [{ Spec: 'Huge.9' }, '400 InvalidSpec.ValudNotSupported'],
    [{ Spec: 'large.2' }, '400 InvalidSpec.ValudNotSupported'],
    [{ Spec: 'Negative' }, '400 InvalidSpec.ValudNotSupported'],
    [{ Role: 'AcceptingSide' }, '400 InvalidSpec.ValudNotSupported'],
    [{ OppositeRegionId: 'cn-nowhere' }, '400 InvalidOppositeRegionId.NotFound'],
    [{ RegionId: 'cn-nowhere' }, '404 InvalidRegionId.NotFound'],
    [{ RouterId: 'vrt-unknown' }, '404 InvalidRouterId.NotFound'],
    [{ Name: '1st' }, '400 InvalidName.Malformed'],
    [{ Description: 'http://x' }, '400 InvalidDescription.Malformed'],
    [{ HealthCheckSourceIp: '10.0.0.1' }, '400 InvalidHealthCheckIP.Malformd'],
    [{ InstanceChargeType: 'PrePaid', Period: 1 }, '400 COMMODITY.INVALID_COMPONENT'],
    [{ Spec: undefined }, '400 MissingSpec'],
    [{ ResourceGroupId: 'rg-none' }, '400 InvalidResourceGroupId'],
    [{ Tags: [{ Key: 'acs:x', Value: '' }] }, '400 InvalidTagKey'],
  ])('%o with %s', (changes, expected) => {
    const { refusal, left } = startPair();
    const parameters = {
      RouterType: 'VRouter',
      RouterId: left.VRouterId,
      Role: 'InitiatingSide',
      Spec: 'Large.2',
      OppositeRegionId: 'cn-hangzhou',
      ...changes,
    };
    expect(refusal('CreateRouterInterface', parameters)).toBe(expected);
  });

  it('a sixth interface on a VRouter, whatever the roles of the five', () => {
    const { create, left, refusal } = startPair();
    for (let count = 0; count < 5; count++)
      create(left.VRouterId, count % 2 === 0 ? 'InitiatingSide' : 'AcceptingSide');
    const sixth = { RouterType: 'VRouter', RouterId: left.VRouterId, Role: 'InitiatingSide', Spec: 'Mini.2' };
    expect(refusal('CreateRouterInterface', { ...sixth, OppositeRegionId: 'cn-hangzhou' })).toBe('400 QuotaExceeded');
  });
});

describe('the tutorial’s rules', () => {
  it('allow one connected pair between two VRouters, however many unconnected ones', () => {
    const { connected, pair, refused } = startPair();
    connected();
    expect(refused('ConnectRouterInterface', pair().initiator)).toBe('400 Forbidden.OnlyOneConnection');
  });

  it('keep an account in arrears from creating, connecting and changing', () => {
    const { connected, pair, refused, refusal, world, left } = startPair();
    const second = pair();
    const { initiator } = connected();
    expect(setBusinessStatus(world, initiator, 'FinancialLocked')).toBe(true);
    const another = { RouterType: 'VRouter', RouterId: left.VRouterId, Role: 'AcceptingSide', Spec: 'Negative' };
    expect(refusal('CreateRouterInterface', { ...another, OppositeRegionId: 'cn-hangzhou' })).toBe(
      '400 Forbidden.BillsOutstanding',
    );
    expect(refused('ConnectRouterInterface', second.initiator)).toBe('400 Forbidden.BillsOutstanding');
    for (const action of ['DeactivateRouterInterface', 'ModifyRouterInterfaceAttribute']) {
      expect(refused(action, initiator)).toBe('400 Forbidden.FinancialLocked');
    }
    expect(refused('ModifyRouterInterfaceSpec', initiator, { Spec: 'Mini.2' })).toBe('400 Forbidden.FinancialLocked');
    setBusinessStatus(world, initiator, 'Normal');
    expect(refused('ConnectRouterInterface', second.initiator)).toBe('400 Forbidden.OnlyOneConnection');
  });
});

describe('ConnectRouterInterface refuses', () => {
  it('an acceptor, whatever its status', () => {
    const { connected, refused } = startPair();
    expect(refused('ConnectRouterInterface', connected().acceptor)).toBe('400 IncorrectRole.NotInitiatingSide');
  });

  it('while this or the other side names no peer', () => {
    const { create, point, refused, left, right } = startPair();
    const initiator = create(left.VRouterId, 'InitiatingSide');
    expect(refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo.NotSet');
    const acceptor = create(right.VRouterId, 'AcceptingSide');
    point(initiator, acceptor, right.VRouterId);
    expect(refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo.NotSet');
  });

  it('a peer that is not there, names another, or sits on the same router', () => {
    const { create, point, refused, left, right } = startPair();
    const initiator = create(left.VRouterId, 'InitiatingSide');
    point(initiator, 'ri-gone', right.VRouterId);
    expect(refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo');
    const acceptor = create(right.VRouterId, 'AcceptingSide');
    point(acceptor, 'ri-other', left.VRouterId);
    point(initiator, acceptor, right.VRouterId);
    expect(refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo');
    const neighbour = create(left.VRouterId, 'AcceptingSide');
    point(neighbour, initiator, left.VRouterId);
    point(initiator, neighbour, left.VRouterId);
    expect(refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo');
  });

  it('peers whose owners do not fit, and accepts the own account id as owner', () => {
    const { pair, on, refused } = startPair();
    const { initiator, acceptor } = pair();
    on('ModifyRouterInterfaceAttribute', initiator, { OppositeInterfaceOwnerId: 42 });
    expect(refused('ConnectRouterInterface', initiator)).toBe('400 IncorrectOppositeInterfaceInfo');
    for (const id of [initiator, acceptor]) {
      on('ModifyRouterInterfaceAttribute', id, { OppositeInterfaceOwnerId: DEFAULT_ACCOUNT.id });
    }
    on('ConnectRouterInterface', initiator);
  });
});
