import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, objects, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import { VpcNotFound } from '../shared/errors.ts';
import { changeable, isInMiddleStatus } from './bindings.ts';
import { DIRECTIONS, egressMembers, ingressMembers, newEntries, type WantedEntry } from './entry-rules.ts';
import { AttachmentInMiddleStatus, mandatory } from './errors.ts';

/** Puts new entries, in order, in the place of all those of a direction. Source: API page UpdateNetworkAclEntries. */
export const UpdateNetworkAclEntries = vpcAction({
  name: 'UpdateNetworkAclEntries',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkAclId: mandatory('NetworkAclId'),
    UpdateIngressAclEntries: boolean,
    IngressAclEntries: objects(ingressMembers),
    UpdateEgressAclEntries: boolean,
    EgressAclEntries: objects(egressMembers),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { networkAcls, vpcs } = store.tables;
    const acl = changeable(call, parameters.NetworkAclId);
    const vpc = ownedOr(call, vpcs, acl.vpc, VpcNotFound);
    const sources = parameters.IngressAclEntries.map((entry) => wanted(entry, entry.SourceCidrIp));
    const targets = parameters.EgressAclEntries.map((entry) => wanted(entry, entry.DestinationCidrIp));
    const ingress = newEntries(call, vpc, DIRECTIONS.ingress, sources, acl.ingress);
    const egress = newEntries(call, vpc, DIRECTIONS.egress, targets, acl.egress);
    if (isInMiddleStatus(call, acl)) throw AttachmentInMiddleStatus();
    if (parameters.DryRun) throw DryRunOperation();
    networkAcls.update(acl.id, {
      ingress: parameters.UpdateIngressAclEntries ? ingress : acl.ingress,
      egress: parameters.UpdateEgressAclEntries ? egress : acl.egress,
      status: 'Modifying',
    });
    call.after(timing.modifyNetworkAcl, networkAcls, acl.id, { status: 'Available' });
    return {};
  },
});

type Members = { readonly [Name in keyof typeof ingressMembers]?: string | undefined };

const wanted = (entry: Members, peer: string | undefined): WantedEntry => ({
  id: entry.NetworkAclEntryId,
  name: entry.NetworkAclEntryName,
  description: entry.Description,
  type: entry.EntryType,
  ipVersion: entry.IpVersion,
  policy: entry.Policy,
  protocol: entry.Protocol,
  port: entry.Port,
  peer,
});
