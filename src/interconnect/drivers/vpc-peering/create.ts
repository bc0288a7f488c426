import { description, peeringName, tagsOf } from '../../names.ts';
import { inPlace } from '../../world.ts';
import type { DriverInput, Link } from '../driver.ts';
import { draftAccept, type Sides } from './accept.ts';
import { activated, locksOf, waitFor } from './steps.ts';

interface Creation extends Sides {
  readonly input: DriverInput;
  readonly link: Link;
}

/** Drafts a peering that does not exist, and the other account's answer; gives the steps to wait for. */
export function draftCreate(creation: Creation, dependsOn: readonly string[]): readonly string[] {
  const { input, link, address, draft, requester, accepter } = creation;
  const owner = { interconnect: input.spec.name, link: link.key };
  const across = requester.place.region !== accepter.place.region;
  const bandwidth = across && link.connect.bandwidth !== undefined ? { Bandwidth: link.connect.bandwidth } : {};
  const others = requester.account !== accepter.account;
  draft.changes.push({
    action: 'create',
    kind: 'VpcPeerConnection',
    address,
    region: requester.place.region,
    fields: [
      { name: 'InstanceId', later: true },
      { name: 'Name', to: peeringName(owner) },
      { name: 'VpcId', to: requester.vpc.VpcId },
      { name: 'AcceptingVpcId', to: accepter.vpc.VpcId },
      ...(across ? [{ name: 'AcceptingRegionId', to: accepter.place.region }] : []),
      ...(others ? [{ name: 'AcceptingAliUid', to: accepter.account ?? '' }] : []),
      ...Object.entries(bandwidth).map(([name, value]) => ({ name, to: String(value) })),
      { name: 'Status', to: 'Activated' },
    ],
  });
  const vpcs = [requester.vpc.VpcId, accepter.vpc.VpcId];
  const created = draft.step({
    id: `${address.replace(' ', ':')}:create`,
    title: `Create the peering of ${requester.name} with ${accepter.name}`,
    about: address,
    call: {
      product: 'VpcPeer',
      action: 'CreateVpcPeerConnection',
      ...inPlace(requester.place),
      parameters: {
        VpcId: requester.vpc.VpcId,
        AcceptingAliUid: accepter.account ?? '',
        AcceptingRegionId: accepter.place.region,
        AcceptingVpcId: accepter.vpc.VpcId,
        Name: peeringName(owner),
        Description: description(owner),
        ...bandwidth,
        Tag: tagsOf(owner, input.spec.tags),
      },
      tokenFor: `${address} of ${vpcs.join(' with ')}`,
    },
    makes: { resource: address, field: 'InstanceId' },
    dependsOn: [...dependsOn],
    locks: locksOf(...vpcs),
    waits: [waitFor(requester.place, { idOf: address }, others ? { Status: 'Accepting' } : activated)],
  });
  if (!others) return [created];
  return [draftAccept(creation, { idOf: address }, [created])];
}
