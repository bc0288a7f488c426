import type { Path } from '../../document/problem.ts';
import { IMAGES } from '../ecs/catalogue/images.ts';
import { INSTANCE_TYPES } from '../ecs/catalogue/instance-types.ts';
import { type InitCaller, InitProblem, tagsOf } from './caller.ts';
import type { InitNetwork } from './schema.ts';

type Group = InitNetwork['securityGroups'][number];
type Rule = Group['ingress'][number];

/** Makes the security groups and instances of a network, whose VPC and vSwitches are there. */
export function makeMachines(
  caller: InitCaller,
  at: Path,
  network: InitNetwork,
  vpc: string,
  vSwitches: ReadonlyMap<string | undefined, string>,
): void {
  const groups = new Map(
    network.securityGroups.map((group, index) => [
      group.name,
      makeGroup(caller, [...at, 'securityGroups', index], group, vpc),
    ]),
  );
  network.instances.forEach((instance, index) => {
    const path = [...at, 'instances', index];
    const { name, id, address, tags } = instance;
    const parameters = {
      InstanceName: name,
      ImageId: IMAGES[0].name,
      InstanceType: INSTANCE_TYPES[0]?.id,
      VSwitchId: named(vSwitches, instance.vSwitch, 'vSwitch', [...path, 'vSwitch']),
      SecurityGroupId: named(groups, instance.securityGroup, 'security group', [...path, 'securityGroup']),
      PrivateIpAddress: address,
      Tag: tagsOf(tags),
    };
    caller.run(path, 'RunInstances', parameters, { product: 'Ecs', ids: [id] });
  });
}

function makeGroup(
  caller: InitCaller,
  path: Path,
  { name, id, description, type, tags, ...rules }: Group,
  vpc: string,
): string {
  const facts = { SecurityGroupName: name, Description: description, SecurityGroupType: type };
  const parameters = { ...facts, VpcId: vpc, Tag: tagsOf(tags) };
  const made = String(
    caller.run(path, 'CreateSecurityGroup', parameters, { product: 'Ecs', ids: [id] }).SecurityGroupId,
  );
  const add = (direction: 'ingress' | 'egress', action: string, cidr: 'SourceCidrIp' | 'DestCidrIp'): void => {
    rules[direction].forEach((rule, index) => {
      const values = { ...ruleOf(rule), SecurityGroupId: made, [cidr]: rule.cidr };
      caller.run([...path, direction, index], action, values, { product: 'Ecs' });
    });
  };
  add('ingress', 'AuthorizeSecurityGroup', 'SourceCidrIp');
  add('egress', 'AuthorizeSecurityGroupEgress', 'DestCidrIp');
  return made;
}

const ruleOf = ({ protocol, ports, policy, priority }: Rule) => ({
  IpProtocol: protocol,
  // A port range of all ports is written so for the protocols that have none, too.
  PortRange: ports ?? (protocol === 'tcp' || protocol === 'udp' ? '1/65535' : '-1/-1'),
  Policy: policy,
  Priority: String(priority),
});

function named(known: ReadonlyMap<string | undefined, string>, name: string, what: string, path: Path): string {
  const id = known.get(name);
  if (id === undefined) throw new InitProblem(path, `there is no ${what} "${name}" in this network`);
  return id;
}
