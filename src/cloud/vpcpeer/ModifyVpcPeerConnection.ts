import { action, type Call } from '../action.ts';
import { required, text } from '../parameters.ts';
import type { PeerConnectionRow } from '../store/rows.ts';
import {
  BandwidthQuota,
  DryRunOperation,
  illegalParameter,
  incorrectStatus,
  SameRegionBandwidth,
  SameRegionLinkType,
} from './errors.ts';
import { findLiving } from './find-connection.ts';
import { legalBoolean, legalInteger, linkTypeOf } from './parameters.ts';
import { checkTexts, MODIFICATION } from './text-rules.ts';

/**
 * Changes name, description, bandwidth or link type, by either owner: Updating for a while, during which traffic flows on
 * (unconfirmed). Source: API page ModifyVpcPeerConnection.
 */
export const ModifyVpcPeerConnection = action({
  product: 'VpcPeer',
  name: 'ModifyVpcPeerConnection',
  effect: 'write',
  parameters: {
    RegionId: text,
    InstanceId: required(text),
    Name: text,
    Description: text,
    Bandwidth: legalInteger,
    LinkType: text,
    DryRun: legalBoolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, now, timing } = call;
    checkTexts(MODIFICATION, parameters.Name, parameters.Description);
    const row = findLiving(call, parameters.InstanceId);
    if (row.status !== 'Activated') throw incorrectStatus('VpcPeer', row.id);
    const link = changedLink(call, row);
    if (parameters.DryRun) throw DryRunOperation();

    const { Name: name = row.name, Description: description = row.description } = parameters;
    const { peerConnections } = store.tables;
    peerConnections.update(row.id, { ...link, name, description, status: 'Updating', modifiedAt: now });
    call.after(timing.modifyVpcPeerConnection, peerConnections, row.id, { status: 'Activated' });
    return {};
  },
});

interface LinkParameters {
  readonly Bandwidth: number | undefined;
  readonly LinkType: string | undefined;
}

function changedLink({ parameters, quotas }: Call<LinkParameters>, row: PeerConnectionRow): Partial<PeerConnectionRow> {
  const { Bandwidth: bandwidth, LinkType: type } = parameters;
  const inRegion = row.region === row.acceptingRegion;
  if (bandwidth !== undefined && bandwidth <= 0) throw illegalParameter('Bandwidth');
  const linkType = type ? linkTypeOf(type) : row.linkType;
  if (bandwidth !== undefined && inRegion) throw SameRegionBandwidth();
  if (bandwidth !== undefined && bandwidth > quotas.peeringBandwidth) throw BandwidthQuota();
  if (type && inRegion) throw SameRegionLinkType();
  return { bandwidth: bandwidth ?? row.bandwidth, linkType };
}
