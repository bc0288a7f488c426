import type { Action } from '../action.ts';
import { AcceptVpcPeerConnection } from './AcceptVpcPeerConnection.ts';
import { CreateVpcPeerConnection } from './CreateVpcPeerConnection.ts';
import { DeleteVpcPeerConnection } from './DeleteVpcPeerConnection.ts';
import { GetVpcPeerConnectionAttribute } from './GetVpcPeerConnectionAttribute.ts';
import { ListTagResources } from './ListTagResources.ts';
import { ListVpcPeerConnections } from './ListVpcPeerConnections.ts';
import { ModifyVpcPeerConnection } from './ModifyVpcPeerConnection.ts';
import { MoveResourceGroup } from './MoveResourceGroup.ts';
import { RejectVpcPeerConnection } from './RejectVpcPeerConnection.ts';
import { TagResources } from './TagResources.ts';
import { UnTagResources } from './UnTagResources.ts';

/** The emulated actions of the VpcPeer product. */
export const vpcPeerActions: readonly Action[] = [
  CreateVpcPeerConnection,
  AcceptVpcPeerConnection,
  RejectVpcPeerConnection,
  ModifyVpcPeerConnection,
  DeleteVpcPeerConnection,
  GetVpcPeerConnectionAttribute,
  ListVpcPeerConnections,
  TagResources,
  UnTagResources,
  ListTagResources,
  MoveResourceGroup,
];
