import { description, interfaceName, roleWord, tagsOf } from '../../names.ts';
import { removalsOf } from '../../plan/removals.ts';
import { inPlace } from '../../world.ts';
import { type End, type LinkDraft, ownerId } from './end.ts';
import { waitFor } from './steps.ts';

/** Drafts the creation of an end that does not exist; gives the step. */
export function draftCreate({ input, owner, link, draft }: LinkDraft, end: End, removed: readonly string[]): string {
  const { place, vpc } = end.network;
  const spec = end.role === 'InitiatingSide' ? link.spec : 'Negative';
  const OppositeRouterId = end.opposite.vpc.VRouterId;
  draft.changes.push({
    action: 'create',
    kind: 'RouterInterface',
    address: end.address,
    region: place.region,
    fields: [
      { name: 'RouterInterfaceId', later: true },
      { name: 'Name', to: interfaceName(owner, end.role) },
      { name: 'RouterId', to: vpc.VRouterId },
      { name: 'Role', to: end.role },
      { name: 'Spec', to: spec },
      { name: 'OppositeRouterId', to: OppositeRouterId },
      { name: 'OppositeInterfaceId', later: true },
      { name: 'Status', to: 'Active' },
    ],
  });
  // What goes from the same VRouter goes first: it counts against the five.
  const here = input.world.interfaces
    .filter((item) => item.RouterId === vpc.VRouterId)
    .map((item) => item.RouterInterfaceId);
  const before = [...new Set([...removalsOf(here, draft), ...removed])];
  return draft.step({
    id: `${end.address.replace(' ', ':')}:create`,
    title: `Create the ${roleWord(end.role)} router interface on ${end.network.name}, towards ${end.opposite.name}`,
    about: end.address,
    call: {
      product: 'Vpc',
      action: 'CreateRouterInterface',
      ...inPlace(place),
      parameters: {
        RouterType: 'VRouter',
        RouterId: vpc.VRouterId,
        Role: end.role,
        Spec: spec,
        OppositeRegionId: end.opposite.place.region,
        OppositeRouterType: 'VRouter',
        OppositeRouterId,
        ...ownerId(end),
        Name: interfaceName(owner, end.role),
        Description: description(owner),
        Tags: tagsOf(owner, input.spec.tags),
      },
      tokenFor: `${end.address} on ${vpc.VRouterId} towards ${OppositeRouterId}`,
    },
    makes: { resource: end.address, field: 'RouterInterfaceId' },
    dependsOn: before,
    waits: [waitFor(place, [end.id], { Status: 'Idle' })],
  });
}
