import { errorCase } from '../../../openapi/index.ts';
import { type Call, DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, integer, required, text, type ValuesOf } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { PrefixListEntry, PrefixListRow } from '../../store/rows.ts';
import { PrefixListNotFound, routesToList, UnstablePrefixList } from '../shared/prefix-lists.ts';
import { usedEntries } from '../shared/route-quota.ts';
import { checkListNames, checkMaxEntries, DuplicatedCidr, entryParameters, readEntries } from './list-rules.ts';

const RemovesTooMany = errorCase(
  400,
  'OperationDenied.RemoveCountExceedExistCount',
  'The operation is not allowed because of remove-count exceed exist-count.',
);
const TableIsFull = errorCase(400, 'QuotaExceeded', 'Route entry quota exceeded in associated route table.');
/** The page has no code for the removal of a block that is not there (unconfirmed). */
const NotInList = errorCase(400, 'IllegalParam.CidrBlock', 'The param of cidrBlock is illegal.');

const declared = {
  RegionId: text,
  PrefixListId: required(text),
  PrefixListName: text,
  PrefixListDescription: text,
  MaxEntries: integer,
  AddPrefixListEntry: entryParameters,
  RemovePrefixListEntry: entryParameters,
  DryRun: boolean,
  ClientToken: text,
};

/** Changes a prefix list and its entries; the routes to it follow. Source: API page ModifyVpcPrefixList. */
export const ModifyVpcPrefixList = vpcAction({
  name: 'ModifyVpcPrefixList',
  effect: 'write',
  parameters: declared,
  run(call) {
    const { parameters, store, timing } = call;
    const { prefixLists } = store.tables;
    checkListNames(parameters.PrefixListName, parameters.PrefixListDescription);
    const list = ownedOr(call, prefixLists, parameters.PrefixListId, PrefixListNotFound);
    if (list.status !== 'Created') throw UnstablePrefixList();
    const entries = entriesAfter(call, list);
    const maxEntries = parameters.MaxEntries ?? list.maxEntries;
    checkMaxEntries(call, maxEntries, entries.length);
    checkRouteQuota(call, list, maxEntries);
    if (parameters.DryRun) throw DryRunOperation();

    const { PrefixListName: name = list.name, PrefixListDescription: description = list.description } = parameters;
    prefixLists.update(list.id, { name, description, maxEntries, entries });
    if (entries !== list.entries) {
      prefixLists.update(list.id, { status: 'Modifying' });
      call.after(timing.modifyPrefixList, prefixLists, list.id, { status: 'Created' });
    }
    return { PrefixListId: list.id };
  },
});

/** Entries are removed, then added; adding a block that is there changes its description. */
function entriesAfter(call: Call<ValuesOf<typeof declared>>, list: PrefixListRow): readonly PrefixListEntry[] {
  const added = readEntries(call.parameters.AddPrefixListEntry, list.ipVersion);
  const removed = readEntries(call.parameters.RemovePrefixListEntry, list.ipVersion);
  if (added.length + removed.length === 0) return list.entries;
  if (removed.length > list.entries.length) throw RemovesTooMany();
  const entries = new Map(list.entries.map((entry) => [entry.cidr, entry]));
  for (const { cidr } of removed) if (!entries.delete(cidr)) throw NotInList();
  const gone = new Set(removed.map((entry) => entry.cidr));
  for (const entry of added) {
    if (gone.has(entry.cidr)) throw DuplicatedCidr();
    entries.set(entry.cidr, entry);
  }
  return [...entries.values()];
}

/** A route to the list counts for as many entries as the list may have. */
function checkRouteQuota(call: Call<unknown>, list: PrefixListRow, maxEntries: number): void {
  const more = maxEntries - list.maxEntries;
  if (more <= 0) return;
  for (const { routeTable } of routesToList(call, list)) {
    if (usedEntries(call, routeTable) + more > call.quotas.customEntriesPerRouteTable) throw TableIsFull();
  }
}
