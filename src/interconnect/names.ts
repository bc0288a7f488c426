import type { Role, RouterInterface, VpcPeerConnection } from '../provider/index.ts';

/**
 * How Isthmus marks what it makes, and knows it again. Names join their parts with `_`, which no part may contain, so
 * they can be read back; tags say the same where names were changed.
 */
const MARK = 'isthmus';
const INTERCONNECT_TAG = 'isthmus:interconnect';
const LINK_TAG = 'isthmus:link';
const SHADOW = 'shadow';

/** Whose a thing is. */
export interface Owner {
  readonly interconnect: string;
  /** `app/data` */
  readonly link: string;
}

export type RoleWord = 'initiator' | 'acceptor';

export const roleWord = (role: Role): RoleWord => (role === 'InitiatingSide' ? 'initiator' : 'acceptor');

const join = (interconnect: string, link: string): string => [MARK, interconnect, ...link.split('/')].join('_');

/** `Name` of a router interface. At most 8 + 32 × 3 + 9 + 4 characters, of the 128 allowed. */
export const interfaceName = (owner: Owner, role: Role): string =>
  `${join(owner.interconnect, owner.link)}_${roleWord(role)}`;

/** `RouteEntryName` of a route entry. */
export const routeName = (owner: Owner): string => join(owner.interconnect, owner.link);

/** `RouteEntryName` of an entry that stands in for a while, for another that is being moved (`plan/move-routes.ts`). */
export const shadowName = (owner: Owner): string => `${join(owner.interconnect, owner.link)}_${SHADOW}`;

/** `Name` of a VPC peering. */
export const peeringName = (owner: Owner): string => join(owner.interconnect, owner.link);

/** What is written into `Description`: must begin with a letter. */
export const description = (owner: Owner): string =>
  `Made by Isthmus for the interconnect ${owner.interconnect}, ${owner.link}. Change it there.`;

/** The tags that mark a router interface or a peering as ours, those of the spec after them. */
export const tagsOf = (owner: Owner, tags: { readonly [key: string]: string }) =>
  Object.entries({ [INTERCONNECT_TAG]: owner.interconnect, [LINK_TAG]: owner.link, ...tags }).map(([Key, Value]) => ({
    Key,
    Value,
  }));

/** The owner that a name tells; undefined when the name is not one of ours. */
export function ownerOfName(name: string | undefined): Owner | undefined {
  const [mark, interconnect, a, b, role, more] = (name ?? '').split('_');
  if (mark !== MARK || !interconnect || !a || !b || more !== undefined) return undefined;
  if (role !== undefined && role !== 'initiator' && role !== 'acceptor' && role !== SHADOW) return undefined;
  return { interconnect, link: `${a}/${b}` };
}

/** Whether a name is one of a stand-in of ours. */
export const isShadowName = (name: string | undefined): boolean =>
  ownerOfName(name) !== undefined && (name ?? '').endsWith(`_${SHADOW}`);

/** Something that a spec may have taken over: then it counts as ours without any mark. */
export interface Adoptable {
  readonly adopted?: Owner;
}

/** The owner of a router interface, by its tags or else by its name; undefined when Isthmus did not make it. */
export const ownerOfInterface = (item: RouterInterface & Adoptable): Owner | undefined =>
  ownerByMarks(item.Tags?.Tags ?? [], item.Name) ?? item.adopted;

/** The owner of a VPC peering. Its tags are seen by the account that set them alone, its name by both. */
export const ownerOfPeering = (item: VpcPeerConnection & Adoptable): Owner | undefined =>
  ownerByMarks(item.Tags ?? [], item.Name) ?? item.adopted;

/** The link of something of ours that tells no more which one it was made for. */
export const UNKNOWN_LINK = '?/?';

function ownerByMarks(
  marks: readonly { readonly Key: string; readonly Value: string }[],
  name: string | undefined,
): Owner | undefined {
  const tags = new Map(marks.map((tag) => [tag.Key, tag.Value]));
  const interconnect = tags.get(INTERCONNECT_TAG);
  const link = tags.get(LINK_TAG);
  const named = ownerOfName(name);
  if (interconnect === undefined) return named;
  // The one mark says whose it is; where the other was taken off, the name or the peer data tell the link.
  return { interconnect, link: link ?? named?.link ?? UNKNOWN_LINK };
}
