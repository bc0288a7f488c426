import type { ErrorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { NetworkInterfaceRow, SecurityGroupRow } from '../../store/rows.ts';

/** Who is in a security group: network interfaces. An instance is in the groups of its primary one. */

/** The groups of an interface, in the order in which it joined. */
export const groupsOf = (call: Call<unknown>, networkInterface: string): readonly string[] =>
  call.store.tables.securityGroupMembers.find({ networkInterface }).map((member) => member.group);

/** What a group and an interface answer when one cannot join the other. */
export interface JoinRefusals {
  readonly otherVpc: ErrorCase;
  readonly tooManyGroups: ErrorCase;
  readonly tooManyMembers: ErrorCase;
}

/** Puts an interface into a group; into one that it is in, once. @throws ApiError by `refusals`. */
export function join(
  call: Call<unknown>,
  networkInterface: Pick<NetworkInterfaceRow, 'id' | 'vpc'>,
  group: SecurityGroupRow,
  refusals: JoinRefusals,
): void {
  const { securityGroupMembers: members } = call.store.tables;
  const id = `${group.id}/${networkInterface.id}`;
  if (group.vpc !== networkInterface.vpc) throw refusals.otherVpc();
  if (members.exists({ id })) return;
  members.insert({ id, group: group.id, networkInterface: networkInterface.id });
  const { securityGroupsPerInterface, interfacesPerSecurityGroup } = call.quotas;
  if (members.count({ networkInterface: networkInterface.id }) > securityGroupsPerInterface) {
    throw refusals.tooManyGroups();
  }
  if (members.count({ group: group.id }) > interfacesPerSecurityGroup) throw refusals.tooManyMembers();
}

/** Takes an interface out of a group, or out of all. */
export function leave(call: Call<unknown>, networkInterface: string, group?: string): void {
  const { securityGroupMembers: members } = call.store.tables;
  for (const member of members.find({ networkInterface, ...(group ? { group } : {}) })) members.delete(member.id);
}

/** How many instances are in a group. */
export function instancesIn(call: Call<unknown>, group: string): number {
  const { securityGroupMembers, networkInterfaces } = call.store.tables;
  const ids = securityGroupMembers.select(['networkInterface'], { group }).map((member) => member.networkInterface);
  return ids.length === 0 ? 0 : networkInterfaces.count({ id: ids, type: 'Primary' });
}
