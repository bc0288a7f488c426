import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { DEFAULTS, optionsAfter } from './rules.ts';

const QuotaExceeded = errorCase(
  400,
  'QuotaExceeded.RegionDhcpOptionsSet',
  'The quota of dhcpOptionsSet in the region is exceeded.',
);

/** Creates a DHCP options set. Source: API page CreateDhcpOptionsSet. */
export const CreateDhcpOptionsSet = vpcAction({
  name: 'CreateDhcpOptionsSet',
  effect: 'write',
  parameters: {
    RegionId: text,
    DhcpOptionsSetName: text,
    DhcpOptionsSetDescription: text,
    DomainName: text,
    DomainNameServers: text,
    LeaseTime: text,
    Ipv6LeaseTime: text,
    ResourceGroupId: text,
    Tag: tagParameters,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, account, quotas } = call;
    const { dhcpOptionsSets } = store.tables;
    const options = optionsAfter(DEFAULTS, parameters);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    checkTags(parameters.Tag);
    if (dhcpOptionsSets.count(ownedBy(call)) >= quotas.dhcpOptionsSetsPerRegion) throw QuotaExceeded();
    if (parameters.DryRun) throw DryRunOperation();

    const id = call.newId('dopt');
    dhcpOptionsSets.insert({
      ...{ id, account: account.id, region: call.region.id, createdAt: call.now },
      ...options,
      status: 'Available',
      resourceGroup,
    });
    setTags(call, 'DHCPOPTIONSSET', id, parameters.Tag);
    return { DhcpOptionsSetId: id, ResourceGroupId: resourceGroup };
  },
});
