import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { PrefixListNotFound } from '../shared/prefix-lists.ts';
import { associationsOf } from './associations.ts';

// The codes are unconfirmed.
const NotAssociated = errorCase(
  400,
  'ResourceNotAssociated.PrefixList',
  'The specified resource is not associated with the prefixList.',
);
const StillConflicts = errorCase(
  400,
  'OperationFailed.CidrConflictWithPrefixList',
  'The specified CIDR block already exists in a prefixList route entry.',
);

/**
 * Applies a list anew to a resource where that failed. Here an association is as good as its surroundings at any moment:
 * the call finds it good, or fails for the reason that still stands. Source: API page RetryVpcPrefixListAssociation.
 */
export const RetryVpcPrefixListAssociation = vpcAction({
  name: 'RetryVpcPrefixListAssociation',
  effect: 'write',
  parameters: {
    RegionId: text,
    PrefixListId: required(text),
    ResourceType: required(text),
    ResourceId: required(text),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store } = call;
    const list = ownedOr(call, store.tables.prefixLists, parameters.PrefixListId, PrefixListNotFound);
    const association = associationsOf(call, list).find(
      ({ resourceType, resource }) =>
        resource === parameters.ResourceId && resourceType.toLowerCase() === parameters.ResourceType.toLowerCase(),
    );
    if (!association) throw NotAssociated();
    if (association.status !== 'Created') throw StillConflicts();
    if (parameters.DryRun) throw DryRunOperation();
    return {};
  },
});
