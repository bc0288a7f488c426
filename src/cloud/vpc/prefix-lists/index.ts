import type { Action } from '../../action.ts';
import { CreateVpcPrefixList } from './CreateVpcPrefixList.ts';
import { DeleteVpcPrefixList } from './DeleteVpcPrefixList.ts';
import { GetVpcPrefixListAssociations } from './GetVpcPrefixListAssociations.ts';
import { GetVpcPrefixListEntries } from './GetVpcPrefixListEntries.ts';
import { ListPrefixLists } from './ListPrefixLists.ts';
import { ModifyVpcPrefixList } from './ModifyVpcPrefixList.ts';
import { RetryVpcPrefixListAssociation } from './RetryVpcPrefixListAssociation.ts';

export const prefixListsActions: readonly Action[] = [
  CreateVpcPrefixList,
  ModifyVpcPrefixList,
  DeleteVpcPrefixList,
  ListPrefixLists,
  GetVpcPrefixListEntries,
  GetVpcPrefixListAssociations,
  RetryVpcPrefixListAssociation,
];
