import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, integer, text } from '../../parameters.ts';
import { ownedBy } from '../../shared/owned.ts';
import { resourceGroupOf } from '../../shared/resource-groups.ts';
import { checkTags, setTags, tagParameters } from '../../shared/tag-set.ts';
import { checkListNames, checkMaxEntries, entryParameters, readEntries } from './list-rules.ts';

const UnsupportedIpVersion = errorCase(400, 'UnsupportedFeature.IpVersion', 'The ipversion type is not supported.');
const QuotaExceeded = errorCase(400, 'QuotaExceeded.PrefixListCount', 'The quota of prefixList count is exceeded.');

const DEFAULT_MAX_ENTRIES = 50;

/** Creates a prefix list: blocks under one id. Source: API page CreateVpcPrefixList. */
export const CreateVpcPrefixList = vpcAction({
  name: 'CreateVpcPrefixList',
  effect: 'write',
  parameters: {
    RegionId: text,
    PrefixListName: text,
    PrefixListDescription: text,
    IpVersion: text,
    MaxEntries: integer,
    PrefixListEntries: entryParameters,
    ResourceGroupId: text,
    Tag: tagParameters,
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, quotas, account } = call;
    const { PrefixListName: name = '', PrefixListDescription: description = '', Tag: tags } = parameters;
    const { prefixLists } = store.tables;
    checkListNames(name, description);
    const ipVersion = (parameters.IpVersion || 'IPV4').toUpperCase();
    if (ipVersion !== 'IPV4' && ipVersion !== 'IPV6') throw UnsupportedIpVersion();
    const maxEntries = parameters.MaxEntries ?? DEFAULT_MAX_ENTRIES;
    const entries = readEntries(parameters.PrefixListEntries, ipVersion);
    checkMaxEntries(call, maxEntries, entries.length);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    checkTags(tags);
    if (prefixLists.count(ownedBy(call)) >= quotas.prefixListsPerRegion) throw QuotaExceeded();
    if (parameters.DryRun) throw DryRunOperation();

    const id = call.newId('pl');
    prefixLists.insert({
      ...{ id, account: account.id, region: call.region.id, createdAt: call.now },
      ...{ name, description, ipVersion, maxEntries, entries, resourceGroup, status: 'Created' },
    });
    setTags(call, 'PREFIXLIST', id, tags);
    return { PrefixListId: id, ResourceGroupId: resourceGroup };
  },
});
