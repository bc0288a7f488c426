import type { Caller, CallSettings } from './caller.ts';
import { allPages } from './lists.ts';

export type Role = 'InitiatingSide' | 'AcceptingSide';

/** A router interface as DescribeRouterInterfaces gives it. */
export interface RouterInterface {
  readonly RouterInterfaceId: string;
  readonly RouterId: string;
  readonly RouterType: string;
  readonly Role: Role;
  readonly Spec: string;
  readonly Status: string;
  readonly BusinessStatus: string;
  readonly ChargeType?: string;
  readonly CreationTime: string;
  readonly Name?: string;
  readonly VpcInstanceId?: string;
  readonly OppositeRegionId: string;
  readonly OppositeRouterType?: string;
  readonly OppositeRouterId?: string;
  readonly OppositeInterfaceId?: string;
  readonly OppositeInterfaceOwnerId?: string;
  readonly OppositeInterfaceStatus?: string;
  readonly OppositeVpcInstanceId?: string;
  readonly Tags?: { readonly Tags: readonly { readonly Key: string; readonly Value: string }[] };
}

/** Values a filter takes (API page DescribeRouterInterfaces). */
const VALUES_PER_FILTER = 5;

/**
 * Router interfaces of the caller's region: all of them, or those with these ids. Up to five ids go into one filter;
 * for more, the whole list is fewer calls than a call for every five.
 */
export async function describeRouterInterfaces(
  caller: Caller,
  ids?: readonly string[],
  settings?: CallSettings,
): Promise<readonly RouterInterface[]> {
  if (ids?.length === 0) return [];
  const filtered = ids !== undefined && ids.length <= VALUES_PER_FILTER;
  const parameters = filtered ? { Filter: [{ Key: 'RouterInterfaceId', Value: ids }] } : {};
  const found = await allPages<RouterInterface>(
    caller,
    'DescribeRouterInterfaces',
    parameters,
    ['RouterInterfaceSet', 'RouterInterfaceType'],
    settings,
  );
  if (ids === undefined || filtered) return found;
  const wanted = new Set(ids);
  return found.filter((item) => wanted.has(item.RouterInterfaceId));
}

interface ModifyRouterInterfaceParameters {
  readonly RouterInterfaceId: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly OppositeInterfaceId?: string;
  readonly OppositeRouterId?: string;
  readonly OppositeRouterType?: 'VRouter';
  readonly OppositeInterfaceOwnerId?: string;
}

/** Sets peer data (only while Idle), name and description. */
export const modifyRouterInterfaceAttribute = (
  caller: Caller,
  parameters: ModifyRouterInterfaceParameters,
  settings: CallSettings = {},
) => caller.call('ModifyRouterInterfaceAttribute', { ...parameters }, { ...settings, repeatable: true });
