import { vpcAction } from '../../action.ts';
import { integer, list, text } from '../../parameters.ts';
import { given, narrowed } from '../../shared/narrow.ts';
import { ownedBy } from '../../shared/owned.ts';
import { checkTagFilter, taggedWith, tagParameters } from '../../shared/tag-set.ts';
import { tokenPage, tokenPageOf } from '../../shared/token-paging.ts';
import { attachmentsOf, setView } from './set-view.ts';

const PAGE_SIZE = { byDefault: 10, most: 100 } as const;

/** Lists DHCP options sets; what does not exist simply does not match. Source: API page ListDhcpOptionsSets. */
export const ListDhcpOptionsSets = vpcAction({
  name: 'ListDhcpOptionsSets',
  effect: 'read',
  parameters: {
    RegionId: text,
    DhcpOptionsSetId: list,
    DhcpOptionsSetName: text,
    DomainName: text,
    ResourceGroupId: text,
    Tags: tagParameters,
    NextToken: text,
    MaxResults: integer,
  },
  run(call) {
    const { parameters, store } = call;
    const { dhcpOptionsSets } = store.tables;
    const { DhcpOptionsSetId: ids } = parameters;
    checkTagFilter(parameters.Tags);
    const page = tokenPage(parameters.NextToken, parameters.MaxResults, PAGE_SIZE);
    const where = {
      ...ownedBy(call),
      ...narrowed(ids.length > 0 ? ids : undefined, taggedWith(call, 'DHCPOPTIONSSET', parameters.Tags)),
      ...given({
        name: parameters.DhcpOptionsSetName,
        domainName: parameters.DomainName,
        resourceGroup: parameters.ResourceGroupId,
      }),
    };
    const { page: rows, NextToken } = tokenPageOf(dhcpOptionsSets, where, page);
    return {
      NextToken,
      // The API answers it as a text here.
      TotalCount: String(dhcpOptionsSets.count(where)),
      DhcpOptionsSets: rows.map((set) => ({
        ...setView(call, set),
        AssociateVpcCount: attachmentsOf(call, set).length,
      })),
    };
  },
});
