import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { NetworkInterfaceRow } from '../../store/rows.ts';
import { settledInstance } from '../instances/find-instance.ts';
import { usableInterface } from '../network-interfaces/find-interface.ts';
import { primaryInterface } from '../network-interfaces/primary-interface.ts';
import { missing } from '../shared/errors.ts';

const Both = errorCase(
  400,
  'InvalidParameter.Conflict',
  'InstanceId and NetworkInterfaceId cannot be specified at the same time.',
);

/**
 * The interface that a request names, by itself or by its instance, if it can change its groups just now.
 * @throws ApiError when neither or both are named, or it is not there or on its way
 */
export function namedMember(
  call: Call<unknown>,
  {
    InstanceId: instance,
    NetworkInterfaceId: id,
  }: { readonly InstanceId: string | undefined; readonly NetworkInterfaceId: string | undefined },
): NetworkInterfaceRow {
  if (instance && id) throw Both();
  if (id) return usableInterface(call, id);
  if (!instance) throw missing('InstanceId');
  return primaryInterface(call, settledInstance(call, instance));
}
