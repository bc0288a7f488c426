import { errorCase } from '../../../openapi/index.ts';
import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, required, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { removeNow } from '../../shared/removal.ts';
import { PrefixListNotFound, UnstablePrefixList } from '../shared/prefix-lists.ts';
import { associationsOf } from './associations.ts';

const InUse = errorCase(
  400,
  'DependencyViolation.PrefixListRelation',
  'The specified resource of prefixList depends on prefixList relation, so the operation cannot be completed.',
);

/** Deletes a prefix list that nothing names; it is gone at once. Source: API page DeleteVpcPrefixList. */
export const DeleteVpcPrefixList = vpcAction({
  name: 'DeleteVpcPrefixList',
  effect: 'write',
  parameters: { RegionId: text, PrefixListId: required(text), DryRun: boolean, ClientToken: text },
  run(call) {
    const { parameters, store } = call;
    const { prefixLists } = store.tables;
    const list = ownedOr(call, prefixLists, parameters.PrefixListId, PrefixListNotFound);
    if (list.status !== 'Created') throw UnstablePrefixList();
    if (associationsOf(call, list).length > 0) throw InUse();
    if (parameters.DryRun) throw DryRunOperation();
    removeNow(call, prefixLists, list.id);
    return {};
  },
});
