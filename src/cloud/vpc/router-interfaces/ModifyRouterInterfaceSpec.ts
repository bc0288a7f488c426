import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { InvalidSpec, interfaceNotFound } from './errors.ts';
import { findInterface, hasLostItsPeer, isSettled } from './find-interface.ts';
import { isSpec, specFitsRole } from './specs.ts';

const FinancialLocked = errorCase(
  400,
  'Forbidden.FinancialLocked',
  "RouterInterface can not be operated by this action when it's FinancialLocked.",
);
// The text is really the owner's one.
const StatusError = errorCase(400, 'InvalidInstance.StatusError', 'The router instance owener error.');
const OppositeNotFound = errorCase(400, 'InvalidOpposite.NotFound', 'The opposite not exit.');

/**
 * Gives an initiator another specification, at once; a connected one passes through `Activating`. An acceptor stays
 * `Negative`: for it the call changes nothing. Source: API page ModifyRouterInterfaceSpec.
 */
export const ModifyRouterInterfaceSpec = vpcAction({
  name: 'ModifyRouterInterfaceSpec',
  effect: 'write',
  parameters: { RegionId: text, RouterInterfaceId: required(text), Spec: required(text), ClientToken: text },
  run(call) {
    const { RouterInterfaceId: id, Spec: spec } = call.parameters;
    if (!isSpec(spec)) throw InvalidSpec();
    const row = findInterface(call, id, interfaceNotFound('record'));
    if (!specFitsRole(spec, row.role)) throw InvalidSpec();
    if (row.businessStatus === 'FinancialLocked') throw FinancialLocked();
    if (!isSettled(row)) throw StatusError();
    if (hasLostItsPeer(call, row)) throw OppositeNotFound();
    if (row.role === 'AcceptingSide') return { Spec: spec };

    const { routerInterfaces } = call.store.tables;
    routerInterfaces.update(id, { spec, modifiedAt: call.now });
    if (row.status === 'Active') {
      routerInterfaces.update(id, { status: 'Activating' });
      call.after(call.timing.modifyRouterInterfaceSpec, routerInterfaces, id, { status: 'Active' });
    }
    return { Spec: spec };
  },
});
