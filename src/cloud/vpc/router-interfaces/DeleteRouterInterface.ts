import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { remove } from '../../shared/removal.ts';
import { PrepaidCannotBeDeleted, ReferredByRouteEntry } from './errors.ts';
import { findInterface } from './find-interface.ts';
import { routesTo } from './route-references.ts';

const NotFound = errorCase(404, 'InvalidInstanceId.NotFound', 'The InstanceId provided does not exist in our records.');
const IncorrectStatus = errorCase(
  400,
  'IncorrectStatus',
  'This openeration would be allowed only when status of this RouterInterface is Idle/Inactive.',
);

/**
 * Deletes one side; its peer stays and sees it as `Deleted`. The codes are those of the lists up to 2021: Terraform retries
 * and forgives these, and gives up on the later ones. Source: API page DeleteRouterInterface.
 */
export const DeleteRouterInterface = vpcAction({
  name: 'DeleteRouterInterface',
  effect: 'write',
  parameters: { RegionId: text, RouterInterfaceId: required(text), ClientToken: text },
  run(call) {
    const row = findInterface(call, call.parameters.RouterInterfaceId, NotFound);
    if (row.status !== 'Idle' && row.status !== 'Inactive') throw IncorrectStatus();
    if (routesTo(call, row).length > 0) throw ReferredByRouteEntry();
    if (row.prepaid) throw PrepaidCannotBeDeleted();
    const leaving = { status: 'Deleting', modifiedAt: call.now } as const;
    remove(call, call.timing.deleteRouterInterface, call.store.tables.routerInterfaces, row.id, leaving);
    return {};
  },
});
