import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { FinancialLocked, incorrectStatus, interfaceNotFound, regionNotFound } from './errors.ts';
import { findInterface } from './find-interface.ts';

/**
 * Takes one side out of use; the other side stays as it is, and so do route entries that point here. Source: API page
 * DeactivateRouterInterface.
 */
export const DeactivateRouterInterface = vpcAction({
  name: 'DeactivateRouterInterface',
  effect: 'write',
  regionNotFound: regionNotFound('The RegionId provided does not exist in our records.'),
  parameters: { RegionId: text, RouterInterfaceId: required(text) },
  run(call) {
    const { RouterInterfaceId: id } = call.parameters;
    const row = findInterface(call, id, interfaceNotFound('record'));
    if (row.status !== 'Active') throw incorrectStatus('Active')();
    if (row.businessStatus === 'FinancialLocked') throw FinancialLocked();
    const { routerInterfaces } = call.store.tables;
    routerInterfaces.update(id, { status: 'Deactivating', modifiedAt: call.now });
    call.after(call.timing.deactivateRouterInterface, routerInterfaces, id, { status: 'Inactive' });
    return {};
  },
});
