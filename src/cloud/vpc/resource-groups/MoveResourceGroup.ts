import { errorCase } from '../../../openapi/index.ts';
import { type Call, vpcAction } from '../../action.ts';
import { required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import type { Owned } from '../../store/rows.ts';
import type { Tables } from '../../store/schema.ts';
import type { Table } from '../../store/table.ts';

const ResourceNotFound = errorCase(400, 'InvalidResourceId.NotFound', 'The specified ResourceId does not exist.');
const IllegalResourceType = errorCase(400, 'IllegalParam.ResourceType', 'Invalid Resource Type value.');

interface Grouped extends Owned {
  readonly resourceGroup: string;
}

/** The tables whose rows have a resource group of their own. */
type GroupedTable = {
  readonly [Name in keyof Tables]: Tables[Name] extends Table<infer Row> ? (Row extends Grouped ? Name : never) : never;
}[keyof Tables];

/** The resource types of the call, in lower case; clients write them in any. */
const TYPES: Readonly<Record<string, GroupedTable>> = {
  vpc: 'vpcs',
  natgateway: 'natGateways',
  havip: 'haVips',
  ipv4gateway: 'ipv4Gateways',
  prefixlist: 'prefixLists',
  dhcpoptionsset: 'dhcpOptionsSets',
};

/**
 * Moves a resource to another resource group. Route tables and vSwitches have no group of their own and follow their VPC:
 * clients read the VPC's group off the system table. Sources: the Terraform provider;
 * codes: API page MoveResourceGroup.
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
    const { ResourceType, ResourceId, NewResourceGroupId } = call.parameters;
    const resourceGroup = resourceGroupOf(call.account, NewResourceGroupId);
    const type = ResourceType.toLowerCase();
    const name = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
    if (!name) throw IllegalResourceType();
    // One table at a time: their types have nothing but this in common.
    const table = call.store.tables[name] as unknown as Table<Grouped>;
    const { id } = ownedOr(call, table, ResourceId, ResourceNotFound);
    table.update(id, { resourceGroup });
    if (name === 'vpcs') followVpc(call, id, resourceGroup);
    return {};
  },
});

function followVpc({ store }: Call<unknown>, vpc: string, resourceGroup: string): void {
  const { routeTables, vswitches } = store.tables;
  for (const table of routeTables.find({ vpc })) routeTables.update(table.id, { resourceGroup });
  for (const vswitch of vswitches.find({ vpc })) vswitches.update(vswitch.id, { resourceGroup });
}
