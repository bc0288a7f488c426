import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { tagsOfAll } from '../../shared/tag-set.ts';
import type { NetworkAclEntry, NetworkAclRow } from '../../store/rows.ts';

/** Network ACLs as CreateNetworkAcl, DescribeNetworkAcls and DescribeNetworkAclAttributes show them. */
export function aclViews(call: Call<unknown>, acls: readonly NetworkAclRow[]): readonly Answer[] {
  const ids = acls.map((acl) => acl.id);
  const bindings = Map.groupBy(
    call.store.tables.networkAclBindings.find({ networkAcl: ids }),
    (binding) => binding.networkAcl,
  );
  const tags = tagsOfAll(call, ids);
  return acls.map((acl) => ({
    NetworkAclId: acl.id,
    NetworkAclName: acl.name,
    Description: acl.description,
    Status: acl.status,
    VpcId: acl.vpc,
    RegionId: acl.region,
    OwnerId: Number(acl.account),
    // These calls write a time without its T and Z.
    CreationTime: formatTime(acl.createdAt).replace('T', ' ').replace('Z', ''),
    IngressAclEntries: {
      IngressAclEntry: acl.ingress.map((entry) => ({ ...entryView(entry), SourceCidrIp: entry.peer })),
    },
    EgressAclEntries: {
      EgressAclEntry: acl.egress.map((entry) => ({ ...entryView(entry), DestinationCidrIp: entry.peer })),
    },
    Resources: {
      Resource: (bindings.get(acl.id) ?? []).map(({ id, status }) => ({
        ResourceId: id,
        ResourceType: 'VSwitch',
        Status: status,
      })),
    },
    Tags: { Tag: tags.get(acl.id) ?? [] },
  }));
}

const entryView = (entry: NetworkAclEntry): Answer => ({
  NetworkAclEntryId: entry.id,
  NetworkAclEntryName: entry.name,
  Description: entry.description,
  EntryType: 'custom',
  IpVersion: entry.ipVersion,
  Policy: entry.policy,
  Protocol: entry.protocol,
  Port: entry.port,
});
