import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { FinancialLocked, incorrectStatus, interfaceNotFound } from './errors.ts';
import { findInterface, hasLostItsPeer } from './find-interface.ts';

// The page cuts the name after "IsDele" and gives no text: both are unconfirmed.
const PeerDeleted = errorCase(
  400,
  'OppositeRouterInterfaceIsDeleted',
  'The opposite RouterInterface has been deleted.',
);

/** Takes an inactive side back into use; the other side does not change. Source: API page ActivateRouterInterface. */
export const ActivateRouterInterface = vpcAction({
  name: 'ActivateRouterInterface',
  effect: 'write',
  parameters: { RegionId: text, RouterInterfaceId: required(text) },
  run(call) {
    const { RouterInterfaceId: id } = call.parameters;
    const row = findInterface(call, id, interfaceNotFound('records'));
    if (row.status !== 'Inactive') throw incorrectStatus('Inactive')();
    if (row.businessStatus === 'FinancialLocked') throw FinancialLocked();
    if (hasLostItsPeer(call, row)) throw PeerDeleted();
    const { routerInterfaces } = call.store.tables;
    routerInterfaces.update(id, { status: 'Activating', modifiedAt: call.now });
    call.after(call.timing.activateRouterInterface, routerInterfaces, id, { status: 'Active' });
    return {};
  },
});
