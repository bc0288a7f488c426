import { joined, type Plan, two } from './world.ts';

/** A classic mistake: a network that has it, and what `explain` must say. `docs/mistakes.md` is made from this list. */
export interface Mistake {
  readonly title: string;
  readonly symptom: string;
  readonly plan: Plan;
  readonly from?: string;
  readonly to?: string;
  readonly codes: readonly string[];
  readonly changes: readonly string[];
}

const three: Plan['vpcs'] = { ...two.vpcs, c: { block: '172.16.0.0/16', vSwitches: { 'vsw-c': '172.16.1.0/24' } } };

export const mistakes: readonly Mistake[] = [
  {
    title: 'Return route missing',
    symptom: 'Packets arrive, answers do not; a check that looks one way says "reachable".',
    plan: { ...two, routes: { 'vtb-a': { '192.168.0.0/16': 'ri-ab' } } },
    codes: ['missing-route back'],
    changes: [
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopType=RouterInterface NextHopId=ri-ba',
    ],
  },
  {
    title: 'Forward route missing',
    symptom: 'Nothing arrives, though the other side has its route.',
    plan: { ...two, routes: { 'vtb-b': { '10.0.0.0/16': 'ri-ba' } } },
    codes: ['missing-route there'],
    changes: [
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=RouterInterface NextHopId=ri-ab',
    ],
  },
  {
    title: 'Route in the wrong table',
    symptom: 'The route is there, in the system table; the vSwitch is bound to a custom table that lacks it.',
    plan: {
      ...joined,
      vpcs: {
        ...two.vpcs,
        a: { block: '10.0.0.0/16', vSwitches: { 'vsw-a': ['10.0.1.0/24', 'vtb-a2'] }, tables: ['vtb-a2'] },
      },
    },
    codes: ['wrong-table there'],
    changes: [
      'CreateRouteEntry RouteTableId=vtb-a2 DestinationCidrBlock=192.168.0.0/16 NextHopType=RouterInterface NextHopId=ri-ab',
    ],
  },
  {
    title: 'Initiator inactive',
    symptom: 'It worked until somebody deactivated the initiating side.',
    plan: { ...joined, pairs: [['a', 'b', 'Inactive', 'Active']] },
    codes: ['interface-inactive both'],
    changes: ['ActivateRouterInterface RouterInterfaceId=ri-ab'],
  },
  {
    title: 'Acceptor inactive',
    symptom: 'Our own interface is Active; the other side, perhaps of another team, is not.',
    plan: { ...joined, pairs: [['a', 'b', 'Active', 'Inactive']] },
    codes: ['interface-inactive both'],
    changes: ['ActivateRouterInterface RouterInterfaceId=ri-ba'],
  },
  {
    title: 'Overlapping vSwitch blocks',
    symptom: 'All is Active, all routes are there, and packets for the common addresses never leave their VPC.',
    plan: {
      ...two,
      vpcs: { ...two.vpcs, b: { block: '10.0.0.0/16', vSwitches: { 'vsw-b': '10.0.1.0/25' } } },
      routes: { 'vtb-a': { '10.0.0.0/16': 'ri-ab' }, 'vtb-b': { '10.0.0.0/16': 'ri-ba' } },
    },
    codes: ['overlap there', 'overlap back'],
    changes: [],
  },
  {
    title: 'VPC blocks overlap, vSwitches do not',
    symptom: 'The two VPCs have one block; a route for all of it would not do.',
    plan: { ...two, vpcs: { ...two.vpcs, b: { block: '10.0.0.0/16', vSwitches: { 'vsw-b': '10.0.2.0/24' } } } },
    codes: ['missing-route there', 'missing-route back'],
    changes: [
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=10.0.2.0/24 NextHopType=RouterInterface NextHopId=ri-ab',
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.1.0/24 NextHopType=RouterInterface NextHopId=ri-ba',
    ],
  },
  {
    title: 'More specific entry elsewhere',
    symptom: 'Some addresses of the other side answer, others do not.',
    plan: {
      ...joined,
      routes: {
        ...joined.routes,
        'vtb-a': { '192.168.0.0/16': 'ri-ab', '192.168.1.128/25': { nextHopId: 'i-firewall' } },
      },
    },
    codes: ['more-specific-elsewhere there'],
    changes: ['DeleteRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.1.128/25 NextHopId=i-firewall'],
  },
  {
    title: 'Default routes that point at each other',
    symptom:
      '"Time to live exceeded", or a timeout: the hub sends what is for the third VPC back to where it came from.',
    plan: {
      vpcs: three,
      pairs: [
        ['a', 'b'],
        ['b', 'c'],
      ],
      routes: {
        'vtb-a': { '0.0.0.0/0': 'ri-ab' },
        'vtb-b': { '0.0.0.0/0': 'ri-ba' },
        'vtb-c': { '0.0.0.0/0': 'ri-cb' },
      },
    },
    to: 'vsw-c',
    codes: ['route-loops there'],
    changes: [
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=172.16.0.0/16 NextHopType=RouterInterface NextHopId=ri-bc',
    ],
  },
  {
    title: 'Next hop that no longer exists',
    symptom: 'An entry survived what it points at; packets are dropped without a trace.',
    plan: { ...joined, routes: { ...joined.routes, 'vtb-a': { '192.168.1.0/24': 'ri-gone' } } },
    codes: ['next-hop-gone there'],
    changes: [
      'ModifyRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.1.0/24 NewNextHopType=RouterInterface NewNextHopId=ri-ab',
    ],
  },
  {
    title: 'Route to the wrong VPC',
    symptom: 'Two router interfaces, and the entry names the other one.',
    plan: {
      vpcs: three,
      pairs: [
        ['a', 'b'],
        ['a', 'c'],
      ],
      routes: { 'vtb-a': { '192.168.1.0/24': 'ri-ac' }, 'vtb-b': { '10.0.0.0/16': 'ri-ba' } },
    },
    codes: ['wrong-vpc there'],
    changes: [
      'ModifyRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.1.0/24 NewNextHopType=RouterInterface NewNextHopId=ri-ab',
    ],
  },
  {
    title: 'Not connected at all',
    symptom: 'Nobody joined the VPCs yet.',
    plan: { vpcs: two.vpcs },
    codes: ['not-connected both', 'missing-route there', 'missing-route back'],
    changes: [
      'CreateVpcPeerConnection VpcId=vpc-a AcceptingVpcId=vpc-b AcceptingRegionId=cn-hangzhou AcceptingAliUid=1 (gives pcc-new-vpc-a-vpc-b)',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
    ],
  },
  {
    title: 'Interfaces created, never connected',
    symptom: 'Both router interfaces are Idle: created and configured, and step 7 of the tutorial forgotten.',
    plan: { ...joined, pairs: [['a', 'b', 'Idle', 'Idle']] },
    codes: ['never-connected both'],
    changes: ['ConnectRouterInterface RouterInterfaceId=ri-ab'],
  },
  {
    title: 'Interfaces that do not know each other',
    symptom:
      'Both router interfaces are Idle and neither says whom it is for: steps 3 and 4 of the tutorial forgotten.',
    plan: { ...joined, pairs: [['a', 'b', 'Idle', 'Idle']], unnamed: true },
    codes: ['peer-not-set both', 'peer-not-set both', 'never-connected both'],
    changes: [
      'ModifyRouterInterfaceAttribute RouterInterfaceId=ri-ab OppositeInterfaceId=ri-ba OppositeRouterId=vrt-b',
      'ModifyRouterInterfaceAttribute RouterInterfaceId=ri-ba OppositeInterfaceId=ri-ab OppositeRouterId=vrt-a',
      'ConnectRouterInterface RouterInterfaceId=ri-ab',
    ],
  },
  {
    title: 'Opposite interface deleted',
    symptom: 'One side deleted its interface; the other still says Active, and its route still points into it.',
    plan: { ...joined, orphans: ['ri-ab'] },
    codes: ['opposite-gone both', 'not-connected both', 'missing-route there', 'next-hop-gone back'],
    changes: [
      'DeleteRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopId=ri-ab',
      'DeactivateRouterInterface RouterInterfaceId=ri-ab',
      'DeleteRouterInterface RouterInterfaceId=ri-ab',
      'CreateVpcPeerConnection VpcId=vpc-a AcceptingVpcId=vpc-b AcceptingRegionId=cn-hangzhou AcceptingAliUid=1 (gives pcc-new-vpc-a-vpc-b)',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
      'ModifyRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NewNextHopType=VpcPeer NewNextHopId=pcc-new-vpc-a-vpc-b',
    ],
  },
  {
    title: 'Opposite interface taken',
    symptom: 'Our interface names an acceptor that is connected with somebody else; it will be Idle for ever.',
    plan: { ...two, pairs: [['a', 'b', 'Idle', 'Active']], astray: { 'ri-ba': 'ri-cb' } },
    codes: ['opposite-mismatch both', 'not-connected both', 'missing-route there', 'missing-route back'],
    changes: [
      'DeleteRouterInterface RouterInterfaceId=ri-ab',
      'CreateVpcPeerConnection VpcId=vpc-a AcceptingVpcId=vpc-b AcceptingRegionId=cn-hangzhou AcceptingAliUid=1 (gives pcc-new-vpc-a-vpc-b)',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
    ],
  },
  {
    title: 'A script that died half way',
    symptom: 'The initiator was made and configured, the acceptor never: it costs money and connects nothing.',
    plan: { ...two, pairs: [['a', 'b', 'Idle', 'Idle']], orphans: ['ri-ab'] },
    codes: ['opposite-gone both', 'not-connected both', 'missing-route there', 'missing-route back'],
    changes: [
      'DeleteRouterInterface RouterInterfaceId=ri-ab',
      'CreateVpcPeerConnection VpcId=vpc-a AcceptingVpcId=vpc-b AcceptingRegionId=cn-hangzhou AcceptingAliUid=1 (gives pcc-new-vpc-a-vpc-b)',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
    ],
  },
  {
    title: 'Asked too early',
    symptom: 'The interfaces are still being activated: all is right, only not yet.',
    plan: { ...joined, pairs: [['a', 'b', 'Activating', 'Active']] },
    codes: ['not-ready both'],
    changes: ['Wait RouterInterfaceId=ri-ab Until=Active'],
  },
  {
    title: 'Route to something else',
    symptom: 'An old entry sends the whole block to an appliance, from before the VPCs were joined.',
    plan: { ...joined, routes: { ...joined.routes, 'vtb-a': { '192.168.0.0/16': { nextHopId: 'i-firewall' } } } },
    codes: ['route-elsewhere there'],
    changes: [
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.1.0/24 NextHopType=RouterInterface NextHopId=ri-ab',
    ],
  },
  {
    title: 'Peering rejected or expired',
    symptom: 'Nobody accepted the peering within seven days, or somebody refused; routes to it were made all the same.',
    plan: {
      vpcs: two.vpcs,
      peerings: [['a', 'b', 'Expired']],
      routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ab' }, 'vtb-b': { '10.0.0.0/16': 'pcc-ab' } },
    },
    codes: ['peering-dead both', 'not-connected both', 'missing-route there', 'missing-route back'],
    changes: [
      'DeleteRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopId=pcc-ab',
      'DeleteRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopId=pcc-ab',
      'DeleteVpcPeerConnection InstanceId=pcc-ab',
      'CreateVpcPeerConnection VpcId=vpc-a AcceptingVpcId=vpc-b AcceptingRegionId=cn-hangzhou AcceptingAliUid=1 (gives pcc-new-vpc-a-vpc-b)',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
    ],
  },
  {
    title: 'Peering not accepted',
    symptom: 'The peering to another account is still Accepting.',
    plan: {
      vpcs: two.vpcs,
      peerings: [['a', 'b', 'Accepting']],
      routes: { 'vtb-a': { '192.168.0.0/16': 'pcc-ab' }, 'vtb-b': { '10.0.0.0/16': 'pcc-ab' } },
    },
    codes: ['peering-not-accepted both'],
    changes: ['AcceptVpcPeerConnection InstanceId=pcc-ab'],
  },
  {
    title: 'Through a peered VPC',
    symptom: 'Both are peered with a hub, with all routes in place; peerings do not transit.',
    plan: {
      vpcs: three,
      peerings: [
        ['a', 'c'],
        ['b', 'c'],
      ],
      routes: {
        'vtb-a': { '192.168.0.0/16': 'pcc-ac' },
        'vtb-b': { '10.0.0.0/16': 'pcc-bc' },
        'vtb-c': { '10.0.0.0/16': 'pcc-ac', '192.168.0.0/16': 'pcc-bc' },
      },
    },
    codes: ['not-connected both', 'wrong-vpc there', 'wrong-vpc back'],
    changes: [
      'CreateVpcPeerConnection VpcId=vpc-a AcceptingVpcId=vpc-b AcceptingRegionId=cn-hangzhou AcceptingAliUid=1 (gives pcc-new-vpc-a-vpc-b)',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.1.0/24 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.1.0/24 NextHopType=VpcPeer NextHopId=pcc-new-vpc-a-vpc-b',
    ],
  },
  {
    title: 'Several at once',
    symptom:
      'After each repair the next thing is broken: tools that stop at the first blocker are asked again and again.',
    plan: { ...two, pairs: [['a', 'b', 'Inactive', 'Inactive']] },
    codes: ['interface-inactive both', 'interface-inactive both', 'missing-route there', 'missing-route back'],
    changes: [
      'ActivateRouterInterface RouterInterfaceId=ri-ab',
      'ActivateRouterInterface RouterInterfaceId=ri-ba',
      'CreateRouteEntry RouteTableId=vtb-a DestinationCidrBlock=192.168.0.0/16 NextHopType=RouterInterface NextHopId=ri-ab',
      'CreateRouteEntry RouteTableId=vtb-b DestinationCidrBlock=10.0.0.0/16 NextHopType=RouterInterface NextHopId=ri-ba',
    ],
  },
];
