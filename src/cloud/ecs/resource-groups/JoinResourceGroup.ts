import { errorCase } from '../../../openapi/index.ts';
import { ecsAction } from '../../action.ts';
import { text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { missing } from '../shared/errors.ts';
import { resourceGroupNamed } from '../shared/resource-group.ts';

const IllegalType = errorCase(
  400,
  'InvalidResourceType.ValueNotSupported',
  'The specified ResourceType is not supported.',
);
const ResourceNotFound = errorCase(404, 'InvalidResourceId.NotFound', 'The specified ResourceId does not exist.');

/** The types that can be moved, by the names of the call, each with its table. */
const TABLES = { instance: 'instances', securitygroup: 'securityGroups', eni: 'networkInterfaces' } as const;

/** Moves a resource to another resource group. Source: API page JoinResourceGroup. */
export const JoinResourceGroup = ecsAction({
  name: 'JoinResourceGroup',
  effect: 'write',
  parameters: { RegionId: text, ResourceGroupId: text, ResourceId: text, ResourceType: text },
  run(call) {
    const { ResourceGroupId: group, ResourceId: id, ResourceType: type = 'instance' } = call.parameters;
    if (!id) throw missing('ResourceId');
    if (!group) throw missing('ResourceGroupId');
    const known = type.toLowerCase();
    if (!isKnown(known)) throw IllegalType();
    const resourceGroup = resourceGroupNamed(call, group);
    const { tables } = call.store;
    if (!tables[TABLES[known]].exists({ id, ...ownedBy(call) })) throw ResourceNotFound();
    tables[TABLES[known]].update(id, { resourceGroup });
    return {};
  },
});

const isKnown = (type: string): type is keyof typeof TABLES => Object.hasOwn(TABLES, type);
