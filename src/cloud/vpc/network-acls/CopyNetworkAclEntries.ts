import { DryRunOperation, vpcAction } from '../../action.ts';
import { boolean, text } from '../../parameters.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { NetworkAclEntry } from '../../store/rows.ts';
import { changeable, isInMiddleStatus } from './bindings.ts';
import { AclNotFound, AttachmentInMiddleStatus, mandatory } from './errors.ts';

/** Puts copies of another ACL's entries in the place of all there are. Source: API page CopyNetworkAclEntries. */
export const CopyNetworkAclEntries = vpcAction({
  name: 'CopyNetworkAclEntries',
  effect: 'write',
  parameters: {
    RegionId: text,
    NetworkAclId: mandatory('NetworkAclId'),
    SourceNetworkAclId: mandatory('SourceNetworkAclId'),
    DryRun: boolean,
    ClientToken: text,
  },
  run(call) {
    const { parameters, store, timing } = call;
    const { networkAcls } = store.tables;
    const acl = changeable(call, parameters.NetworkAclId);
    const source = ownedOr(call, networkAcls, parameters.SourceNetworkAclId, AclNotFound);
    if (isInMiddleStatus(call, acl)) throw AttachmentInMiddleStatus();
    if (parameters.DryRun) throw DryRunOperation();
    const copies = (entries: readonly NetworkAclEntry[]): readonly NetworkAclEntry[] =>
      entries.map((entry) => ({ ...entry, id: call.newId('nae') }));
    networkAcls.update(acl.id, {
      ingress: copies(source.ingress),
      egress: copies(source.egress),
      status: 'Modifying',
    });
    call.after(timing.modifyNetworkAcl, networkAcls, acl.id, { status: 'Available' });
    return {};
  },
});
