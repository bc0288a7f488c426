import { describe, expect, it } from 'vitest';
import { startNetwork } from './vpc-support.ts';

const DAY = 24 * 60 * 60_000;

describe('a ClientToken', () => {
  it('is remembered for a day, and no longer', () => {
    const { createVpc, advance } = startNetwork();
    const first = createVpc({ ClientToken: 'once' }).VpcId;
    advance(DAY - 1);
    expect(createVpc({ ClientToken: 'once' }).VpcId).toBe(first);
    advance(1);
    expect(createVpc({ ClientToken: 'once' }).VpcId).not.toBe(first);
  });

  it('counts in its own region and for its own action', () => {
    const { call, createVpc } = startNetwork();
    const ClientToken = 'once';
    const here = createVpc({ ClientToken }).VpcId;
    const there = call('CreateVpc', { RegionId: 'cn-beijing', ClientToken }).VpcId;
    expect(there).not.toBe(here);
    expect(call('CreateRouteTable', { VpcId: here, ClientToken }).RouteTableId).toMatch(/^vtb-/);
  });

  it('has one to 64 characters of ASCII', () => {
    const { refusal, createVpc } = startNetwork();
    expect(createVpc({ ClientToken: '~'.repeat(64) }).VpcId).toMatch(/^vpc-/);
    for (const ClientToken of ['x'.repeat(65), 'ä', 'a\nb']) {
      expect(refusal('CreateVpc', { ClientToken })).toBe('400 InvalidParameter');
    }
  });

  it('leaves the store when its day is over, however long the cloud runs', () => {
    const { createVpc, advance, world } = startNetwork({ quotas: { vpcsPerRegion: 1000 } });
    const { tokens } = world.store.tables;
    for (let day = 1; day <= 3; day++) {
      for (let call = 0; call < 30; call++) createVpc({ ClientToken: `${day}/${call}` });
      advance(DAY);
    }
    expect(tokens.count({})).toBe(30);
    expect(tokens.find({}).every(({ id }) => id.includes('/CreateVpc/3/'))).toBe(true);
  });
});
