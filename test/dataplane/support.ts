import { describe, onTestFinished } from 'vitest';
import { DataPlane } from '../../src/cloud/dataplane/data-plane.ts';
import { LocalCloud, type LocalCloudOptions } from '../../src/cloud/index.ts';
import type { Product } from '../../src/openapi/index.ts';
import { call, type Parameters, send } from '../support/signed-request.ts';

const missing = await whatIsMissing();

/** Tests that need network namespaces. Where there are none they are skipped, and the title says why; in CI they fail. */
export function describeWithPackets(title: string, tests: () => void): void {
  if (missing === undefined || process.env.CI) describe(title, tests);
  else describe.skip(`${title} (skipped: ${missing})`, tests);
}

async function whatIsMissing(): Promise<string | undefined> {
  try {
    await (await DataPlane.open()).close();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** A data plane for one test. */
export async function openPlane(): Promise<DataPlane> {
  const plane = await DataPlane.open();
  onTestFinished(() => plane.close());
  return plane;
}

/** A local cloud with a data plane for one test, and the calls that a user would make. */
export async function startWithPackets(options: LocalCloudOptions = {}) {
  const failures: unknown[] = [];
  const cloud = await LocalCloud.start({
    timing: 'instant',
    rateLimits: false,
    dataPlane: true,
    onDataPlaneError: (error) => failures.push(error),
    ...options,
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= cloud.stop();
    return stopped;
  };
  onTestFinished(stop);
  const api = (action: string, parameters: Parameters = {}) => call(cloud.url, action, parameters);
  /** A call of another product that must succeed. */
  const apiOf = async <Body = Record<string, string>>(product: Product, action: string, parameters: Parameters) => {
    const { status, body } = await send<Body>(cloud.url, action, parameters, { product });
    if (status !== 200) throw new Error(`${action} answered ${body.Code}: ${body.Message}`);
    return body;
  };

  /** What echo requests from hosts of vSwitches come to, all sent at once: `reply`, `silence` … */
  const echoes = async (...pairs: readonly (readonly [vSwitchId: string, to: string])[]) =>
    (await cloud.dataPlane?.probe(pairs.map(([vSwitchId, to]) => ({ vSwitchId, to }))))?.map(({ answer }) => answer);

  /** A VPC with one vSwitch, both Available. */
  const makeVpc = async (cidrBlock: string, vSwitchBlock: string) => {
    const { VpcId = '', VRouterId = '', RouteTableId = '' } = await api('CreateVpc', { CidrBlock: cidrBlock });
    const { VSwitchId = '' } = await api('CreateVSwitch', {
      VpcId,
      CidrBlock: vSwitchBlock,
      ZoneId: 'cn-hangzhou-b',
    });
    return { vpcId: VpcId, routerId: VRouterId, tableId: RouteTableId, vSwitchId: VSwitchId };
  };

  /** Two router interfaces that name each other, not connected yet. */
  const makePair = async (near: string, far: string) => {
    const side = (Role: string, RouterId: string, Spec: string) =>
      api('CreateRouterInterface', {
        Role,
        RouterId,
        Spec,
        RouterType: 'VRouter',
        OppositeRegionId: 'cn-hangzhou',
        OppositeRouterType: 'VRouter',
      });
    const { RouterInterfaceId: initiator = '' } = await side('InitiatingSide', near, 'Small.1');
    const { RouterInterfaceId: acceptor = '' } = await side('AcceptingSide', far, 'Negative');
    for (const [mine, other, router] of [
      [initiator, acceptor, far],
      [acceptor, initiator, near],
    ]) {
      await api('ModifyRouterInterfaceAttribute', {
        RouterInterfaceId: mine ?? '',
        OppositeInterfaceId: other ?? '',
        OppositeRouterId: router ?? '',
      });
    }
    return { initiator, acceptor };
  };

  /** A peering between two VPCs of the account: Activated at once. */
  const peer = async (vpcId: string, acceptingVpcId: string) => {
    const { InstanceId = '' } = await apiOf('VpcPeer', 'CreateVpcPeerConnection', {
      RegionId: 'cn-hangzhou',
      VpcId: vpcId,
      AcceptingAliUid: cloud.credentials.accountId,
      AcceptingRegionId: 'cn-hangzhou',
      AcceptingVpcId: acceptingVpcId,
    });
    return InstanceId;
  };

  /** A running instance with this address. */
  const runInstance = async (vpcId: string, vSwitchId: string, address: string) => {
    const { SecurityGroupId = '' } = await apiOf('Ecs', 'CreateSecurityGroup', { VpcId: vpcId });
    const { InstanceIdSets } = await apiOf<{ InstanceIdSets: { InstanceIdSet: readonly string[] } }>(
      'Ecs',
      'RunInstances',
      {
        ImageId: 'ubuntu',
        InstanceType: 'ecs.g6.large',
        VSwitchId: vSwitchId,
        SecurityGroupId,
        PrivateIpAddress: address,
      },
    );
    return InstanceIdSets.InstanceIdSet[0] ?? '';
  };

  const route = (verb: 'Create' | 'Delete', tableId: string, destination: string, interfaceId: string) =>
    api(`${verb}RouteEntry`, {
      RouteTableId: tableId,
      DestinationCidrBlock: destination,
      NextHopId: interfaceId,
      ...(verb === 'Create' ? { NextHopType: 'RouterInterface' } : {}),
    });

  return { cloud, stop, failures, api, apiOf, echoes, makeVpc, makePair, peer, runInstance, route };
}
