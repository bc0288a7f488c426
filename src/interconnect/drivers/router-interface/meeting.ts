import { interfaceName, roleWord, tagsOf } from '../../names.ts';
import type { IdOrLater } from '../../plan/types.ts';
import { inPlace } from '../../world.ts';
import { differs, type End, type LinkDraft, ownerId } from './end.ts';
import { active, BECOMING_ACTIVE, inactive, interfaceStep, waitFor } from './steps.ts';

/** From two ends that exist to a connection: peers, bandwidth class, connect or activate. Gives the steps to wait for. */
export function draftMeeting(
  drafting: LinkDraft,
  initiator: End,
  acceptor: End,
  before: readonly string[],
): readonly string[] {
  const ends = [initiator, acceptor] as const;
  const idle = (initiator.found?.Status ?? 'Idle') === 'Idle' && (acceptor.found?.Status ?? 'Idle') === 'Idle';
  const wired = [
    draftAttributes(drafting, initiator, acceptor, idle, before),
    draftAttributes(drafting, acceptor, initiator, idle, before),
  ].flat();
  for (const end of ends) draftTags(drafting, end);
  if (idle) {
    const spec = draftSpec(drafting, initiator, wired, 'Idle');
    for (const end of ends) differs(drafting, end, { name: 'Status', from: 'Idle', to: 'Active' });
    return [draftConnect(drafting, initiator, acceptor, [...before, ...wired, ...spec])];
  }
  const settled = ends.flatMap((end) => draftActive(drafting, end, wired));
  const spec = draftSpec(drafting, initiator, [...wired, ...settled], 'Active');
  return [...wired, ...settled, ...spec];
}

function draftAttributes(
  drafting: LinkDraft,
  end: End,
  peer: End,
  idle: boolean,
  before: readonly string[],
): readonly string[] {
  const { found } = end;
  const parameters: { [name: string]: IdOrLater } = {};
  const set = (name: string, from: string | undefined, to: IdOrLater): void => {
    if (from === to) return;
    parameters[name] = to;
    const change = { name, ...(from === undefined || from === '' ? {} : { from }) };
    differs(drafting, end, typeof to === 'string' ? { ...change, to } : { ...change, later: true });
  };
  if (idle) {
    set('OppositeInterfaceId', found?.OppositeInterfaceId, peer.id);
    const router = peer.network.vpc.VRouterId;
    if (found !== undefined) set('OppositeRouterId', found.OppositeRouterId, router);
    const { OppositeInterfaceOwnerId } = ownerId(end);
    if (found !== undefined && OppositeInterfaceOwnerId !== undefined) {
      set('OppositeInterfaceOwnerId', found.OppositeInterfaceOwnerId, OppositeInterfaceOwnerId);
    }
  }
  if (found !== undefined && found.adopted === undefined)
    set('Name', found.Name, interfaceName(drafting.owner, end.role));
  if (Object.keys(parameters).length === 0) return [];
  const title = Object.keys(parameters).includes('OppositeInterfaceId')
    ? `Tell the ${roleWord(end.role)} on ${end.network.name} its peer on ${peer.network.name}`
    : `Correct the ${roleWord(end.role)} on ${end.network.name}, towards ${peer.network.name}`;
  return [
    drafting.draft.step({
      id: `${end.address.replace(' ', ':')}:modify`,
      title,
      about: end.address,
      call: {
        product: 'Vpc',
        action: 'ModifyRouterInterfaceAttribute',
        ...inPlace(end.network.place),
        parameters: { RouterInterfaceId: end.id, ...parameters },
      },
      dependsOn: before,
      waits: [],
    }),
  ];
}

/**
 * Sets the tags that mark an end as ours, and those of the spec, where they are missing or other; further tags are left
 * alone. Nothing waits for it.
 */
function draftTags(drafting: LinkDraft, end: End): void {
  const { found, address } = end;
  if (found?.Tags === undefined) return;
  const there = new Map(found.Tags.Tags.map((tag) => [tag.Key, tag.Value]));
  const { tags } = drafting.input.spec;
  // What the spec adopts by its id needs no mark: it stays as its maker left it.
  const marked = tagsOf(drafting.owner, tags);
  const wanted = found.adopted === undefined ? marked : marked.filter(({ Key }) => Object.hasOwn(tags, Key));
  const missing = wanted.filter(({ Key, Value }) => there.get(Key) !== Value);
  if (missing.length === 0) return;
  for (const { Key, Value } of missing) {
    const from = there.get(Key);
    differs(drafting, end, { name: `Tags.${Key}`, ...(from === undefined ? {} : { from }), to: Value });
  }
  drafting.draft.step({
    id: `${address.replace(' ', ':')}:tag`,
    title: `Tag ${found.RouterInterfaceId}`,
    about: address,
    call: {
      product: 'Vpc',
      action: 'TagResourcesForExpressConnect',
      ...inPlace(end.network.place),
      parameters: {
        ResourceType: 'ROUTERINTERFACE',
        ResourceId: [found.RouterInterfaceId],
        Tag: missing,
      },
    },
    dependsOn: [],
    waits: [],
  });
}

function draftSpec(
  drafting: LinkDraft,
  initiator: End,
  dependsOn: readonly string[],
  Status: 'Idle' | 'Active',
): readonly string[] {
  const { found } = initiator;
  const { link, draft } = drafting;
  if (found === undefined || found.Spec === link.spec) return [];
  differs(drafting, initiator, { name: 'Spec', from: found.Spec, to: link.spec });
  const what = {
    slug: 'spec',
    title: `Change the bandwidth class to ${link.spec}:`,
    action: 'ModifyRouterInterfaceSpec',
    until: { Status, Spec: link.spec },
  };
  return [draft.step(interfaceStep(found, initiator.address, what, dependsOn, { Spec: link.spec }))];
}

function draftConnect({ link, draft }: LinkDraft, initiator: End, acceptor: End, dependsOn: readonly string[]): string {
  return draft.step({
    id: `${link.key}:connect`,
    title: `Connect ${initiator.network.name} to ${acceptor.network.name}`,
    about: initiator.address,
    call: {
      product: 'Vpc',
      action: 'ConnectRouterInterface',
      ...inPlace(initiator.network.place),
      parameters: { RouterInterfaceId: initiator.id },
    },
    dependsOn,
    waits: [
      waitFor(initiator.network.place, [initiator.id], active),
      waitFor(acceptor.network.place, [acceptor.id], active),
    ],
  });
}

/** Brings one end of a connected pair back to Active: somebody deactivated it, or a `down` did not finish. */
function draftActive(drafting: LinkDraft, end: End, dependsOn: readonly string[]): readonly string[] {
  const { found, address } = end;
  const { draft } = drafting;
  if (found === undefined || found.Status === 'Active') return [];
  differs(drafting, end, { name: 'Status', from: found.Status, to: 'Active' });
  // Idle while its peer is past that: the list lags behind, and taking a working pair down for that would be an outage.
  if (BECOMING_ACTIVE.has(found.Status) || found.Status === 'Idle') {
    const title = `Wait for ${found.Status} to end:`;
    return [draft.step(interfaceStep(found, address, { slug: 'wait', title, until: active }, dependsOn))];
  }
  let before = dependsOn;
  if (found.Status === 'Deactivating') {
    const title = 'Wait for Deactivating to end:';
    before = [draft.step(interfaceStep(found, address, { slug: 'wait', title, until: inactive }, dependsOn))];
  }
  const what = { slug: 'activate', title: 'Activate', action: 'ActivateRouterInterface', until: active };
  return [draft.step(interfaceStep(found, address, what, before))];
}
