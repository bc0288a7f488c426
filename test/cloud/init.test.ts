import { describe, expect, it } from 'vitest';
import { makeInit, readInit } from '../../src/cloud/init/init.ts';
import type { InitInput } from '../../src/cloud/init/schema.ts';
import { DocumentError } from '../../src/document/problem.ts';
import { startCloud } from './support.ts';

const FULL = `
region: cn-hangzhou
networks:
  app:
    vpc: vpc-bp1app
    router: vrt-bp1app
    routeTable: vtb-bp1app
    cidr: 10.0.0.0/16
    secondaryCidrs: [10.1.0.0/16]
    description: The app
    tags: { team: a }
    vSwitches:
      - { name: one, zone: cn-hangzhou-h, cidr: 10.0.1.0/24, id: vsw-bp1one }
      - { name: two, zone: i, cidr: 10.1.1.0/24, tags: { tier: web } }
    routeTables:
      - { name: own, id: vtb-bp1own, vSwitches: [two] }
    securityGroups:
      - name: web
        id: sg-bp1web
        ingress: [{ protocol: tcp, ports: 443/443, cidr: 0.0.0.0/0 }, { cidr: 10.0.0.0/8, policy: drop, priority: 5 }]
        egress: [{ protocol: icmp, cidr: 10.0.0.0/8 }]
    instances:
      - { name: front, id: i-bp1front, vSwitch: one, securityGroup: web, address: 10.0.1.10 }
  standing:
    name: default-NODELETING
    region: eu-central-1
    default: true
    vSwitches:
      - { zone: a, default: true, name: home }
`;

function start() {
  // Strict, and with times: neither is in the way of what is there from the start.
  const cloud = startCloud({ timing: 'realistic', strict: true });
  const make = (source: string | InitInput) => makeInit(cloud.world, readInit(source, 'init.yaml'));
  const problems = (source: string | InitInput): readonly string[] => {
    const before = cloud.control.snapshot();
    try {
      make(source);
    } catch (error) {
      expect(error).toBeInstanceOf(DocumentError);
      expect({ ...cloud.control.snapshot(), time: 0 }).toEqual({ ...before, time: 0 });
      return (error as Error).message.split('\n');
    }
    throw new Error('It was not refused.');
  };
  return { ...cloud, make, problems };
}

describe('what a local cloud starts with', () => {
  it('is made with its ids, names and tags, and settled at once', () => {
    const { make, call, send } = start();
    expect(make(FULL)).toBe(2);
    expect(call('DescribeVpcAttribute', { VpcId: 'vpc-bp1app' })).toMatchObject({
      ...{
        VpcName: 'app',
        Status: 'Available',
        CidrBlock: '10.0.0.0/16',
        Description: 'The app',
        VRouterId: 'vrt-bp1app',
      },
      SecondaryCidrBlocks: { SecondaryCidrBlock: ['10.1.0.0/16'] },
      Tags: { Tag: [{ Key: 'team', Value: 'a' }] },
    });
    expect(call('DescribeVSwitches', { VpcId: 'vpc-bp1app' })).toMatchObject({
      VSwitches: {
        VSwitch: [
          { VSwitchId: 'vsw-bp1one', VSwitchName: 'one', ZoneId: 'cn-hangzhou-h', Status: 'Available' },
          {
            VSwitchName: 'two',
            ZoneId: 'cn-hangzhou-i',
            RouteTable: { RouteTableId: 'vtb-bp1own', RouteTableType: 'Custom' },
          },
        ],
      },
    });
    expect(send('DescribeInstances', {}, { product: 'Ecs' }).body).toMatchObject({
      Instances: { Instance: [{ InstanceId: 'i-bp1front', InstanceName: 'front', Status: 'Running' }] },
    });
    const { body } = send('DescribeSecurityGroupAttribute', { SecurityGroupId: 'sg-bp1web' }, { product: 'Ecs' });
    expect(body).toMatchObject({
      SecurityGroupName: 'web',
      Permissions: {
        Permission: expect.arrayContaining([
          expect.objectContaining({
            Direction: 'ingress',
            IpProtocol: 'TCP',
            PortRange: '443/443',
            SourceCidrIp: '0.0.0.0/0',
          }),
          expect.objectContaining({ Direction: 'ingress', Policy: 'Drop', SourceCidrIp: '10.0.0.0/8' }),
          expect.objectContaining({ Direction: 'egress', IpProtocol: 'ICMP', DestCidrIp: '10.0.0.0/8' }),
        ]),
      },
    });
    expect(call('DescribeVpcs', { RegionId: 'eu-central-1', IsDefault: true })).toMatchObject({
      Vpcs: { Vpc: [{ VpcName: 'default-NODELETING' }] },
    });
    expect(call('DescribeVSwitches', { RegionId: 'eu-central-1', IsDefault: true })).toMatchObject({
      VSwitches: { VSwitch: [{ VSwitchName: 'home', ZoneId: 'eu-central-1a' }] },
    });
  });

  it('may be an object, and adds to what is there', () => {
    const { make, call } = start();
    make({ networks: { a: { cidr: '10.0.0.0/16' } } });
    make({ networks: { a: { cidr: '10.0.0.0/16' } } });
    expect(call('DescribeVpcs', { VpcName: 'a' })).toMatchObject({ TotalCount: 2 });
  });

  it('is refused with line and column of every mistake in it', () => {
    const { problems } = start();
    expect(problems('networks:\n  app: { cdir: 10.0.0.0/16 }\n  b: { cidr: 10 }\n')).toEqual([
      expect.stringMatching(
        /^init\.yaml:2:10 networks\.app\.cdir: there is no "cdir"; expected one of vpc, router.*did you mean "cidr"\?$/,
      ),
      'init.yaml:3:14 networks.b.cidr: 10 is not valid; expected an IPv4 CIDR block such as 10.0.0.0/16',
    ]);
    expect(problems('networks: [')[0]).toMatch(/^init\.yaml:\d+:\d+ not valid YAML/);
    expect(problems('')[0]).toContain('expected a mapping');
  });

  it.each<[string, string, RegExp]>([
    [
      'a block that the cloud refuses',
      'networks: { a: { cidr: 127.0.0.0/8 } }',
      /^init\.yaml:1:\d+ networks\.a: CreateVpc answers InvalidParameter/,
    ],
    [
      'a vSwitch outside its VPC',
      'networks:\n  a:\n    cidr: 10.0.0.0/16\n    vSwitches:\n      - { zone: i, cidr: 11.0.0.0/24 }',
      /^init\.yaml:5:9 networks\.a\.vSwitches\[0\]: CreateVSwitch answers InvalidParameter/,
    ],
    [
      'an unknown zone',
      'networks: { a: { vSwitches: [{ zone: cn-x-1, cidr: 172.16.0.0/24 }] } }',
      /vSwitches\[0\]\.zone: there is no zone cn-x-1 in cn-hangzhou/,
    ],
    [
      'an unknown region',
      'region: cn-nowhere\nnetworks: { a: {} }',
      /^init\.yaml:1:9 region: there is no region cn-nowhere/,
    ],
    ['an unknown account', 'networks: { a: { account: "1" } }', /networks\.a\.account: there is no account 1/],
    [
      'an id that is there twice',
      'networks: { a: { vpc: vpc-1 }, b: { vpc: vpc-1 } }',
      /networks\.b: CreateVpc answers InvalidTagValue: .*vpc-1 exists already/,
    ],
    [
      'a table for a vSwitch that is not there',
      'networks: { a: { routeTables: [{ vSwitches: [x] }] } }',
      /routeTables\[0\]\.vSwitches\[0\]: there is no vSwitch "x" in a/,
    ],
    [
      'an instance in a group that is not there',
      'networks: { a: { vSwitches: [{ name: v, zone: i, cidr: 172.16.0.0/24 }], instances: [{ vSwitch: v, securityGroup: g }] } }',
      /instances\[0\]\.securityGroup: there is no security group "g"/,
    ],
    [
      'a second default VPC',
      'networks: { a: { default: true }, b: { default: true } }',
      /networks\.b: CreateDefaultVpc answers/,
    ],
    [
      'a default vSwitch with a block',
      'networks: { a: { default: true, vSwitches: [{ zone: a, default: true, cidr: 172.16.0.0/20 }] } }',
      /gets its CIDR block by itself/,
    ],
  ])('is refused as a whole for %s', (_, document, message) => {
    const { problems } = start();
    expect(problems(document)).toEqual([expect.stringMatching(message)]);
  });
});

describe('an id chosen by the tag isthmus:id', () => {
  const chosen = (...ids: readonly string[]) => ({
    Tag: [
      { Key: 'a', Value: 'b' },
      { Key: 'isthmus:id', Value: ids.join(',') },
    ],
  });
  const start = () => startCloud();

  it('is the one that the resource gets, and the tag stays on it', () => {
    const { call } = start();
    const made = call('CreateVpc', chosen('vpc-mine', 'vtb-mine'));
    expect(made).toMatchObject({
      VpcId: 'vpc-mine',
      RouteTableId: 'vtb-mine',
      VRouterId: expect.stringMatching(/^vrt-bp1/),
    });
    expect(
      call('CreateVSwitch', {
        VpcId: 'vpc-mine',
        ZoneId: 'cn-hangzhou-b',
        CidrBlock: '172.16.0.0/24',
        ...chosen('vsw-mine'),
      }),
    ).toMatchObject({ VSwitchId: 'vsw-mine' });
    expect(call('CreateRouteTable', { VpcId: 'vpc-mine', ...chosen('vtb-own') })).toMatchObject({
      RouteTableId: 'vtb-own',
    });
    expect(call('DescribeVpcAttribute', { VpcId: 'vpc-mine' })).toMatchObject({
      Tags: { Tag: expect.arrayContaining([{ Key: 'isthmus:id', Value: 'vpc-mine,vtb-mine' }]) },
    });
  });

  it('is that of a router interface too, whose tags are called Tags', () => {
    const { call } = start();
    const { VRouterId } = call('CreateVpc');
    const made = call('CreateRouterInterface', {
      ...{ RouterId: VRouterId, RouterType: 'VRouter', Role: 'InitiatingSide', Spec: 'Large.2' },
      ...{ OppositeRegionId: 'cn-hangzhou', OppositeRouterType: 'VRouter' },
      Tags: chosen('ri-mine').Tag,
    });
    expect(made).toMatchObject({ RouterInterfaceId: 'ri-mine' });
  });

  it.each([
    'vsw-mine',
    'vpc-',
    'vpc-UPPER',
    'vpc-a b',
    '',
    'vpc-mine,vsw-mine',
    `vpc-${'a'.repeat(41)}`,
    "vpc-1' OR 1=1",
  ])('is refused, and nothing is made, when it does not fit: %j', (id) => {
    const { refusal, call } = start();
    expect(refusal('CreateVpc', chosen(id))).toBe('400 InvalidTagValue');
    expect(call('DescribeVpcs')).toMatchObject({ TotalCount: 0 });
  });

  it('is refused when something has it already, of whatever kind', () => {
    const { refusal, call } = start();
    call('CreateVpc', chosen('vpc-mine', 'vtb-mine'));
    expect(refusal('CreateVpc', chosen('vpc-mine'))).toBe('400 InvalidTagValue');
    expect(refusal('CreateRouteTable', { VpcId: 'vpc-mine', ...chosen('vtb-mine') })).toBe('400 InvalidTagValue');
  });

  it('is a tag like any other where nothing is made', () => {
    const { call } = start();
    const { VpcId = '' } = call('CreateVpc');
    call('TagResources', { ResourceType: 'VPC', ResourceId: [VpcId], ...chosen('anything') });
    const { TagResources } = call<{ TagResources: { TagResource: readonly object[] } }>('ListTagResources', {
      ResourceType: 'VPC',
      ResourceId: [VpcId],
    });
    expect(TagResources.TagResource).toContainEqual(
      expect.objectContaining({ TagKey: 'isthmus:id', TagValue: 'anything' }),
    );
  });
});
