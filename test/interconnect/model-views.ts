export interface ModelVpc {
  readonly id: string;
  readonly name: string;
  readonly blocks: readonly string[];
  /** Default: cn-hangzhou. */
  readonly region?: string;
}

/** A VPC as DescribeVpcs shows it. */
export function vpcView(vpc: ModelVpc): object {
  const { id, name, blocks } = vpc;
  const [CidrBlock, ...SecondaryCidrBlock] = blocks;
  const base = { VpcId: id, VpcName: name, Status: 'Available', RegionId: regionOf(vpc), CidrBlock, Tags: { Tag: [] } };
  return { ...base, SecondaryCidrBlocks: { SecondaryCidrBlock }, VRouterId: id.replace('vpc', 'vrt') };
}

export const regionOf = (vpc: ModelVpc | undefined): string => vpc?.region ?? 'cn-hangzhou';

/** One page that holds everything. */
export const page = (outer: string, inner: string, rows: readonly object[]): object => ({
  TotalCount: rows.length,
  PageNumber: 1,
  PageSize: 50,
  NextToken: '',
  [outer]: { [inner]: rows },
});

/** The system table of a VPC. */
export const tableView = ({ id }: ModelVpc): object => ({
  RouteTableId: id.replace('vpc', 'vtb'),
  RouteTableName: '',
  RouteTableType: 'System',
  Status: 'Available',
  AssociateType: 'VSwitch',
  VpcId: id,
  RouterId: id.replace('vpc', 'vrt'),
  VSwitchIds: { VSwitchId: [] },
});

/** The VPC's one vSwitch: `vsw-x`, the second /24 of its first block. */
export const vSwitchView = ({ id, blocks }: ModelVpc): object => ({
  VSwitchId: id.replace('vpc', 'vsw'),
  VSwitchName: '',
  VpcId: id,
  CidrBlock: (blocks[0] ?? '').replace(/\.0\.0\/\d+$/, '.1.0/24'),
  ZoneId: 'cn-hangzhou-b',
  Status: 'Available',
  RouteTable: { RouteTableId: id.replace('vpc', 'vtb'), RouteTableType: 'System' },
});
