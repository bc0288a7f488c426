import type { Caller, CallSettings } from './caller.ts';
import type { ApiAnswer } from './transport.ts';

/** A VPC peering connection as ListVpcPeerConnections gives it; fields that Isthmus does not read are left out. */
export interface VpcPeerConnection {
  /** `pcc-…`, the same for both sides. */
  readonly InstanceId: string;
  readonly Name?: string;
  /** vpcpeer-cen.md 2.2 */
  readonly Status: string;
  readonly RegionId: string;
  readonly AcceptingRegionId: string;
  readonly Vpc: { readonly VpcId: string };
  readonly AcceptingVpc: { readonly VpcId: string };
}

/** Largest page of ListVpcPeerConnections. */
const MAX_RESULTS = 100;

/** Every VPC peering connection that has an end in the caller's region. */
export async function listVpcPeerConnections(
  caller: Caller,
  settings?: CallSettings,
): Promise<readonly VpcPeerConnection[]> {
  const found: VpcPeerConnection[] = [];
  let NextToken: string | undefined;
  do {
    const answer: ApiAnswer = await caller.call(
      'ListVpcPeerConnections',
      { MaxResults: MAX_RESULTS, NextToken },
      { ...settings, product: 'VpcPeer', repeatable: true },
    );
    if (Array.isArray(answer.VpcPeerConnects)) found.push(...(answer.VpcPeerConnects as VpcPeerConnection[]));
    NextToken = typeof answer.NextToken === 'string' && answer.NextToken !== '' ? answer.NextToken : undefined;
  } while (NextToken !== undefined);
  return found;
}
