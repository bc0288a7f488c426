import type { Caller, CallSettings } from './caller.ts';
import { allPages, listIn } from './lists.ts';

/** A VPC as DescribeVpcs gives it; fields that Isthmus does not read are left out. */
export interface Vpc {
  readonly VpcId: string;
  readonly VpcName: string;
  readonly Status: string;
  readonly RegionId: string;
  readonly CidrBlock: string;
  readonly SecondaryCidrBlocks?: { readonly SecondaryCidrBlock: readonly string[] };
  readonly VRouterId: string;
  readonly OwnerId?: number;
  readonly Tags?: { readonly Tag: readonly { readonly Key: string; readonly Value: string }[] };
}

export interface VSwitch {
  readonly VSwitchId: string;
  readonly VSwitchName: string;
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly ZoneId: string;
  readonly Status: string;
  readonly RouteTable?: { readonly RouteTableId: string; readonly RouteTableType: string };
}

export interface Region {
  readonly RegionId: string;
  readonly LocalName: string;
}

/** Every VPC of the caller's region. */
export const describeVpcs = (caller: Caller, settings?: CallSettings): Promise<readonly Vpc[]> =>
  allPages<Vpc>(caller, 'DescribeVpcs', {}, ['Vpcs', 'Vpc'], settings);

/** Every vSwitch of the caller's region. */
export const describeVSwitches = (caller: Caller, settings?: CallSettings): Promise<readonly VSwitch[]> =>
  allPages<VSwitch>(caller, 'DescribeVSwitches', {}, ['VSwitches', 'VSwitch'], settings);

/** The regions that the VPC product is offered in. */
export async function describeRegions(caller: Caller, settings?: CallSettings): Promise<readonly Region[]> {
  return listIn<Region>(
    await caller.call('DescribeRegions', { AcceptLanguage: 'en-US' }, settings),
    'Regions',
    'Region',
  );
}

/** All IPv4 blocks of a VPC, the secondary ones too. */
export const blocksOf = (vpc: Vpc): readonly string[] => [
  vpc.CidrBlock,
  ...(vpc.SecondaryCidrBlocks?.SecondaryCidrBlock ?? []),
];
