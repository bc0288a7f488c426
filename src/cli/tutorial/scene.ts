/** One signed call of the Vpc API, answered with the body as it came. */
export type Call = (action: string, parameters: Readonly<Record<string, string>>) => Promise<Answer>;
export type Answer = Readonly<Record<string, unknown>>;

/** One of the two VPCs, with the ids the original tutorial keeps in its consts. */
export interface Side {
  readonly name: string;
  readonly vpcId: string;
  readonly cidrBlock: string;
  readonly routerId: string;
  readonly routeTableId: string;
  readonly vSwitches: readonly { readonly id: string; readonly cidrBlock: string }[];
}

export type Role = 'initiator' | 'acceptor';

/** What the fifteen steps work on; `interfaces` fills as they go. */
export interface Scene {
  readonly region: string;
  readonly spec: string;
  readonly initiator: Side;
  readonly acceptor: Side;
  /** What each side routes to the other: the peer's CIDR block, or 0.0.0.0/0 as the original does. */
  readonly destinations: Readonly<Record<Role, string>>;
  readonly interfaces: Partial<Record<Role, string>>;
}

export const other = (role: Role): Role => (role === 'initiator' ? 'acceptor' : 'initiator');

/** The id a step needs and an earlier step made. @throws Error when the steps ran out of order: a bug here. */
export function interfaceOf(scene: Scene, role: Role): string {
  const id = scene.interfaces[role];
  if (id === undefined) throw new Error(`The ${role} router interface does not exist yet.`);
  return id;
}
