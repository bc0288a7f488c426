import { type Answer, formatTime } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { tagsOf } from '../../shared/tag-set.ts';
import type { DhcpAttachmentRow, DhcpOptionsSetRow } from '../../store/rows.ts';

/** The VPCs that use a set. */
export const attachmentsOf = ({ store }: Call<unknown>, set: DhcpOptionsSetRow): readonly DhcpAttachmentRow[] =>
  store.tables.dhcpAttachments.find({ dhcpOptionsSet: set.id });

/** A DHCP options set as GetDhcpOptionsSet and ListDhcpOptionsSets both show it. */
export function setView(call: Call<unknown>, set: DhcpOptionsSetRow): Answer {
  const attachments = attachmentsOf(call, set);
  const pending = attachments.some((attachment) => attachment.status === 'Pending');
  return {
    DhcpOptionsSetId: set.id,
    DhcpOptionsSetName: set.name,
    DhcpOptionsSetDescription: set.description,
    Status: pending ? 'Pending' : attachments.length > 0 ? 'InUse' : 'Available',
    DhcpOptions: {
      DomainName: set.domainName,
      DomainNameServers: set.domainNameServers,
      LeaseTime: set.leaseTime,
      Ipv6LeaseTime: set.ipv6LeaseTime,
    },
    OwnerId: Number(set.account),
    ResourceGroupId: set.resourceGroup,
    CreationTime: formatTime(set.createdAt),
    Tags: tagsOf(call, set.id),
  };
}
