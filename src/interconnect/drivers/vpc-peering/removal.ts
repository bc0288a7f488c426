import { ownerOfPeering } from '../../names.ts';
import type { Draft } from '../../plan/draft.ts';
import type { FoundPeering } from '../../world.ts';
import type { Doomed, DriverInput } from '../driver.ts';
import { warnOfEnds } from '../out-of-reach.ts';
import { addressOf, isOwn, passes, servingPeering } from './peerings.ts';
import { peeringStep } from './steps.ts';

/** Our peerings that have to go: all for `down`; for `up` those that serve no declared link. */
export function doomedPeerings(input: DriverInput, everything: boolean): readonly Doomed[] {
  const needed = new Set(everything ? [] : input.links.map((link) => servingPeering(input, link)?.InstanceId));
  return input.world.peerings
    .filter((item) => isOwn(input, item) && !needed.has(item.InstanceId))
    .map((item): Doomed => {
      const link = ownerOfPeering(item)?.link ?? '';
      const address = addressOf(link);
      const joins = [item.Vpc.VpcId, item.AcceptingVpc.VpcId] as const;
      return { id: item.InstanceId, address, link, group: address, ...(passes(item) ? { joins } : {}) };
    });
}

/** Delete, wait until it is gone. One that is between two states is waited for first. */
export function draftPeeringRemoval(
  input: DriverInput,
  doomed: readonly Doomed[],
  after: (group: string) => readonly string[],
  draft: Draft,
): void {
  const byId = new Map(input.world.peerings.map((item) => [item.InstanceId, item]));
  for (const { id, address, group } of doomed) {
    const item = byId.get(id);
    if (item === undefined) continue;
    draftOne(item, address, after(group), draft);
    warnOfEnds(item, input.world, draft);
    draft.changes.push({
      action: 'delete',
      kind: 'VpcPeerConnection',
      address,
      id,
      region: item.place.region,
      fields: [
        { name: 'VpcId', from: item.Vpc.VpcId },
        { name: 'AcceptingVpcId', from: item.AcceptingVpc.VpcId },
        { name: 'Status', from: item.Status },
      ],
    });
  }
}

function draftOne(item: FoundPeering, address: string, after: readonly string[], draft: Draft): void {
  const { InstanceId: id, place } = item;
  const vpcs = [item.Vpc.VpcId, item.AcceptingVpc.VpcId];
  const step = { address, place, id, vpcs };
  if (item.Status === 'Deleting') {
    const title = `Wait for the end of the deletion of ${id}`;
    peeringStep(draft, { ...step, slug: 'wait', title, until: 'gone', dependsOn: after });
    return;
  }
  const title = `Delete ${id}`;
  const action = 'DeleteVpcPeerConnection';
  peeringStep(draft, { ...step, slug: 'delete', title, action, until: 'gone', dependsOn: after });
}
