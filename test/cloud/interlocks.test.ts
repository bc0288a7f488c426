import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/cloud/assemble.ts';
import { startNetwork, ZONE } from './vpc-support.ts';

const VPN = { NextHopType: 'VpnGateway', NextHopId: 'vpn-1' };

/** A strict cloud with one vSwitch and one route entry of long standing, and words for the writes on either. */
function start() {
  const cloud = startNetwork({ timing: {}, strict: true });
  const VSwitchId = cloud.createVSwitch('10.0.0.0/24');
  cloud.advance(1000);
  const RouteEntryId = cloud.createEntry('1.0.0.0/8');
  cloud.advance(1000);
  const { VpcId, RouteTableId } = cloud.vpc;
  const refused = {
    createVSwitch: () => cloud.refusal('CreateVSwitch', { VpcId, ZoneId: ZONE, CidrBlock: '10.0.9.0/24' }),
    deleteVSwitch: () => cloud.refusal('DeleteVSwitch', { VSwitchId }),
    modifyVSwitch: (id: string) => cloud.refusal('ModifyVSwitchAttribute', { VSwitchId: id, VSwitchName: 'a' }),
    createEntry: () => cloud.refusal('CreateRouteEntry', { RouteTableId, DestinationCidrBlock: '9.0.0.0/8', ...VPN }),
    createEntries: () =>
      cloud.refusal('CreateRouteEntries', {
        RouteEntries: [{ RouteTableId, DstCidrBlock: '9.0.0.0/8', NextHopType: 'VpnGateway', NextHop: 'vpn-1' }],
      }),
    modifyEntry: () => cloud.refusal('ModifyRouteEntry', { RouteEntryId, RouteEntryName: 'a' }),
    deleteEntry: (id = RouteEntryId) => cloud.refusal('DeleteRouteEntry', { RouteEntryId: id }),
    deleteEntries: () => cloud.refusal('DeleteRouteEntries', { RouteEntries: [{ RouteTableId, RouteEntryId }] }),
  };
  return { ...cloud, refused, VSwitchId, RouteEntryId };
}

describe('in strict mode', () => {
  it('a vSwitch on its way holds up other vSwitches and routes of the VPC', () => {
    const { createVSwitch, refused } = start();
    const pending = createVSwitch('10.0.1.0/24');
    expect(refused.createVSwitch()).toBe('400 IncorrectVSwitchStatus');
    expect(refused.deleteVSwitch()).toBe('400 TaskConflict');
    expect(refused.modifyVSwitch(pending)).toBe('400 IncorrectStatus.VSwitch');
    expect(refused.createEntry()).toBe('400 IncorrectVSwitchStatus');
    expect(refused.createEntries()).toBe('400 IncorrectVSwitchStatus');
    expect(refused.modifyEntry()).toBe('400 TaskConflict');
    expect(refused.deleteEntry()).toBe('400 TaskConflict');
    expect(refused.deleteEntries()).toBe('400 TaskConflict');
  });

  it('a route on its way holds up vSwitches and other routes of the VPC', () => {
    const { createEntry, refused } = start();
    const pending = createEntry('2.0.0.0/8');
    expect(refused.createVSwitch()).toBe('400 IncorrectRouteEntryStatus');
    expect(refused.deleteVSwitch()).toBe('400 IncorrectRouteEntryStatus');
    expect(refused.createEntry()).toBe('400 TaskConflict');
    expect(refused.modifyEntry()).toBe('400 TaskConflict');
    expect(refused.deleteEntry()).toBe('400 TaskConflict');
    expect(refused.deleteEntry(pending)).toBe('400 IncorrectRouteEntryStatus');
  });

  it('a route that is turned to another next hop holds them up too', () => {
    const { call, refused, RouteEntryId } = start();
    call('ModifyRouteEntry', { RouteEntryId, NewNextHopType: 'VpnGateway', NewNextHopId: 'vpn-2' });
    expect(refused.createVSwitch()).toBe('400 IncorrectRouteEntryStatus');
    expect(refused.createEntry()).toBe('400 TaskConflict');
  });

  it('a VPC that is Pending takes no route, a table that is Pending no new name', () => {
    const { createVpc, createRouteTable, refusal } = start();
    const { RouteTableId } = createVpc();
    expect(refusal('CreateRouteEntry', { RouteTableId, DestinationCidrBlock: '9.0.0.0/8', ...VPN })).toBe(
      '400 IncorrectVpcStatus',
    );
    const table = { RouteTableId: createRouteTable(), RouteTableName: 'a' };
    expect(refusal('ModifyRouteTableAttributes', table)).toBe('400 IncorrectStatus.RouteTable');
  });

  it('all goes on once the other change is over, and other VPCs are never held up', () => {
    const { createVpc, createVSwitch, createEntry, advance } = start();
    const other = createVpc({ CidrBlock: '10.0.0.0/16' });
    advance(1000);
    createEntry('2.0.0.0/8');
    createVSwitch('10.0.1.0/24', { VpcId: other.VpcId });
    advance(1000);
    createEntry('3.0.0.0/8');
  });
});

it('is how a cloud is unless told otherwise', () => {
  expect(assemble().world.strict).toBe(true);
  expect(assemble({ timing: 'slow' }).world.strict).toBe(true);
});

it('a lenient cloud lets nothing hold up anything', () => {
  const { createVSwitch, createEntry } = startNetwork({ timing: {}, strict: false });
  createVSwitch('10.0.1.0/24');
  createVSwitch('10.0.2.0/24');
  createEntry('1.0.0.0/8');
  createEntry('2.0.0.0/8');
});
