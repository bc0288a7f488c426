import { vpcAction } from '../../action.ts';
import { integer, list, required, text } from '../../parameters.ts';
import { MissingParameter } from '../shared/errors.ts';
import { pageByToken } from '../shared/token-paging.ts';
import { EXPRESS_CONNECT_TYPES, readType } from './resource-types.ts';

/** Lists the tag keys in use on router interfaces. Source: contract router-interface, section 10. */
export const DescribeTagKeysForExpressConnect = vpcAction({
  name: 'DescribeTagKeysForExpressConnect',
  effect: 'read',
  parameters: {
    RegionId: text,
    ResourceType: required(text, MissingParameter),
    ResourceId: list,
    Keyword: text,
    MaxResult: integer,
    NextToken: text,
  },
  run(call) {
    const {
      ResourceType,
      ResourceId: resources,
      Keyword: word = '',
      MaxResult: size = 20,
      NextToken,
    } = call.parameters;
    const rows = call.store.tables.tags.find({
      account: call.account.id,
      region: call.region.id,
      resourceType: readType(EXPRESS_CONNECT_TYPES, ResourceType),
      ...(resources.length > 0 ? { resource: resources } : {}),
    });
    const keys = [...new Set(rows.map((row) => row.key))].filter((key) => key.includes(word)).sort();
    const page = pageByToken(keys, Math.min(100, Math.max(1, size)), NextToken);
    const shown = page.items.map((key) => ({ TagKey: key, Type: 'Custom' }));
    return { NextToken: page.NextToken, TagKeys: { TagKey: shown } };
  },
});
