import { peeringName } from '../../names.ts';
import type { Draft } from '../../plan/draft.ts';
import type { FieldChange } from '../../plan/types.ts';
import { type FoundPeering, inPlace } from '../../world.ts';
import type { DriverInput, Link } from '../driver.ts';
import { addressOf } from './peerings.ts';
import { peeringStep } from './steps.ts';

interface Update {
  readonly input: DriverInput;
  readonly link: Link;
  readonly draft: Draft;
  readonly found: FoundPeering;
  /** What will be different about it, gathered while the steps are drafted. */
  readonly fields: FieldChange[];
}

/** Corrects name and bandwidth in place: traffic flows on. Gives the steps to wait for before routes are made. */
export function draftUpdate(
  { input, link, draft, found, fields }: Update,
  ready: readonly string[],
): readonly string[] {
  const name = peeringName({ interconnect: input.spec.name, link: link.key });
  const { bandwidth } = link.connect;
  const across = found.RegionId !== found.AcceptingRegionId;
  const wanted = {
    ...(found.Name === name || found.adopted !== undefined ? {} : { Name: name }),
    ...(!across || bandwidth === undefined || found.Bandwidth === bandwidth ? {} : { Bandwidth: bandwidth }),
  };
  const values = Object.fromEntries(Object.entries(wanted).map(([field, value]) => [field, String(value)]));
  if (Object.keys(values).length === 0) return [];
  const before = { Name: found.Name, Bandwidth: found.Bandwidth };
  for (const [field, to] of Object.entries(values)) fields.push(different(field, before[field as 'Name'], to));
  return [
    peeringStep(draft, {
      address: addressOf(link.key),
      slug: 'modify',
      title: `Correct the peering ${found.InstanceId}`,
      place: found.place,
      id: found.InstanceId,
      action: 'ModifyVpcPeerConnection',
      parameters: wanted,
      tokenFor: Object.values(values).join(' '),
      until: { ...values, Status: 'Activated' },
      dependsOn: ready,
      vpcs: [found.Vpc.VpcId, found.AcceptingVpc.VpcId],
    }),
  ];
}

/**
 * Sets the tags of the spec that are missing or other; tags that the spec does not name are left alone. Nothing waits for
 * it.
 */
export function draftTags({ input, link, draft, found, fields }: Update): void {
  if (found.Tags === undefined) return;
  const there = new Map(found.Tags.map((tag) => [tag.Key, tag.Value]));
  const missing = Object.entries(input.spec.tags).filter(([key, value]) => there.get(key) !== value);
  if (missing.length === 0) return;
  for (const [key, to] of missing) fields.push(different(`Tags.${key}`, there.get(key), to));
  const address = addressOf(link.key);
  draft.step({
    id: `${address.replace(' ', ':')}:tag`,
    title: `Tag ${found.InstanceId}`,
    about: address,
    call: {
      product: 'VpcPeer',
      action: 'TagResources',
      ...inPlace(found.place),
      parameters: {
        ResourceType: 'PeerConnection',
        ResourceId: [found.InstanceId],
        Tag: missing.map(([Key, Value]) => ({ Key, Value })),
      },
    },
    dependsOn: [],
    waits: [],
  });
}

const different = (name: string, from: string | number | undefined, to: string): FieldChange => ({
  name,
  ...(from === undefined || from === '' ? {} : { from: String(from) }),
  to,
});
