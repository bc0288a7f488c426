import type { ApiParameters } from '../../provider/transport.ts';
import type { Answer } from '../calls.ts';
import { interfaceOf, other, type Role, type Scene } from './scene.ts';

/** What a step waits for, in the words of the API; '' means that the object is gone. */
export interface Expectation {
  readonly of: 'interface' | 'route';
  readonly role: Role;
  readonly status: string;
}

/** One of the fifteen steps: what is called with what, and what must be true before the next. */
export interface Step {
  readonly number: number;
  /** As the original program names it in its output. */
  readonly banner: string;
  readonly action: string;
  title(scene: Scene): string;
  /** Said before the step by `--step`. */
  readonly why: string;
  readonly role: Role;
  parameters(scene: Scene): ApiParameters;
  /** Remembers what the answer made, or that something is gone. */
  keep?(scene: Scene, answer: Answer): void;
  readonly expect?: Expectation;
  /** Once the expectation is met, the router interface is no longer there. */
  readonly forget?: true;
}

const keepInterface = (role: Role) => (scene: Scene, answer: Answer) => {
  scene.interfaces[role] = String(answer.RouterInterfaceId);
};

function create(number: number, role: Role, why: string): Step {
  return {
    number,
    banner: 'create_router_interface',
    action: 'CreateRouterInterface',
    title: () => `Create the ${role} router interface`,
    why,
    role,
    parameters: (scene) => ({
      Spec: role === 'initiator' ? scene.spec : 'Negative',
      Role: role === 'initiator' ? 'InitiatingSide' : 'AcceptingSide',
      RouterId: scene[role].routerId,
      RouterType: 'VRouter',
      OppositeRegionId: scene.region,
      OppositeRouterType: 'VRouter',
    }),
    keep: keepInterface(role),
    expect: { of: 'interface', role, status: 'Idle' },
  };
}

function modify(number: number, role: Role, why: string): Step {
  return {
    number,
    banner: 'modify_router_interface_attribute',
    action: 'ModifyRouterInterfaceAttribute',
    title: () => `Tell the ${role} its peer`,
    why,
    role,
    parameters: (scene) => ({
      RouterInterfaceId: interfaceOf(scene, role),
      OppositeInterfaceId: interfaceOf(scene, other(role)),
      OppositeRouterId: scene[other(role)].routerId,
    }),
    expect: { of: 'interface', role, status: 'Idle' },
  };
}

/** The call that reads one router interface, also used for waiting. */
export function describeInterface(scene: Scene, role: Role): ApiParameters {
  return { Filter: [{ Key: 'RouterInterfaceId', Value: [interfaceOf(scene, role)] }] };
}

function describe(number: number, role: Role, why: string): Step {
  return {
    number,
    banner: 'describe_router_interface',
    action: 'DescribeRouterInterfaces',
    title: () => `Look at the ${role}`,
    why,
    role,
    parameters: (scene) => describeInterface(scene, role),
  };
}

function routeEntry(number: number, role: Role, verb: 'create' | 'delete', why: string): Step {
  return {
    number,
    banner: `${verb}_route_entry`,
    action: verb === 'create' ? 'CreateRouteEntry' : 'DeleteRouteEntry',
    title: (scene) => {
      const destination = scene.destinations[role];
      return verb === 'create' ? `Route ${destination} into the ${role}` : `Delete route ${destination} of the ${role}`;
    },
    why,
    role,
    parameters: (scene) => ({
      RouteTableId: scene[role].routeTableId,
      DestinationCidrBlock: scene.destinations[role],
      ...(verb === 'create' ? { NextHopType: 'RouterInterface' } : {}),
      NextHopId: interfaceOf(scene, role),
    }),
    keep: (scene) => {
      if (verb === 'create') scene.routes.add(role);
      else scene.routes.delete(role);
    },
    expect: { of: 'route', role, status: verb === 'create' ? 'Available' : '' },
  };
}

function change(number: number, role: Role, verb: 'connect' | 'deactivate' | 'delete', why: string): Step {
  const names = { connect: 'Connect', deactivate: 'Deactivate', delete: 'Delete' } as const;
  const statuses = { connect: 'Active', deactivate: 'Inactive', delete: '' } as const;
  return {
    number,
    banner: `${verb}_router_interface`,
    action: `${names[verb]}RouterInterface`,
    title: () => (verb === 'connect' ? 'Connect the two' : `${names[verb]} the ${role} router interface`),
    why,
    role,
    parameters: (scene) => ({ RouterInterfaceId: interfaceOf(scene, role) }),
    ...(verb === 'delete' ? { forget: true as const } : {}),
    expect: { of: 'interface', role, status: statuses[verb] },
  };
}

/** The tutorial's fifteen steps, in its order. */
export const steps: readonly Step[] = [
  create(1, 'initiator', 'One side starts the connection. Its specification is the bandwidth of both directions.'),
  create(2, 'acceptor', 'The other side only accepts, so its specification is "Negative". Nothing is connected yet.'),
  modify(
    3,
    'initiator',
    'The initiator must know whom to call: the router interface and the VRouter at the other end.',
  ),
  modify(4, 'acceptor', 'The acceptor must expect exactly this caller; otherwise it refuses the connection.'),
  describe(5, 'initiator', 'Both must be Idle and name each other before they can be connected.'),
  describe(6, 'acceptor', 'The same look at the other end.'),
  change(7, 'initiator', 'connect', 'Only the initiator connects; both sides go through Connecting to Active.'),
  routeEntry(8, 'initiator', 'create', 'An active connection carries nothing until a route entry points into it.'),
  routeEntry(9, 'acceptor', 'create', 'And the way back: without it, requests arrive and answers are lost.'),
  routeEntry(10, 'acceptor', 'delete', 'Taking apart goes backwards: first nothing may be routed into the connection.'),
  routeEntry(11, 'initiator', 'delete', 'A router interface with route entries pointing into it cannot be deleted.'),
  change(12, 'initiator', 'deactivate', 'Only an inactive router interface can be deleted.'),
  change(13, 'acceptor', 'deactivate', 'Each side is deactivated by itself.'),
  change(14, 'initiator', 'delete', 'The side that is paid for goes first.'),
  change(15, 'acceptor', 'delete', 'And the last trace of the connection.'),
];

/** After this step the two VPCs are joined. */
export const JOINED_AFTER = 9;
