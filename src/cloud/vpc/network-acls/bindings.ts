import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { objects, type ValuesOf } from '../../parameters.ts';
import { owned, ownedOr } from '../../shared/owned.ts';
import type { NetworkAclRow, VSwitchRow } from '../../store/rows.ts';
import { AclIsModifying, AclNotFound, mandatory, said } from './errors.ts';

/** What AssociateNetworkAcl and UnassociateNetworkAcl share. */

const ResourceNotFound = errorCase(400, 'InvalidResource.NotFound', 'The binding instance is not found.');
const OtherVpc = errorCase(400, 'InvalidResource.VpcError', 'The network acl and resource not in same vpc.');
const IllegalType = errorCase(400, 'ParameterIllegal.ResourceType', 'The specified resource type is illegal.');

export const ResourceStatusError = errorCase(400, 'ResourceStatus.Error', 'The binding instance is in middle status.');

export const resourceParameters = objects({
  ResourceType: mandatory('ResourceType'),
  ResourceId: mandatory('ResourceId'),
});

type Resources = ValuesOf<{ readonly Resource: typeof resourceParameters }>['Resource'];

/** vSwitches in one call, at most. */
const MAX_RESOURCES = 30;

/**
 * The ACL and the vSwitches that a call is about, once all that both calls check is checked.
 * @throws ApiError when the ACL or a vSwitch does not exist, they lie apart, or something is on its way
 */
export function bindable(
  call: Call<unknown>,
  id: string,
  resources: Resources,
): { readonly acl: NetworkAclRow; readonly vswitches: readonly VSwitchRow[] } {
  if (resources.length === 0) throw said('ParameterMissing.Resources');
  // The limit is documented; its code is unconfirmed.
  if (resources.length > MAX_RESOURCES) throw said('ParameterIllegal.Resources');
  const acl = ownedOr(call, call.store.tables.networkAcls, id, AclNotFound);
  const vswitches = resources.map(({ ResourceType: type, ResourceId: resource }) => {
    if (type.toLowerCase() !== 'vswitch') throw IllegalType();
    return ownedOr(call, call.store.tables.vswitches, resource, ResourceNotFound);
  });
  if (vswitches.some((vswitch) => vswitch.vpc !== acl.vpc)) throw OtherVpc();
  if (acl.status !== 'Available') throw AclIsModifying();
  if (vswitches.some((vswitch) => vswitch.status !== 'Available')) throw ResourceStatusError();
  return { acl, vswitches };
}

/** The ACL of a vSwitch that is gone goes without a word; a vSwitch cannot go while it has one. */
export const isBound = ({ store }: Call<unknown>, acl: NetworkAclRow): boolean =>
  store.tables.networkAclBindings.exists({ networkAcl: acl.id });

/** Whether an association of the ACL is coming or going just now. */
export const isInMiddleStatus = ({ store }: Call<unknown>, acl: NetworkAclRow): boolean =>
  store.tables.networkAclBindings.exists({ networkAcl: acl.id, status: ['BINDING', 'UNBINDING'] });

/** An ACL of the caller's whose entries can be changed now. @throws ApiError when there is none, or it is busy */
export function changeable(call: Call<unknown>, id: string): NetworkAclRow {
  const acl = owned(call, call.store.tables.networkAcls, id);
  if (!acl) throw AclNotFound();
  if (acl.status !== 'Available') throw AclIsModifying();
  return acl;
}
