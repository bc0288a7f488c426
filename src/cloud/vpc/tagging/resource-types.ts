import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { Owned } from '../../store/rows.ts';
import type { Tables } from '../../store/schema.ts';
import type { Table } from '../../store/table.ts';
import { owned } from '../shared/owned.ts';

const TypeNotFound = errorCase(400, 'InvalidInstanceType.NotFound', 'The instance type is not found');
const ResourceNotFound = errorCase(400, 'InvalidInstanceIds.NotFound', 'The instanceIds are not found');
const TooManyResources = errorCase(
  400,
  'SizeLimitExceeded.ResourceId',
  'The maximum number of resource IDs is exceeded.',
);

/** Resource ids in one call, at most. */
const MAX_RESOURCES = 50;

/** Which table holds the resources of a taggable type. */
type TypeTables = Readonly<Record<string, (tables: Tables) => Table<never>>>;

const tableOf =
  <Row extends Owned>(pick: (tables: Tables) => Table<Row>) =>
  (tables: Tables): Table<never> =>
    pick(tables) as unknown as Table<never>;

/** The types that TagResources, UnTagResources and ListTagResources take, among those kept here. */
export const VPC_TYPES: TypeTables = {
  VPC: tableOf((tables) => tables.vpcs),
  VSWITCH: tableOf((tables) => tables.vswitches),
  ROUTETABLE: tableOf((tables) => tables.routeTables),
};

/** Router interfaces are tagged by a family of their own, the one for Express Connect. */
export const EXPRESS_CONNECT_TYPES: TypeTables = {
  ROUTERINTERFACE: tableOf((tables) => tables.routerInterfaces),
};

/** The type in capitals, as tags are kept under it. @throws ApiError for a type that is not among those. */
export function readType(types: TypeTables, type: string): string {
  const upper = type.toUpperCase();
  if (!Object.hasOwn(types, upper)) throw TypeNotFound();
  return upper;
}

/** Checks that all the resources are the caller's and there. @throws ApiError when one is not, or when they are too many. */
export function checkResources(call: Call<unknown>, types: TypeTables, type: string, ids: readonly string[]): void {
  if (ids.length > MAX_RESOURCES) throw TooManyResources();
  const table = types[type]?.(call.store.tables) as Table<Owned> | undefined;
  if (!table || ids.some((id) => !owned(call, table, id))) throw ResourceNotFound();
}
