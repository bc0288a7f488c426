import { action, type Call } from '../action.ts';
import { text } from '../parameters.ts';
import { tokenPage, tokenPageOfList } from '../shared/token-paging.ts';
import type { PeerConnectionRow } from '../store/rows.ts';
import { connectionViews } from './connection-view.ts';
import { illegalParameter } from './errors.ts';
import { connectionsOf, groupField } from './find-connection.ts';
import { anyList, legalInteger } from './parameters.ts';
import { checkFilter, meets, type Tag, tagParameters, tagsOf } from './peer-tags.ts';

const SIZE = { byDefault: 20, most: 100 } as const;

/**
 * Lists the caller's connections, as requester or as accepter; `RegionId` is that of either end. The list really is called
 * `VpcPeerConnects`, and its filter `Tags`. Source: API page ListVpcPeerConnections.
 */
export const ListVpcPeerConnections = action({
  product: 'VpcPeer',
  name: 'ListVpcPeerConnections',
  effect: 'read',
  parameters: {
    RegionId: text,
    InstanceId: text,
    VpcId: anyList,
    Name: text,
    ResourceGroupId: text,
    Tags: tagParameters,
    MaxResults: legalInteger,
    NextToken: text,
  },
  run(call) {
    const { parameters } = call;
    if (parameters.VpcId.length > 2) throw illegalParameter('VpcId');
    checkFilter(parameters.Tags);
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, SIZE);
    const rows = taggedRows(call, matchingRows(call));
    const cut = tokenPageOfList(rows, page);
    return {
      TotalCount: rows.length,
      MaxResults: page.limit,
      NextToken: cut.NextToken,
      VpcPeerConnects: connectionViews(call, cut.page),
    };
  },
});

interface Filters {
  readonly RegionId: string | undefined;
  readonly InstanceId: string | undefined;
  readonly VpcId: readonly string[];
  readonly Name: string | undefined;
  readonly ResourceGroupId: string | undefined;
  readonly Tags: readonly Tag[];
}

function matchingRows(call: Call<Filters>): readonly PeerConnectionRow[] {
  const { RegionId, InstanceId, VpcId, Name, ResourceGroupId } = call.parameters;
  return connectionsOf(call, call.account.id, RegionId || undefined).filter(
    (row) =>
      (!InstanceId || row.id === InstanceId) &&
      VpcId.every((vpc) => row.vpc === vpc || row.acceptingVpc === vpc) &&
      (!Name || row.name === Name) &&
      (!ResourceGroupId || row[groupField(call, row)] === ResourceGroupId),
  );
}

function taggedRows(call: Call<Filters>, rows: readonly PeerConnectionRow[]): readonly PeerConnectionRow[] {
  const filter = call.parameters.Tags;
  if (filter.length === 0) return rows;
  const tags = Map.groupBy(
    tagsOf(
      call,
      rows.map((row) => row.id),
    ),
    (tag) => tag.resource,
  );
  return rows.filter((row) => meets(tags.get(row.id) ?? [], filter));
}
