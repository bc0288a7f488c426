import type { LocalCloudOptions } from '../../../src/cloud/options.ts';
import type { Parameters } from '../support.ts';
import { STRANGER, startNetwork } from '../vpc-support.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Permission extends Fields {
  readonly SecurityGroupRuleId: string;
}

export interface Interface extends Fields {
  readonly NetworkInterfaceId: string;
  readonly PrivateIpAddress: string;
  readonly Status: string;
}

export interface Instance extends Fields {
  readonly InstanceId: string;
  readonly Status: string;
}

const ECS = { product: 'Ecs' } as const;

/** A cloud with a VPC, a vSwitch 10.0.1.0/24 and a security group in it, and short words for calls of Ecs. */
export function startEcs(options: LocalCloudOptions = {}) {
  const network = startNetwork(options);
  const vswitchId = network.createVSwitch('10.0.1.0/24');
  network.advance(60_000);

  /** A call of Ecs that must succeed. */
  const ecs = <Body = Record<string, string>>(action: string, parameters: Parameters = {}) => {
    const { status, body } = network.send<Body>(action, parameters, ECS);
    if (status !== 200) throw new Error(`${action} answered ${status} ${body.Code}: ${body.Message}`);
    return body;
  };
  /** A call of Ecs that must be refused: `<status> <Code>`. */
  const ecsRefusal = (action: string, parameters: Parameters = {}): string => {
    const { status, body } = network.send(action, parameters, ECS);
    if (status === 200) throw new Error(`${action} was not refused`);
    return `${status} ${body.Code}`;
  };
  /** The same call by another account, if the cloud has one: `<status> <Code>`. */
  const ecsAsStranger = (action: string, parameters: Parameters = {}): string => {
    const { status, body } = network.send(action, parameters, { ...ECS, key: STRANGER.accessKeys[0] });
    return `${status} ${body.Code}`;
  };

  const createGroup = (parameters: Parameters = {}): string =>
    ecs('CreateSecurityGroup', { VpcId: network.vpc.VpcId, ...parameters }).SecurityGroupId ?? '';
  const groupId = createGroup({ SecurityGroupName: 'web' });
  const groups = (parameters: Parameters = {}): readonly Fields[] =>
    ecs<{ SecurityGroups: { SecurityGroup: readonly Fields[] } }>('DescribeSecurityGroups', parameters).SecurityGroups
      .SecurityGroup;
  const groupIds = (parameters: Parameters = {}) => groups(parameters).map((group) => group.SecurityGroupId);
  const group = (SecurityGroupId = groupId): Fields => ecs('DescribeSecurityGroupAttribute', { SecurityGroupId });
  const rules = (SecurityGroupId = groupId, more: Parameters = {}): readonly Permission[] =>
    ecs<{ Permissions: { Permission: readonly Permission[] } }>('DescribeSecurityGroupAttribute', {
      SecurityGroupId,
      ...more,
    }).Permissions.Permission;

  const createInterface = (parameters: Parameters = {}): string =>
    ecs('CreateNetworkInterface', { VSwitchId: vswitchId, SecurityGroupId: groupId, ...parameters })
      .NetworkInterfaceId ?? '';
  const interfaces = (parameters: Parameters = {}): readonly Interface[] =>
    ecs<{ NetworkInterfaceSets: { NetworkInterfaceSet: readonly Interface[] } }>(
      'DescribeNetworkInterfaces',
      parameters,
    ).NetworkInterfaceSets.NetworkInterfaceSet;
  const interfaceIds = (parameters: Parameters = {}) => interfaces(parameters).map((row) => row.NetworkInterfaceId);
  const networkInterface = (NetworkInterfaceId: string): Interface =>
    ecs<Interface>('DescribeNetworkInterfaceAttribute', { NetworkInterfaceId });

  const run = { ImageId: 'ubuntu', InstanceType: 'ecs.g6.large', VSwitchId: vswitchId, SecurityGroupId: groupId };
  const runInstances = (parameters: Parameters = {}): readonly string[] =>
    ecs<{ InstanceIdSets: { InstanceIdSet: readonly string[] } }>('RunInstances', { ...run, ...parameters })
      .InstanceIdSets.InstanceIdSet;
  const runInstance = (parameters: Parameters = {}): string => runInstances(parameters)[0] ?? '';
  const instances = (parameters: Parameters = {}): readonly Instance[] =>
    ecs<{ Instances: { Instance: readonly Instance[] } }>('DescribeInstances', parameters).Instances.Instance;
  const instanceIds = (parameters: Parameters = {}) => instances(parameters).map((row) => row.InstanceId);
  const instance = (id: string): Instance | undefined => instances({ InstanceIds: JSON.stringify([id]) })[0];
  /** The state of an instance; undefined when it is gone. */
  const status = (id: string): string | undefined => instance(id)?.Status;

  return {
    ...network,
    createInterface,
    interfaces,
    interfaceIds,
    networkInterface,
    run,
    runInstances,
    runInstance,
    instances,
    instanceIds,
    instance,
    status,
    vswitchId,
    groupId,
    ecs,
    ecsRefusal,
    ecsAsStranger,
    createGroup,
    groups,
    groupIds,
    group,
    rules,
  };
}

export const TCP_22 = { IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' } as const;
export const TCP_22_OUT = { IpProtocol: 'tcp', PortRange: '22/22', DestCidrIp: '10.0.0.0/8' } as const;
