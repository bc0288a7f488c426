import { action, type Call } from '../action.ts';
import { required, text } from '../parameters.ts';
import {
  checkCloudTypes,
  checkNoInterfaces,
  checkNoneInProgress,
  checkOnly,
  checkQuotas,
  vpcAt,
} from './creation-rules.ts';
import { BandwidthQuota, DryRunOperation, illegalParameter, RegionUnsupported, SameRegionLinkType } from './errors.ts';
import type { Side } from './find-connection.ts';
import { accountId, legalBoolean, legalInteger, linkTypeOf } from './parameters.ts';
import { checkTags, setTags, tagParameters } from './peer-tags.ts';
import { resourceGroupOf } from './resource-groups.ts';
import { CREATION, checkTexts } from './text-rules.ts';

/** How long a request waits for an answer, ms. */
const EXPIRY = 7 * 24 * 60 * 60_000;

/**
 * Asks for a peering of two VPCs. Within an account the system accepts by itself; another account has seven days. Routes are
 * not its business, nor is whether the blocks overlap. Source: API page CreateVpcPeerConnection (the
 * order of the checks is unconfirmed).
 */
export const CreateVpcPeerConnection = action({
  product: 'VpcPeer',
  name: 'CreateVpcPeerConnection',
  effect: 'write',
  parameters: {
    RegionId: required(text),
    VpcId: required(text),
    AcceptingAliUid: required(accountId),
    AcceptingRegionId: required(text),
    AcceptingVpcId: required(text),
    Name: text,
    Description: text,
    Bandwidth: legalInteger,
    LinkType: text,
    ResourceGroupId: text,
    Tag: tagParameters,
    DryRun: legalBoolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, account, region, now, timing } = call;
    const requester: Side = { account: account.id, region: region.id, vpc: parameters.VpcId };
    const accepter: Side = {
      account: parameters.AcceptingAliUid,
      region: parameters.AcceptingRegionId,
      vpc: parameters.AcceptingVpcId,
    };
    const name = parameters.Name || undefined;
    const description = parameters.Description || undefined;
    checkTexts(CREATION, name, description);
    const link = checkLink(call, requester.region !== accepter.region);
    checkTags(parameters.Tag);
    if (requester.vpc === accepter.vpc) throw illegalParameter('AcceptingVpcId');
    if (!call.regions.some((known) => known.id === accepter.region)) throw RegionUnsupported(accepter.region);
    const vpc = vpcAt(call, 'Vpc', requester);
    const acceptingVpc = vpcAt(call, 'AcceptingVpc', accepter);
    checkCloudTypes(requester.region, accepter.region);
    checkOnly(call, vpc.id, acceptingVpc.id);
    checkNoInterfaces(call, vpc, acceptingVpc);
    checkQuotas(call, requester, accepter);
    checkNoneInProgress(call, vpc.id, acceptingVpc.id);
    const resourceGroup = resourceGroupOf(account, parameters.ResourceGroupId);
    if (parameters.DryRun) throw DryRunOperation();

    const { peerConnections } = store.tables;
    const id = call.newId('pcc');
    const isOwn = accepter.account === requester.account;
    peerConnections.insert({
      id,
      account: requester.account,
      region: requester.region,
      createdAt: now,
      modifiedAt: now,
      name: name ?? '',
      description: description ?? '',
      status: 'Creating',
      vpc: vpc.id,
      acceptingAccount: accepter.account,
      acceptingRegion: accepter.region,
      acceptingVpc: acceptingVpc.id,
      ...link,
      expiresAt: isOwn ? null : now + EXPIRY,
      resourceGroup,
      acceptingResourceGroup: call.accounts.find((other) => other.id === accepter.account)?.resourceGroups[0]?.id ?? '',
    });
    setTags(call, id, requester, parameters.Tag);
    call.after(timing.createVpcPeerConnection, peerConnections, id, { status: isOwn ? 'Activated' : 'Accepting' });
    if (!isOwn) call.after(EXPIRY, peerConnections, id, { status: 'Expired' });
    return { InstanceId: id };
  },
});

interface LinkParameters {
  readonly Bandwidth: number | undefined;
  readonly LinkType: string | undefined;
}

/** Bandwidth and link type exist between regions only. */
function checkLink({ parameters, quotas }: Call<LinkParameters>, across: boolean) {
  const { Bandwidth: bandwidth, LinkType: type } = parameters;
  if (bandwidth !== undefined && (bandwidth <= 0 || !across)) throw illegalParameter('Bandwidth');
  const linkType = type ? linkTypeOf(type) : 'Gold';
  if (type && !across) throw SameRegionLinkType();
  if (bandwidth !== undefined && bandwidth > quotas.peeringBandwidth) throw BandwidthQuota();
  return across
    ? { bandwidth: bandwidth ?? quotas.peeringBandwidth, linkType }
    : ({ bandwidth: -1, linkType: '' } as const);
}
