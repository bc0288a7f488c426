import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { interfaceNotFound } from './errors.ts';
import { findInterface } from './find-interface.ts';

// No page gives this action's errors; the code is the one of the tag calls, which take the same types (docs/fidelity.md).
const UnknownType = errorCase(400, 'InvalidInstanceType.NotFound', 'The instance type is not found');

/** The Express Connect kinds that the call takes; only router interfaces exist here. */
const TYPES: ReadonlySet<string> = new Set([
  'ROUTERINTERFACE',
  'PHYSICALCONNECTION',
  'VIRTUALBORDERROUTER',
  'TRAFFICQOS',
]);

/** Moves a router interface to another resource group. Source: API page ChangeResourceGroup. */
export const ChangeResourceGroup = vpcAction({
  name: 'ChangeResourceGroup',
  effect: 'write',
  parameters: {
    RegionId: text,
    ResourceId: required(text),
    ResourceType: required(text),
    NewResourceGroupId: required(text),
  },
  run(call) {
    const { ResourceId: id, ResourceType: type, NewResourceGroupId: group } = call.parameters;
    if (!TYPES.has(type.toUpperCase())) throw UnknownType();
    const row = findInterface(call, id, interfaceNotFound('record'));
    const resourceGroup = resourceGroupOf(call.account, group);
    call.store.tables.routerInterfaces.update(row.id, { resourceGroup, modifiedAt: call.now });
    return {};
  },
});
