import type { Caller, CallSettings } from './caller.ts';
import { allTokens } from './lists.ts';
import { CloudError } from './transport.ts';

/** A VPC peering connection as ListVpcPeerConnections gives it; fields that Isthmus does not read are left out. */
export interface VpcPeerConnection {
  /** `pcc-…`, the same for both sides. */
  readonly InstanceId: string;
  readonly Name?: string;
  /** API page GetVpcPeerConnectionAttribute */
  readonly Status: string;
  /** `Normal`, `FinancialLocked`. */
  readonly BizStatus?: string;
  /** Account of the requester. */
  readonly OwnerId?: number;
  readonly AcceptingOwnerUid?: number;
  readonly RegionId: string;
  readonly AcceptingRegionId: string;
  readonly Vpc: { readonly VpcId: string };
  readonly AcceptingVpc: { readonly VpcId: string };
  /** Mbit/s; -1: unlimited, as within a region. */
  readonly Bandwidth?: number;
  /** Those of the caller's side. */
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** Largest page of ListVpcPeerConnections. */
const MAX_RESULTS = 100;

/** Every VPC peering connection that has an end in the caller's region. */
export const listVpcPeerConnections = (
  caller: Caller,
  settings?: CallSettings,
): Promise<readonly VpcPeerConnection[]> =>
  allTokens(
    caller,
    'ListVpcPeerConnections',
    { MaxResults: MAX_RESULTS },
    ({ VpcPeerConnects }) => (Array.isArray(VpcPeerConnects) ? (VpcPeerConnects as VpcPeerConnection[]) : []),
    { ...settings, product: 'VpcPeer' },
  );

interface NewVpcPeerConnection {
  readonly VpcId: string;
  /** Account of the other VPC, the own one too. */
  readonly AcceptingAliUid: string;
  readonly AcceptingRegionId: string;
  readonly AcceptingVpcId: string;
  readonly Bandwidth?: number;
}

/**
 * Asks whether a peering could be made, without making it (a dry run).
 *
 * @returns `DryRunOperation` when it could; else the code that stands in its way. @throws what no refusal is.
 */
export async function probeVpcPeerConnection(
  caller: Caller,
  parameters: NewVpcPeerConnection,
  settings?: CallSettings,
): Promise<{ readonly code: string; readonly message: string }> {
  try {
    await caller.call(
      'CreateVpcPeerConnection',
      { ...parameters, DryRun: true },
      { ...settings, product: 'VpcPeer', repeatable: true },
    );
  } catch (error) {
    if (error instanceof CloudError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('CreateVpcPeerConnection answered a dry run as if it had made something.');
}

/**
 * Whether a peering exists, asked by a change that changes nothing (a dry run): lists may lag behind, a change does not.
 *
 * @throws CloudError for what tells neither.
 */
export async function vpcPeerConnectionExists(
  caller: Caller,
  InstanceId: string,
  Name: string,
  settings?: CallSettings,
): Promise<boolean> {
  try {
    await caller.call(
      'ModifyVpcPeerConnection',
      { InstanceId, Name, DryRun: true },
      { ...settings, product: 'VpcPeer', repeatable: true },
    );
    return true;
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    if (error.code === 'ResourceNotFound.InstanceId') return false;
    if (error.code === 'DryRunOperation' || error.code === 'IncorrectStatus.VpcPeer') return true;
    throw error;
  }
}
