import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LocalCloud } from '../../src/cloud/index.ts';
import { clientEnvironment, type Finished, run } from './support/child.ts';
import type { Client } from './support/client.ts';
import { popCorePost, requirementsOf } from './support/clients.ts';
import { layOut, type Network } from './support/network.ts';
import { pythonPackages, pythonProgram } from './support/python.ts';
import { describeWith } from './support/requires.ts';
import { said } from './support/said.ts';

/** The steps of the tutorial, by the names its own program prints. */
const STEPS = [
  ...['create_router_interface', 'create_router_interface'],
  ...['modify_router_interface_attribute', 'modify_router_interface_attribute'],
  ...['describe_router_interface', 'describe_router_interface'],
  'connect_router_interface',
  ...['create_route_entry', 'create_route_entry', 'delete_route_entry', 'delete_route_entry'],
  ...['deactivate_router_interface', 'deactivate_router_interface'],
  ...['delete_router_interface', 'delete_router_interface'],
];

/** What the tutorial prints for an interface between steps 4 and 7: these fields, and no others but those allowed below. */
const SHOWN =
  'RouterInterfaceId Role Status BusinessStatus RouterType RouterId VpcInstanceId Spec Bandwidth ChargeType CreationTime ' +
  'EndTime OppositeRegionId OppositeRouterType OppositeRouterId OppositeVpcInstanceId OppositeInterfaceId ' +
  'OppositeInterfaceOwnerId OppositeInterfaceBusinessStatus CrossBorder HasReservationData';
/** Fields that the API has got since the tutorial was written. */
const NEWER = ['ResourceGroupId', 'FastLinkMode', 'Tags'];

describeWith(['python3'], 'the tutorial, by the official Python SDK', () => {
  let cloud: LocalCloud;
  let client: Client;
  let networks: readonly [Network, Network];
  let finished: Finished;

  beforeAll(async () => {
    const packages = await pythonPackages('python-classic', await requirementsOf('python-classic'));
    cloud = await LocalCloud.start();
    const { accessKeyId, accessKeySecret } = cloud.credentials;
    const { endpoint, region } = cloud;
    client = await popCorePost.start({ endpoint, region, accessKeyId, accessKeySecret });
    const talk = said(client, region);
    networks = [await layOut(talk, '10.1.0.0/16'), await layOut(talk, '10.2.0.0/16')];
    const program = pythonProgram(packages, join(import.meta.dirname, 'clients', 'python-classic', 'tutorial.py'), [
      ...['--endpoint', endpoint, '--region', region, '--measure'],
      ...['--routers', ...networks.map(({ router }) => router)],
      ...['--tables', ...networks.map(({ table }) => table)],
    ]);
    const env = { ISTHMUS_ACCESS_KEY_ID: accessKeyId, ISTHMUS_ACCESS_KEY_SECRET: accessKeySecret };
    finished = await run(program.command, program.args, { env: clientEnvironment({ ...program.env, ...env }) });
  }, 600_000);

  afterAll(async () => {
    client?.close();
    await cloud?.stop();
  });

  it('gets its fifteen answers', () => {
    expect(finished).toMatchObject({ code: 0 });
    expect(answersIn(finished.stdout).map(([step]) => step)).toEqual(STEPS);
  });

  it('sees the pair of interfaces as the tutorial shows it', () => {
    const [initiator, acceptor] = answersIn(finished.stdout)
      .filter(([step]) => step === 'describe_router_interface')
      .map(([, answer]) => onlyInterface(answer));
    const initiatorOnly = ['OppositeInterfaceSpec', 'OppositeBandwidth'];
    expect(fieldsOf(initiator)).toEqual([...SHOWN.split(' '), ...initiatorOnly].sort());
    expect(fieldsOf(acceptor)).toEqual(SHOWN.split(' ').sort());
    expect(initiator).toMatchObject({ Role: 'InitiatingSide', Status: 'Idle', Spec: 'Large.2', Bandwidth: 2048 });
    expect(acceptor).toMatchObject({ Role: 'AcceptingSide', Status: 'Idle', Spec: 'Negative', Bandwidth: 0 });
    expect(initiator).toMatchObject({
      OppositeInterfaceId: acceptor?.RouterInterfaceId,
      OppositeVpcInstanceId: networks[1].vpc,
      OppositeInterfaceOwnerId: '',
      EndTime: '2999-09-08T16:00:00Z',
    });
  });

  it('measures itself for the bench', () => {
    expect(JSON.parse(finished.stderr)).toEqual({ seconds: expect.any(Number), calls: 26 });
  });

  it('leaves no router interface and no route behind', async () => {
    const talk = said(client, cloud.region);
    const interfaces = await talk.call<{ TotalCount: number }>('DescribeRouterInterfaces', {});
    expect(interfaces.TotalCount).toBe(0);
    for (const { table } of networks) {
      const routes = await talk.call<{ RouteEntrys: { RouteEntry: unknown[] } }>('DescribeRouteEntryList', {
        RouteTableId: table,
        RouteEntryType: 'Custom',
      });
      expect(routes.RouteEntrys.RouteEntry).toEqual([]);
    }
  });
});

type Fields = Record<string, unknown>;

/** The steps printed, each with its answer. */
function answersIn(output: string): [step: string, answer: Fields][] {
  const parts = output.split(/^-{27}(\w+)-{27}$/m).slice(1);
  return parts.flatMap((part, i) => (i % 2 === 0 ? [[part, JSON.parse(parts[i + 1] ?? '') as Fields]] : []));
}

function onlyInterface(answer: Fields): Fields {
  expect(answer).toMatchObject({ TotalCount: 1, PageNumber: 1, PageSize: 10, RequestId: expect.any(String) });
  const { RouterInterfaceType } = answer.RouterInterfaceSet as { RouterInterfaceType: Fields[] };
  return RouterInterfaceType[0] ?? {};
}

const fieldsOf = (shown: Fields = {}): string[] =>
  Object.keys(shown)
    .filter((field) => !NEWER.includes(field))
    .sort();
