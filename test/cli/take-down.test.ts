import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Call, list, text } from '../../src/cli/calls.ts';
import { type LaidOut, layOut } from '../../src/cli/local/lay-out.ts';
import { perform } from '../../src/cli/tutorial/perform.ts';
import type { Scene } from '../../src/cli/tutorial/scene.ts';
import { steps } from '../../src/cli/tutorial/steps.ts';
import { isClean, removalCommands, takeDown } from '../../src/cli/tutorial/take-down.ts';
import { LocalCloud } from '../../src/cloud/index.ts';
import { vpcCallsTo } from './signed-calls.ts';

const patience = { first: 1, longest: 5, limit: 10_000 };
let cloud: LocalCloud;
let call: Call;
let sides: readonly LaidOut[];

beforeAll(async () => {
  cloud = await LocalCloud.start({ timing: { speed: 20 } });
  call = vpcCallsTo(cloud);
  sides = await Promise.all([
    layOut(call, { name: 'a', cidrBlock: '10.0.0.0/16', vSwitches: ['10.0.1.0/24'] }, cloud.region),
    layOut(call, { name: 'b', cidrBlock: '172.16.0.0/16', vSwitches: ['172.16.1.0/24'] }, cloud.region),
  ]);
});
afterAll(() => cloud.stop());

function newScene(): Scene {
  const [initiator, acceptor] = sides as readonly [LaidOut, LaidOut];
  return {
    region: cloud.region,
    spec: 'Small.1',
    initiator,
    acceptor,
    destinations: { initiator: acceptor.cidrBlock, acceptor: initiator.cidrBlock },
    interfaces: {},
    routes: new Set(),
  };
}

async function leftovers(scene: Scene): Promise<readonly string[]> {
  const interfaces = list(await call('DescribeRouterInterfaces', {}), 'RouterInterfaceSet', 'RouterInterfaceType');
  const entries = await Promise.all(
    [scene.initiator, scene.acceptor].map(async ({ routeTableId: RouteTableId }) =>
      list(await call('DescribeRouteEntryList', { RouteTableId }), 'RouteEntrys', 'RouteEntry'),
    ),
  );
  const custom = entries.flat().filter((entry) => text(entry, 'Type') === 'Custom');
  return [
    ...interfaces.map((one) => text(one, 'RouterInterfaceId')),
    ...custom.map((one) => text(one, 'DestinationCidrBlock')),
  ];
}

describe('taking down', () => {
  // The first look of each wait comes before most transitions are over: the states between are met too.
  test.each(steps.map(({ number }) => number))(
    'stopped right after the call of step %i: nothing is left',
    async (last) => {
      const stop = new AbortController();
      const scene = newScene();
      const stopping: Call = async (action, parameters) => {
        const answer = await call(action, parameters);
        const step = steps[last - 1];
        if (step?.action === action && reached === last) stop.abort();
        return answer;
      };
      let reached = 0;
      const view = {
        before: async () => {
          reached += 1;
        },
        after: () => {},
      };
      const thrown = await perform({ call: stopping, scene, patience, view, signal: stop.signal }, steps).catch(
        (error: unknown) => error,
      );
      expect(thrown).toBe(stop.signal.reason);
      await takeDown(call, scene, patience, () => {});
      expect(isClean(scene)).toBe(true);
      expect(await leftovers(scene)).toEqual([]);
    },
  );

  test('the commands for doing it by hand name everything, in the order that works', async () => {
    const scene = newScene();
    scene.interfaces.initiator = 'ri-1';
    scene.interfaces.acceptor = 'ri-2';
    scene.routes.add('initiator');
    const actions = removalCommands(scene).map((line) => line.split(' ')[2]);
    expect(actions).toEqual([
      'DeleteRouteEntry',
      'DeactivateRouterInterface',
      'DeactivateRouterInterface',
      'DeleteRouterInterface',
      'DeleteRouterInterface',
    ]);
    expect(removalCommands(scene)[0]).toContain(`--DestinationCidrBlock 172.16.0.0/16 --NextHopId ri-1`);
  });
});
