import { describe, expect, test } from 'vitest';
import { type Line, Process } from './process.ts';
import { begin, type Scenario, specOf } from './scenario.ts';
import { addRoute, deactivate, deleteEnd, deleteRoute } from './scenarios/by-hand.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { VirtualWorld } from './virtual-world.ts';

const named = (wanted: string): Scenario => SCENARIOS.find(({ name }) => name === wanted) as Scenario;
const down = named('down');
const spec = await specOf(down.spec);
const peered = named('down by peering');

const ours = (world: VirtualWorld, name: string) => {
  const row = world.cloud.world.store.tables.routerInterfaces.find({}).find((found) => found.name === name);
  if (row === undefined) throw new RangeError(name);
  return row;
};
const peering = (world: VirtualWorld) => {
  const row = world.cloud.world.store.tables.peerConnections.find({}).find(({ name }) => name.startsWith('isthmus_'));
  if (row === undefined) throw new RangeError('no peering of ours');
  return row;
};
const INITIATOR = 'isthmus_shop_app_data_initiator';
const ACCEPTOR = 'isthmus_shop_app_data_acceptor';

/** What somebody does to a connection that stands, and what `status` says about it: what differs, and who is behind it. */
const DRIFTS: readonly {
  readonly name: string;
  /** Default: a pair of router interfaces. */
  readonly of?: Scenario;
  readonly does: (world: VirtualWorld) => unknown;
  readonly says: readonly (readonly [field: string | undefined, found: string, likely: string])[];
}[] = [
  {
    name: 'a route deleted',
    does: (world) => deleteRoute(world, 'app', '10.1.0.0/16'),
    says: [[undefined, 'missing', 'deleted outside, or it was declared']],
  },
  {
    name: 'an interface deactivated',
    does: (world) => deactivate(world, ACCEPTOR),
    says: [['Status', 'Inactive', 'deactivated outside']],
  },
  {
    name: 'an interface renamed',
    does: (world) =>
      world.byHand('ModifyRouterInterfaceAttribute', { RouterInterfaceId: ours(world, INITIATOR).id, Name: 'mine' }),
    says: [['Name', 'mine', 'renamed outside']],
  },
  {
    name: 'the marks taken off',
    does: (world) =>
      world.byHand('UntagResourcesForExpressConnect', {
        ResourceType: 'ROUTERINTERFACE',
        ResourceId: [ours(world, INITIATOR).id],
        TagKey: ['isthmus:link'],
      }),
    says: [['Tags.isthmus:link', 'not set', 'tagged outside']],
  },
  {
    name: 'another bandwidth class',
    does: (world) =>
      world.byHand('ModifyRouterInterfaceSpec', { RouterInterfaceId: ours(world, INITIATOR).id, Spec: 'Small.1' }),
    says: [['Spec', 'Small.1', 'changed outside, or the spec was edited']],
  },
  {
    name: 'a route through a peering deleted',
    of: peered,
    does: (world) => deleteRoute(world, 'app', '10.1.0.0/16'),
    says: [[undefined, 'missing', 'deleted outside, or it was declared']],
  },
  {
    name: 'all routes through a peering deleted',
    of: peered,
    does: async (world) => {
      await deleteRoute(world, 'app', '10.1.0.0/16');
      await deleteRoute(world, 'data', '10.0.0.0/16');
    },
    says: [[undefined, 'missing', 'deleted outside, or a run that did not finish']],
  },
  {
    name: 'a peering renamed',
    of: peered,
    does: (world) =>
      world.byHand('ModifyVpcPeerConnection', { InstanceId: peering(world).id, Name: 'mine' }, { product: 'VpcPeer' }),
    says: [['Name', 'mine', 'renamed outside']],
  },
  {
    name: 'all of it deleted',
    of: peered,
    does: async (world) => {
      await deleteRoute(world, 'app', '10.1.0.0/16');
      await deleteRoute(world, 'data', '10.0.0.0/16');
      world.byHand('DeleteVpcPeerConnection', { InstanceId: peering(world).id }, { product: 'VpcPeer' });
    },
    says: [[undefined, 'missing', 'not made yet, or deleted outside']],
  },
  {
    name: 'an end deleted',
    does: async (world) => {
      await deleteRoute(world, 'data', '10.9.0.0/16');
      await deleteEnd(world, ACCEPTOR, 'data', '10.0.0.0/16');
    },
    says: [
      [undefined, 'exists', 'its other end was deleted outside'],
      [undefined, 'missing', 'deleted outside'],
    ],
  },
];

describe('drift', () => {
  test.each(DRIFTS)('$name: status names it and who is behind it, up repairs it', async ({ does, says, of = down }) => {
    const world = await begin(of);
    await does(world);
    await world.clock.sleep(1_000);
    const spec = await specOf(of.spec);
    const look = new Process({ world, name: 'look' }).engine(spec);
    const { state, differences } = await look.status();
    expect(state).not.toBe('blocked');
    expect((await look.plan()).problems).toEqual([]);
    for (const [field, found, likely] of says) {
      const match = differences.filter((item) => item.field === field && item.found === found);
      expect(match.map((item) => item.likely).join('; '), JSON.stringify(differences)).toContain(likely);
    }
    const changing = world.trace.filter(
      ({ actor, request }) =>
        actor === 'look' && !/^(Describe|List|Get)/.test(request.action) && request.parameters.DryRun !== true,
    );
    expect(changing, 'status and plan change nothing').toEqual([]);
    expect(await new Process({ world, name: 'up' }).run('up', spec)).toMatchObject({ status: 'done' });
    expect(await look.status()).toMatchObject({ state: 'connected', differences: [] });
    expect(world.violations).toEqual([]);
  });

  test('arrears are told as such', async () => {
    const world = await begin(down);
    const { routerInterfaces } = world.cloud.world.store.tables;
    routerInterfaces.update(ours(world, INITIATOR).id, { businessStatus: 'FinancialLocked' });
    const { differences, warnings } = await new Process({ world, name: 'look' }).engine(spec).status();
    expect(differences).toMatchObject([{ field: 'BusinessStatus', likely: expect.stringContaining('arrears') }]);
    expect(warnings.map(({ code }) => code)).toContain('Arrears');
  });

  test('a request that the other account rejected is told as such', async () => {
    const rejected = named('a request that was rejected');
    const world = await begin(rejected);
    const { differences } = await new Process({ world, name: 'look' }).engine(await specOf(rejected.spec)).status();
    expect(differences.length).toBeGreaterThan(2);
    expect(new Set(differences.map(({ likely }) => likely))).toEqual(new Set(['the other account rejected it']));
  });

  test('arrears of a peering are told as such', async () => {
    const world = await begin(peered);
    const line: Line = async (call) => {
      const answer = call.send();
      return call.request.action === 'ListVpcPeerConnections'
        ? JSON.parse(JSON.stringify(answer), (name, value) => (name === 'BizStatus' ? 'FinancialLocked' : value))
        : answer;
    };
    const { differences } = await new Process({ world, name: 'look', line }).engine(await specOf(peered.spec)).status();
    expect(differences).toMatchObject([
      { kind: 'VpcPeerConnection', field: 'BizStatus', likely: expect.stringContaining('arrears') },
    ]);
  });

  test('what others added is named and left alone', async () => {
    const world = await begin(down);
    await addRoute(world, 'app', '10.77.0.0/16', ours(world, INITIATOR).id);
    const engine = new Process({ world, name: 'look' }).engine(spec);
    expect((await engine.plan()).steps).toEqual([]);
    const [problem] = (await engine.planDown()).problems;
    expect(problem).toMatchObject({ code: 'BlockedByRoute' });
    expect(problem?.message).toContain('10.77.0.0/16');
  });
});
