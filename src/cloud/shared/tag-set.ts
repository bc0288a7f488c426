import { ApiError, type ErrorCase, errorCase } from '../../openapi/index.ts';
import type { Call } from '../action.ts';
import { objects, text } from '../parameters.ts';

/** `Tag.N.Key` / `Tag.N.Value`, as create, describe and tag actions take them. */
export const tagParameters = objects({ Key: text, Value: text });

export interface Tag {
  readonly Key: string | undefined;
  readonly Value: string | undefined;
}

/** What a product answers to tags that it does not take. */
export interface TagRefusals {
  readonly key: ErrorCase;
  readonly value: ErrorCase;
  readonly duplicate: ErrorCase;
  readonly tooMany: ErrorCase;
  readonly quota: ErrorCase;
}

/** The words of the Vpc product. */
export const VPC_TAG_REFUSALS: TagRefusals = {
  key: errorCase(400, 'InvalidTagKey', 'The tag keys are not valid.'),
  value: errorCase(400, 'InvalidTagValue', 'The tag values are not valid.'),
  duplicate: errorCase(400, 'Forbidden.TagKey.Duplicated', 'The specified tag key already exists.'),
  tooMany: errorCase(400, 'SizeLimitExceeded.TagNum', 'The maximum number of tags is exceeded.'),
  quota: errorCase(400, 'QuotaExceeded.TagNum', 'Custom Tags quota exceeded'),
};

/** Tags in one call, at most. */
const MAX_TAGS = 20;
const RESERVED = /^(aliyun|acs:)/i;
const URL_INSIDE = /https?:\/\//;

const isTagValue = (text: string): boolean => text.length <= 128 && !RESERVED.test(text) && !URL_INSIDE.test(text);
const isTagKey = (text: string): boolean => text !== '' && isTagValue(text);

/** Checks the tags of a request (API page TagResources). @throws ApiError in the product's words. */
export function checkTags(tags: readonly Tag[], refusals = VPC_TAG_REFUSALS): void {
  if (tags.length > MAX_TAGS) throw refusals.tooMany();
  for (const { Key, Value } of tags) {
    if (!Key || !isTagKey(Key)) throw refusals.key();
    if (Value !== undefined && !isTagValue(Value)) throw refusals.value();
  }
  if (new Set(tags.map((tag) => tag.Key)).size < tags.length) throw refusals.duplicate();
}

/** Checks the tags of a list's filter, where the list's page has words for bad ones. */
export function checkTagFilter(tags: readonly Tag[], refusals = VPC_TAG_REFUSALS): void {
  for (const { Key, Value } of tags) {
    if (Key !== undefined && !isTagKey(Key)) throw refusals.key();
    if (Value !== undefined && !isTagValue(Value)) throw refusals.value();
  }
}

/** Sets tags on a resource: a key that is there gets the new value. @throws ApiError past the quota per resource. */
export function setTags(
  call: Call<unknown>,
  resourceType: string,
  resource: string,
  tags: readonly Tag[],
  refusals = VPC_TAG_REFUSALS,
): void {
  const table = call.store.tables.tags;
  for (const { Key: key = '', Value: value = '' } of tags) {
    const id = `${resource}/${key}`;
    if (table.get(id)) table.update(id, { value });
    else {
      const { account, region } = call;
      table.insert({ id, resource, resourceType, account: account.id, region: region.id, key, value });
    }
  }
  if (table.count({ resource }) > call.quotas.tagsPerResource) throw refusals.quota();
}

/** The tags of a resource as the describe actions show them: `Tags.Tag[]`. */
export const tagsOf = (call: Call<unknown>, resource: string): { Key: string; Value: string }[] =>
  call.store.tables.tags.find({ resource }).map(({ key, value }) => ({ Key: key, Value: value }));

/** The same for the resources of a page, by resource; one without tags is not in the map. */
export function tagsOfAll(
  call: Call<unknown>,
  resources: readonly string[],
): ReadonlyMap<string, readonly { Key: string; Value: string }[]> {
  const rows = Map.groupBy(
    call.store.tables.tags.select(['resource', 'key', 'value'], { resource: resources }),
    (row) => row.resource,
  );
  return new Map([...rows].map(([id, tags]) => [id, tags.map(({ key, value }) => ({ Key: key, Value: value }))]));
}

/** Forgets the tags of a resource that is gone. */
export function dropTags(call: Call<unknown>, resource: string): void {
  for (const { id } of call.store.tables.tags.find({ resource })) call.store.tables.tags.delete(id);
}

/**
 * The ids of the resources that carry all the tags of a filter; a key without value matches any value.
 * @returns undefined where the filter is empty, so that nothing is narrowed. @throws ApiError for a value without key.
 */
export function taggedWith(
  call: Call<unknown>,
  resourceType: string,
  filter: readonly Tag[],
): readonly string[] | undefined {
  if (filter.length === 0) return undefined;
  const scope = { account: call.account.id, region: call.region.id, resourceType };
  const matches = filter.map(({ Key, Value }) => {
    if (!Key) throw new ApiError(400, 'MissingParameter.TagKey', 'The tag key is missing for a tag value.');
    const rows = call.store.tables.tags.find({ ...scope, key: Key, ...(Value === undefined ? {} : { value: Value }) });
    return new Set(rows.map((row) => row.resource));
  });
  return [...(matches[0] ?? [])].filter((resource) => matches.every((set) => set.has(resource)));
}
