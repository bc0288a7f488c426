import { errorCase } from '../../openapi/index.ts';
import type { Call } from '../action.ts';
import { objects, text } from '../parameters.ts';
import type { TagRow } from '../store/rows.ts';
import { illegalParameter } from './errors.ts';
import { connectionsOf } from './find-connection.ts';

/** `Tag.N.Key` / `Tag.N.Value`. */
export const tagParameters = objects({ Key: text, Value: text });

export interface Tag {
  readonly Key: string | undefined;
  readonly Value: string | undefined;
}

/** Where tags are set and seen: they belong to an account and a region, so that both ends of a connection have their own. */
interface Holder {
  readonly account: string;
  readonly region: string;
}

export const RESOURCE_TYPE = 'PeerConnection';
/** As the store keeps it, like every other type. */
const STORED_TYPE = 'PEERCONNECTION';

const TooManyTags = errorCase(400, 'NumberExceed.Tags', 'The maximum number of tags is exceeded.');
const TooManyResources = errorCase(400, 'NumberExceed.ResourceIds', 'The maximum number of resource IDs is exceeded.');
const DuplicatedKey = errorCase(400, 'Forbidden.TagKey.Duplicated', 'The specified tag key already exists.');
const UnknownResource = errorCase(400, 'InvalidInstanceIds.NotFound', 'The instance IDs are not found.');
const UnknownType = errorCase(400, 'InvalidInstanceType.NotFound', 'The instance type is not found.');
const ValueWithoutKey = errorCase(400, 'InvalidTagKey', 'The tag keys are not valid.');

/** In one call, at most (the page's numbers; the schema allows 50 resources). */
const MAX_RESOURCES = 20;
const MAX_TAGS = 20;

const isTagValue = (value: string): boolean =>
  value.length <= 128 && !/^(aliyun|acs:)/i.test(value) && !/https?:\/\//.test(value);

/** @throws ApiError for tags that cannot be set. */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.length > MAX_TAGS) throw TooManyTags();
  for (const { Key, Value } of tags) {
    if (!Key || !isTagValue(Key)) throw illegalParameter('TagKey');
    if (Value !== undefined && !isTagValue(Value)) throw illegalParameter('TagValue');
  }
  if (new Set(tags.map((tag) => tag.Key)).size < tags.length) throw DuplicatedKey();
}

/** @throws ApiError unless the type is the product's one, and the caller has all of these connections in the region. */
export function checkTagged(call: Call<unknown>, type: string, ids: readonly string[]): void {
  if (type.toUpperCase() !== STORED_TYPE) throw UnknownType();
  if (ids.length > MAX_RESOURCES) throw TooManyResources();
  const held = connectionsOf(call, call.account.id, call.region.id);
  // What is on its way out takes no tags: they would outlive it.
  const known = new Set(
    held.filter(({ status }) => status !== 'Deleting' && status !== 'Deleted').map((row) => row.id),
  );
  if (!ids.every((id) => known.has(id))) throw UnknownResource();
}

/** @throws ApiError for more keys than one call may name. */
export function checkKeys(keys: readonly string[]): void {
  if (keys.length > MAX_TAGS) throw TooManyTags();
}

const rowId = (connection: string, { account, region }: Holder, key: string): string =>
  `${connection}@${account}/${region}/${key}`;

/** Sets tags on a connection, as its holder sees it. @throws ApiError past the quota. */
export function setTags(call: Call<unknown>, connection: string, holder: Holder, tags: readonly Tag[]): void {
  const table = call.store.tables.tags;
  const { account, region } = holder;
  for (const { Key: key = '', Value: value = '' } of tags) {
    const id = rowId(connection, holder, key);
    if (table.get(id)) table.update(id, { value });
    else table.insert({ id, resource: connection, resourceType: STORED_TYPE, account, region, key, value });
  }
  if (table.count({ resource: connection, account, region }) > call.quotas.tagsPerResource) throw TooManyTags();
}

/** Takes tags off a connection; without keys, all of the holder's. */
export function dropTags(call: Call<unknown>, connection: string, holder: Holder, keys?: readonly string[]): void {
  const table = call.store.tables.tags;
  const { account, region } = holder;
  for (const { id, key } of table.find({ resource: connection, account, region }))
    if (keys === undefined || keys.includes(key)) table.delete(id);
}

/** The caller's tags of connections, in whatever region they were set. */
export const tagsOf = (call: Call<unknown>, connections: readonly string[]): readonly TagRow[] =>
  call.store.tables.tags.find({ resource: connections, account: call.account.id, resourceType: STORED_TYPE });

/** Whether the tags of one resource meet all of a filter; a key without value matches any value. */
export const meets = (tags: readonly TagRow[], filter: readonly Tag[]): boolean =>
  filter.every(({ Key, Value }) => tags.some((tag) => tag.key === Key && (Value === undefined || tag.value === Value)));

/** @throws ApiError for a filter that names a value without its key. */
export function checkFilter(filter: readonly Tag[]): void {
  if (filter.length > MAX_TAGS) throw TooManyTags();
  if (filter.some((tag) => !tag.Key)) throw ValueWithoutKey();
}
