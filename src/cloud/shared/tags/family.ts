import type { ErrorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { Owned } from '../../store/rows.ts';
import type { Tables } from '../../store/schema.ts';
import type { Table } from '../../store/table.ts';
import type { TagRefusals } from '../tag-set.ts';

/** In one call, at most: the present pages' numbers; older ones say 20 resources. */
const MAX_RESOURCES = 50;
const MAX_TAGS = 20;

/** The tables whose rows can carry tags: those of resources with an owner and a region. */
type TaggableTable = {
  readonly [Name in keyof Tables]: Tables[Name] extends Table<infer Row> ? (Row extends Owned ? Name : never) : never;
}[keyof Tables];

/** A family of tag calls: the resource types it takes, and its words for what it does not know. */
export interface TagFamily {
  /** By type, upper case: the table of its rows, or null while none is kept (it is accepted, and has no resource). */
  readonly types: Readonly<Record<string, TaggableTable | null>>;
  readonly unknownType: ErrorCase;
  readonly unknownResource: ErrorCase;
  readonly tooManyResources: ErrorCase;
  readonly refusals: TagRefusals;
}

/** A type as the store keeps it, upper case. @throws ApiError for one that the family does not know. */
export function resourceTypeOf(family: TagFamily, type: string): string {
  const known = type.toUpperCase();
  if (!Object.hasOwn(family.types, known)) throw family.unknownType();
  return known;
}

/**
 * @throws ApiError unless the caller has every one of these resources in the call's region. What is on its way out counts
 * no more: tags set on it would outlive it (unconfirmed).
 */
export function checkResources(call: Call<unknown>, family: TagFamily, type: string, ids: readonly string[]): void {
  const name = family.types[type];
  const wanted = { id: ids, account: call.account.id, region: call.region.id };
  const rows: readonly object[] = name ? call.store.tables[name].find(wanted) : [];
  const staying = rows.filter((row) => !('status' in row && row.status === 'Deleting'));
  if (staying.length < new Set(ids).size) throw family.unknownResource();
}

/** @throws ApiError for more resources, tags or tag keys than one call may name. */
export function checkSizes(family: TagFamily, resources: readonly string[], tags: readonly unknown[]): void {
  if (resources.length > MAX_RESOURCES) throw family.tooManyResources();
  if (tags.length > MAX_TAGS) throw family.refusals.tooMany();
}
