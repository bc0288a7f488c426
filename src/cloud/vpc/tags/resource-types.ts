import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import type { Owned } from '../../store/rows.ts';
import type { Tables } from '../../store/schema.ts';
import type { Table } from '../../store/table.ts';

const UnknownType = errorCase(400, 'InvalidInstanceType.NotFound', 'The instance type is not found');
const UnknownResource = errorCase(400, 'InvalidInstanceIds.NotFound', 'The instanceIds are not found');

const TooManyResources = errorCase(
  400,
  'SizeLimitExceeded.ResourceId',
  'The maximum number of resource IDs is exceeded.',
);
const TooManyTags = errorCase(400, 'SizeLimitExceeded.TagNum', 'The maximum number of tags is exceeded.');

/** In one call, at most: the present pages' numbers; older ones say 20 resources. */
const MAX_RESOURCES = 50;
const MAX_TAGS = 20;

/** The tables whose rows can carry tags: those of resources with an owner and a region. */
type TaggableTable = {
  readonly [Name in keyof Tables]: Tables[Name] extends Table<infer Row> ? (Row extends Owned ? Name : never) : never;
}[keyof Tables];

/** The resource types a family of tag calls takes, each with the table of its rows, or null while none is kept. */
export type TagFamily = Readonly<Record<string, TaggableTable | null>>;

/**
 * TagResources and its siblings (contract vpc-routing, section 9). To make a kind taggable, name its table here; a type with
 * null is accepted, and has no resource.
 */
export const VPC_TYPES: TagFamily = {
  VPC: 'vpcs',
  VSWITCH: 'vswitches',
  ROUTETABLE: 'routeTables',
  EIP: null,
  VPNGATEWAY: null,
  NATGATEWAY: null,
  COMMONBANDWIDTHPACKAGE: null,
  PREFIXLIST: null,
  PUBLICIPADDRESSPOOL: null,
  IPV4GATEWAY: null,
  IPV6GATEWAY: null,
  NETWORKACL: null,
  TRAFFICMIRRORFILTER: null,
  TRAFFICMIRRORSESSION: null,
  FLOWLOG: null,
  HAVIP: null,
  DHCPOPTIONSSET: null,
  GATEWAYENDPOINT: null,
  IPV6ADDRESS: null,
};

/** The …ForExpressConnect calls (contract router-interface, section 10). */
export const EXPRESS_CONNECT_TYPES: TagFamily = {
  ROUTERINTERFACE: 'routerInterfaces',
  PHYSICALCONNECTION: null,
  VIRTUALBORDERROUTER: null,
  TRAFFICQOS: null,
};

/** A type as the store keeps it, upper case. @throws ApiError for one that the family does not know. */
export function resourceTypeOf(family: TagFamily, type: string): string {
  const known = type.toUpperCase();
  if (!Object.hasOwn(family, known)) throw UnknownType();
  return known;
}

/** @throws ApiError unless the caller has every one of these resources in the call's region. */
export function checkResources(call: Call<unknown>, family: TagFamily, type: string, ids: readonly string[]): void {
  const name = family[type];
  const wanted = { id: ids, account: call.account.id, region: call.region.id };
  const found = name ? call.store.tables[name].count(wanted) : 0;
  if (found < new Set(ids).size) throw UnknownResource();
}

/** @throws ApiError for more resources, tags or tag keys than one call may name. */
export function checkSizes(resources: readonly string[], tags: readonly unknown[]): void {
  if (resources.length > MAX_RESOURCES) throw TooManyResources();
  if (tags.length > MAX_TAGS) throw TooManyTags();
}
