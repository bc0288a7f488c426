import type { LaidOut } from '../local/lay-out.ts';

export type Role = 'initiator' | 'acceptor';

/** What the fifteen steps work on; `interfaces` fills as they go. */
export interface Scene {
  readonly region: string;
  readonly spec: string;
  readonly initiator: LaidOut;
  readonly acceptor: LaidOut;
  /** What each side routes to the other: the peer's CIDR block, or 0.0.0.0/0 as the original does. */
  readonly destinations: Readonly<Record<Role, string>>;
  readonly interfaces: Partial<Record<Role, string>>;
  /** The sides whose route entry is there. */
  readonly routes: Set<Role>;
}

export const other = (role: Role): Role => (role === 'initiator' ? 'acceptor' : 'initiator');

/** The id a step needs and an earlier step made. @throws Error when the steps ran out of order: a bug here. */
export function interfaceOf(scene: Scene, role: Role): string {
  const id = scene.interfaces[role];
  if (id === undefined) throw new Error(`The ${role} router interface does not exist yet.`);
  return id;
}
