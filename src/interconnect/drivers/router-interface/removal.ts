import { ownerOfInterface } from '../../names.ts';
import type { Draft } from '../../plan/draft.ts';
import type { Step } from '../../plan/types.ts';
import type { FoundInterface } from '../../world.ts';
import type { Doomed, DriverInput } from '../driver.ts';
import { warnOfPeer } from '../out-of-reach.ts';
import { isOwn, mutual, pairOf } from './pairs.ts';
import { active, addressOf, BECOMING_ACTIVE, inactive, interfaceStep } from './steps.ts';

/** Our interfaces that have to go: all for `down`; for `up` those that serve no declared link. */
export function doomedInterfaces(input: DriverInput, everything: boolean): readonly Doomed[] {
  const needed = new Set<string>();
  if (!everything) {
    for (const link of input.links) {
      const { initiator, acceptor } = pairOf(input, link);
      for (const item of [initiator, acceptor]) if (item !== undefined) needed.add(item.RouterInterfaceId);
    }
  }
  return input.world.interfaces
    .filter((item) => isOwn(input, item) && !needed.has(item.RouterInterfaceId))
    .map((item) => {
      const link = ownerOfInterface(item)?.link ?? '';
      const joins = joinedBy(input, item);
      const address = addressOf(link, item);
      return { id: item.RouterInterfaceId, address, link, group: link, ...(joins === undefined ? {} : { joins }) };
    });
}

/** The two VPCs of a pair that works: both ends Active, each naming the other. */
function joinedBy({ world }: DriverInput, item: FoundInterface): readonly [string, string] | undefined {
  const peer = world.interfaces.find((other) => other.RouterInterfaceId === item.OppositeInterfaceId);
  const works = item.Status === 'Active' && peer?.Status === 'Active' && mutual(item, peer);
  const [a, b] = [item.VpcInstanceId, peer?.VpcInstanceId];
  return works && a !== undefined && b !== undefined ? [a, b] : undefined;
}

/** Deactivate what is Active, delete, wait until it is gone: each side by itself, both at the same time. */
export function draftInterfaceRemoval(
  input: DriverInput,
  doomed: readonly Doomed[],
  after: (group: string) => readonly string[],
  draft: Draft,
): void {
  const byId = new Map(input.world.interfaces.map((item) => [item.RouterInterfaceId, item]));
  for (const { id, address, group } of doomed) {
    const item = byId.get(id);
    if (item === undefined) continue;
    draftOne(item, address, after(group), draft);
    warnOfPeer(item, input.world, draft);
    draft.changes.push({
      action: 'delete',
      kind: 'RouterInterface',
      address,
      id,
      region: item.place.region,
      fields: [
        { name: 'RouterId', from: item.RouterId },
        { name: 'Spec', from: item.Spec },
        { name: 'Status', from: item.Status },
      ],
    });
  }
}

function draftOne(item: FoundInterface, address: string, after: readonly string[], draft: Draft): void {
  if (item.Status === 'Deleting') {
    draft.step(
      interfaceStep(
        item,
        address,
        { slug: 'wait', title: 'Wait for the end of the deletion of', until: 'gone' },
        after,
      ),
    );
    return;
  }
  let dependsOn = after;
  if (BECOMING_ACTIVE.has(item.Status)) {
    const title = `Wait for ${item.Status} to end:`;
    dependsOn = [draft.step(interfaceStep(item, address, { slug: 'wait', title, until: active }, dependsOn))];
  }
  if (BECOMING_ACTIVE.has(item.Status) || item.Status === 'Active') {
    const what = { slug: 'deactivate', title: 'Deactivate', action: 'DeactivateRouterInterface', until: inactive };
    dependsOn = [draft.step(orGone(interfaceStep(item, address, what, dependsOn)))];
  } else if (item.Status === 'Deactivating') {
    const title = 'Wait for Deactivating to end:';
    dependsOn = [draft.step(orGone(interfaceStep(item, address, { slug: 'wait', title, until: inactive }, dependsOn)))];
  }
  const what = { slug: 'delete', title: 'Delete', action: 'DeleteRouterInterface', until: 'gone' as const };
  draft.step(interfaceStep(item, address, what, dependsOn));
}

/** The same step, content as well when the interface is gone: another run may take the same pair down. */
const orGone = (step: Step): Step => ({
  ...step,
  waits: step.waits.map((wait) => ({ ...wait, orGone: true as const })),
});
