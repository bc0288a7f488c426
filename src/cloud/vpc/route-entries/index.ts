import type { Action } from '../../action.ts';
import { CreateRouteEntries } from './CreateRouteEntries.ts';
import { CreateRouteEntry } from './CreateRouteEntry.ts';
import { DeleteRouteEntries } from './DeleteRouteEntries.ts';
import { DeleteRouteEntry } from './DeleteRouteEntry.ts';
import { DescribeRouteEntryList } from './DescribeRouteEntryList.ts';
import { ListVpcPublishedRouteEntries } from './ListVpcPublishedRouteEntries.ts';
import { ModifyRouteEntry } from './ModifyRouteEntry.ts';

export const routeEntriesActions: readonly Action[] = [
  CreateRouteEntry,
  CreateRouteEntries,
  DeleteRouteEntry,
  DeleteRouteEntries,
  ModifyRouteEntry,
  DescribeRouteEntryList,
  ListVpcPublishedRouteEntries,
];
