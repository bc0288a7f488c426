import type { Action } from '../../action.ts';
import { AssociateNetworkAcl } from './AssociateNetworkAcl.ts';
import { CopyNetworkAclEntries } from './CopyNetworkAclEntries.ts';
import { CreateNetworkAcl } from './CreateNetworkAcl.ts';
import { DeleteNetworkAcl } from './DeleteNetworkAcl.ts';
import { DescribeNetworkAclAttributes } from './DescribeNetworkAclAttributes.ts';
import { DescribeNetworkAcls } from './DescribeNetworkAcls.ts';
import { ModifyNetworkAclAttributes } from './ModifyNetworkAclAttributes.ts';
import { UnassociateNetworkAcl } from './UnassociateNetworkAcl.ts';
import { UpdateNetworkAclEntries } from './UpdateNetworkAclEntries.ts';

export const networkAclsActions: readonly Action[] = [
  CreateNetworkAcl,
  DescribeNetworkAcls,
  DescribeNetworkAclAttributes,
  ModifyNetworkAclAttributes,
  UpdateNetworkAclEntries,
  CopyNetworkAclEntries,
  AssociateNetworkAcl,
  UnassociateNetworkAcl,
  DeleteNetworkAcl,
];
