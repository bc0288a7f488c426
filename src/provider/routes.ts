import type { Caller, CallSettings } from './caller.ts';
import { allPages, allTokens, listIn } from './lists.ts';
import { CloudError } from './transport.ts';

export interface RouteTable {
  readonly RouteTableId: string;
  readonly RouteTableName: string;
  /** `System` or `Custom`. */
  readonly RouteTableType: string;
  readonly Status: string;
  /** `VSwitch` or `Gateway`. */
  readonly AssociateType?: string;
  readonly VpcId: string;
  readonly RouterId: string;
  readonly VSwitchIds: { readonly VSwitchId: readonly string[] };
}

interface NextHop {
  readonly NextHopType: string;
  readonly NextHopId: string;
  /** 0: a standby of an active/standby pair, which takes no traffic now. */
  readonly Enabled?: number;
}

export interface RouteEntry {
  readonly RouteEntryId: string;
  readonly RouteEntryName?: string;
  readonly DestinationCidrBlock: string;
  readonly RouteTableId: string;
  /** `Custom`, `System`, `BGP`, `CEN`, … */
  readonly Type: string;
  readonly Status: string;
  /** `TR` when a transit router manages the entry. */
  readonly ServiceType?: string;
  readonly NextHops: { readonly NextHop: readonly NextHop[] };
}

/** Largest page of DescribeRouteEntryList. */
const MAX_RESULT = 100;

/** Every route table of the caller's region. */
export const describeRouteTableList = (caller: Caller, settings?: CallSettings): Promise<readonly RouteTable[]> =>
  allPages<RouteTable>(caller, 'DescribeRouteTableList', {}, ['RouterTableList', 'RouterTableListType'], settings);

/** Whether the cloud refused because there is no such route table: with it all its entries are gone. */
export const isTableGone = (error: unknown): boolean =>
  error instanceof CloudError && /^InvalidRouteTable(Id)?\.NotFound$/.test(error.code);

/** Every entry of a route table. */
export const describeRouteEntryList = (
  caller: Caller,
  RouteTableId: string,
  settings?: CallSettings,
): Promise<readonly RouteEntry[]> =>
  allTokens(
    caller,
    'DescribeRouteEntryList',
    { RouteTableId, MaxResult: MAX_RESULT },
    (answer) => listIn<RouteEntry>(answer, 'RouteEntrys', 'RouteEntry'),
    settings,
  );
