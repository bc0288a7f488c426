import { errorCase } from '../../../openapi/index.ts';
import { vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';

const ResourceNotFound = errorCase(400, 'InvalidResourceId.NotFound', 'The specified ResourceId does not exist.');
const IllegalResourceType = errorCase(400, 'IllegalParam.ResourceType', 'Invalid Resource Type value.');

/**
 * Moves a VPC to another resource group. Its route tables and vSwitches have no group of their own and follow: clients
 * read the VPC's group off the system table. Sources: contract vpc-routing, 3.7 and 11.1; codes: API page MoveResourceGroup.
 */
export const MoveResourceGroup = vpcAction({
  name: 'MoveResourceGroup',
  effect: 'write',
  parameters: {
    RegionId: text,
    ResourceType: required(text),
    ResourceId: required(text),
    NewResourceGroupId: required(text),
  },
  run(call) {
    const { parameters, store, account } = call;
    const { vpcs, vswitches, routeTables } = store.tables;
    const resourceGroup = resourceGroupOf(account, parameters.NewResourceGroupId);
    if (parameters.ResourceType.toLowerCase() !== 'vpc') throw IllegalResourceType();
    const vpc = ownedOr(call, vpcs, parameters.ResourceId, ResourceNotFound);
    vpcs.update(vpc.id, { resourceGroup });
    for (const table of routeTables.find({ vpc: vpc.id })) routeTables.update(table.id, { resourceGroup });
    for (const vswitch of vswitches.find({ vpc: vpc.id })) vswitches.update(vswitch.id, { resourceGroup });
    return {};
  },
});
