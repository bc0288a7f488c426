import type { Product } from '../../openapi/index.ts';
import type { Prediction } from '../predict/types.ts';
import type { Target } from '../spec/types.ts';

/**
 * A plan: what will be different, and the steps that make it so. Plain frozen data: printed for people, printed as
 * JSON, and executed, all from this one thing.
 */
export interface Plan {
  /** Version of this shape; raised when a member changes its meaning. */
  readonly format: 1;
  readonly kind: 'up' | 'down';
  readonly interconnect: string;
  readonly target: Target;
  /** When the cloud was looked at: ISO 8601, UTC. */
  readonly observedAt: string;
  /** What will be different, object by object. */
  readonly changes: readonly Change[];
  /** How: a graph by `dependsOn`, listed in an order that respects it. */
  readonly steps: readonly Step[];
  /** Every route that will be there after (`kind: up`), or that goes (`kind: down`). */
  readonly routes: readonly PlannedRoute[];
  /** Why the plan cannot be applied, all found at once. A plan with problems has no steps. */
  readonly problems: readonly Problem[];
  /** What deserves a thought and stops nothing. */
  readonly warnings: readonly Problem[];
  readonly summary: Summary;
  /** The networks as found, for pictures. */
  readonly networks: readonly NetworkView[];
  /** The connections as they will be. */
  readonly links: readonly LinkView[];
  /** What packets will do; absent where there is nothing to do. */
  readonly prediction?: Prediction;
}

/** Numbers of objects, a replaced one counted in `add` and in `destroy`. */
export interface Summary {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

export type ObjectKind = 'RouterInterface' | 'VpcPeerConnection' | 'RouteEntry';

export interface Change {
  readonly action: 'create' | 'update' | 'replace' | 'delete';
  readonly kind: ObjectKind;
  /** The object's address in this interconnect, such as `app/data initiator` or `app 10.1.0.0/16`. */
  readonly address: string;
  /** Its id, where it exists. */
  readonly id?: string;
  readonly region: string;
  readonly fields: readonly FieldChange[];
  /** Why, where the fields do not say it: `its peer ri-… is gone`. */
  readonly reason?: string;
}

/** One field, by the API's name. No `from`: not set before. No `to`: gone, or known only after the step (`later`). */
export interface FieldChange {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  /** The value is known only once another step is done. */
  readonly later?: true;
}

/** An id that is known now, or the id of the resource that a step will make. */
export type IdOrLater = string | LaterId;

export interface LaterId {
  /** Address of a resource that a step of this plan `makes`. */
  readonly idOf: string;
}

/** Whether a parameter is the id of what a step will make. */
export const isLater = (value: object): value is LaterId => 'idOf' in value;

/** A parameter of a call: nested as the API nests it, ids possibly known later. */
export type StepParameter =
  | string
  | number
  | boolean
  | LaterId
  | readonly StepParameter[]
  | { readonly [member: string]: StepParameter };

export interface StepCall {
  readonly product: Product;
  readonly action: string;
  readonly region: string;
  /** The credentials profile to call with; absent: the default one. */
  readonly profile?: string;
  readonly parameters: { readonly [name: string]: StepParameter };
  /** What the ClientToken is derived from; absent where the action takes none. See `token.ts`. */
  readonly tokenFor?: string;
}

/** What a step waits for after its call. */
export interface StepWait {
  readonly kind: ObjectKind;
  readonly region: string;
  readonly profile?: string;
  /** All of them are waited for. A route entry's id is `vtb-…|10.0.0.0/16`. */
  readonly objects: readonly IdOrLater[];
  /** Field values to reach, or `gone`. */
  readonly until: { readonly [field: string]: IdOrLater } | 'gone';
  /** On the way to a removal, being gone is further than the values asked for: another run may have been faster. */
  readonly orGone?: true;
  /** How long it may take before it counts as an error, in milliseconds. */
  readonly timeoutMs: number;
}

/** One thing to do: at most one call, then a wait. */
export interface Step {
  readonly id: string;
  /** What it does, for people: `Create the initiator router interface on app, towards data`. */
  readonly title: string;
  /** The address of the object it is about. */
  readonly about: string;
  /** Absent: the step only waits for a transition that is under way already. */
  readonly call?: StepCall;
  /** The resource the call makes, and where the answer says its id. */
  readonly makes?: { readonly resource: string; readonly field: string };
  /** Nothing is done where these turn out to be one id: one that is known only in the run, and one that was seen. */
  readonly unless?: readonly [IdOrLater, string];
  readonly dependsOn: readonly string[];
  /** Steps with a lock in common run one after another: the cloud refuses concurrent route changes in one VPC. */
  readonly locks?: readonly string[];
  readonly waits: readonly StepWait[];
}

export interface PlannedRoute {
  /** The network whose route table it is. */
  readonly network: string;
  readonly vpcId: string;
  readonly routeTableId: string;
  readonly destination: string;
  readonly nextHopType: string;
  readonly nextHop: IdOrLater;
  /** The network at the other end. */
  readonly towards: string;
  readonly state: 'kept' | 'adopted' | 'added' | 'replaced' | 'removed';
}

/** Something that stops a plan, or deserves a thought. */
export interface Problem {
  /** A stable word for scripts. */
  readonly code: ProblemCode;
  /** What is wrong, with names and ids. */
  readonly message: string;
  /** What to do, imperative; one line each. */
  readonly actions: readonly string[];
  /** Ids and names of what it is about. */
  readonly objects: readonly string[];
}

export type ProblemCode =
  | 'Credentials'
  | 'Permission'
  | 'CloudError'
  | 'NoAnswer'
  | 'UnknownRegion'
  | 'UnknownVpc'
  | 'AmbiguousVpc'
  | 'UnknownRouteTable'
  | 'VpcNotReady'
  | 'SameVpc'
  | 'ForeignPair'
  | 'InterfaceQuota'
  | 'Arrears'
  | 'DestinationTaken'
  | 'DestinationTwice'
  | 'DestinationInVSwitch'
  | 'OverlappingBlocks'
  | 'BlockedByRoute'
  | 'CustomTables'
  | 'DestinationOutsidePeer'
  | 'LoopingDefaultRoute'
  | 'RoutesMoved'
  | 'SecurityLocked'
  | 'ForeignPeering'
  | 'AdoptedGone'
  | 'AdoptedElsewhere'
  | 'AdoptedMisfit'
  | 'NotConnected'
  | 'SeveralConnections'
  | 'PeeringRefused'
  | 'PeeringQuota'
  | 'BandwidthInRegion'
  | 'BandwidthUnused'
  | 'UnknownOwner'
  | 'NoTransit'
  | 'RouteQuota'
  | 'MoveInterrupts'
  | 'MoveIsFinal'
  | 'EndOutOfReach'
  | 'Rejected';

export interface NetworkView {
  readonly name: string;
  readonly region: string;
  readonly vpcId: string;
  readonly vpcName: string;
  readonly routerId: string;
  readonly cidrBlocks: readonly string[];
  readonly routeTableIds: readonly string[];
}

export interface LinkView {
  /** `app/data`: the two networks. */
  readonly key: string;
  readonly between: readonly [string, string];
  readonly via: 'router-interface' | 'vpc-peering';
  /** Why this way, where the spec leaves it open (`via: auto`). */
  readonly why?: string;
  /** Bandwidth class; router interfaces only. */
  readonly spec?: string;
  /** Mbit/s, where the spec says so; VPC peering between regions only. */
  readonly bandwidth?: number;
  /** The two ends, in the order of `between`; no id where it does not exist yet. A peering is one object with two ends. */
  readonly ends: readonly [LinkEnd, LinkEnd];
}

export interface LinkEnd {
  readonly network: string;
  readonly role: 'InitiatingSide' | 'AcceptingSide' | 'Requester' | 'Accepter';
  readonly id?: string;
  readonly status?: string;
  /** Whether packets pass it: its status is the one of a working connection. */
  readonly works: boolean;
}
