import { type Answer, formatTime } from '../../openapi/index.ts';
import type { Call } from '../action.ts';
import type { PeerConnectionRow } from '../store/rows.ts';
import { groupField } from './find-connection.ts';
import { tagsOf } from './peer-tags.ts';

/** Connections as both read actions show them: flat lists, whole seconds, account ids as numbers. */
export function connectionViews(call: Call<unknown>, rows: readonly PeerConnectionRow[]): readonly Answer[] {
  const tags = Map.groupBy(
    tagsOf(
      call,
      rows.map((row) => row.id),
    ),
    (tag) => tag.resource,
  );
  return rows.map((row) => ({
    InstanceId: row.id,
    Name: row.name,
    Description: row.description,
    Status: row.status,
    BizStatus: 'Normal',
    OwnerId: Number(row.account),
    AcceptingOwnerUid: Number(row.acceptingAccount),
    RegionId: row.region,
    AcceptingRegionId: row.acceptingRegion,
    Vpc: vpcView(call, row.vpc),
    AcceptingVpc: vpcView(call, row.acceptingVpc),
    Bandwidth: row.bandwidth,
    // Within a region there is none to show (unconfirmed).
    LinkType: row.linkType === '' ? undefined : row.linkType,
    GmtCreate: formatTime(row.createdAt),
    GmtModified: formatTime(row.modifiedAt),
    GmtExpired:
      row.expiresAt !== null && (row.status === 'Accepting' || row.status === 'Expired')
        ? formatTime(row.expiresAt)
        : null,
    ResourceGroupId: row[groupField(call, row)],
    // Tags of one account are shown wherever in its two regions they were set; a key in both counts once.
    Tags: [...new Map((tags.get(row.id) ?? []).map(({ key, value }) => [key, { Key: key, Value: value }])).values()],
  }));
}

/** The VPC at one end with all its blocks, the secondary ones too. */
function vpcView(call: Call<unknown>, id: string): Answer {
  const vpc = call.store.tables.vpcs.get(id);
  return {
    VpcId: id,
    Ipv4Cidrs: vpc ? [vpc.cidr, ...vpc.secondaryCidrs] : [],
    Ipv6Cidrs: vpc ? vpc.ipv6Blocks.map((block) => block.cidr) : [],
  };
}
