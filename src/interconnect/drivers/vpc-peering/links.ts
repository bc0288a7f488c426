import type { Draft } from '../../plan/draft.ts';
import { removalsOf } from '../../plan/removals.ts';
import type { FieldChange, IdOrLater, LinkEnd } from '../../plan/types.ts';
import type { FoundNetwork, FoundPeering } from '../../world.ts';
import type { DriverInput, DriverLink, Link, WayOut } from '../driver.ts';
import { draftAccept, type Sides } from './accept.ts';
import { draftCreate } from './create.ts';
import { addressOf, joins, passes, servingPeering } from './peerings.ts';
import { activated, peeringStep } from './steps.ts';
import { draftTags, draftUpdate } from './updates.ts';

/** Drafts what makes each link as declared: the peering, the other account's answer, its name, bandwidth and tags. */
export const draftLinks = (input: DriverInput, draft: Draft): readonly DriverLink[] =>
  input.links.map((link) => draftLink(input, link, draft));

function draftLink(input: DriverInput, link: Link, draft: Draft): DriverLink {
  const found = servingPeering(input, link);
  const [first, second] = link.networks;
  // Who asked stays so, whatever the order in the spec: it changes nothing.
  const turned = found !== undefined && found.Vpc.VpcId === second.vpc.VpcId;
  const [requester, accepter] = turned ? [second, first] : [first, second];
  const address = addressOf(link.key);
  const sides: Sides = { address, requester, accepter, draft };
  const after =
    found === undefined
      ? draftCreate({ input, link, ...sides }, inTheWay(input, link, draft))
      : draftFound({ input, link, ...sides }, found);
  const id: IdOrLater = found?.InstanceId ?? { idOf: address };
  const way: WayOut = { nextHopType: 'VpcPeer', nextHop: id, after };
  const end = (network: FoundNetwork): LinkEnd => ({
    network: network.name,
    role: network === requester ? 'Requester' : 'Accepter',
    ...(found === undefined ? {} : { id: found.InstanceId, status: found.Status }),
    works: found !== undefined && passes(found),
  });
  return { link, waysOut: [way, way], ends: [end(first), end(second)] };
}

/** Steps after which nothing of ours between the two VPCs is left that would forbid a new peering. */
function inTheWay({ world }: DriverInput, link: Link, draft: Draft): readonly string[] {
  const routers = link.networks.map((network) => network.vpc.VRouterId);
  const peerings = world.peerings.filter((item) => joins(item, link.networks)).map((item) => item.InstanceId);
  const interfaces = world.interfaces
    .filter((item) => routers.includes(item.RouterId) && routers.includes(item.OppositeRouterId ?? ''))
    .map((item) => item.RouterInterfaceId);
  return removalsOf([...peerings, ...interfaces], draft);
}

/** Brings a peering that exists to what is declared, as one change; gives the steps to wait for before routes are made. */
function draftFound(sides: Sides & { readonly input: DriverInput; readonly link: Link }, found: FoundPeering) {
  const { input, link, address, draft } = sides;
  const fields: FieldChange[] = [];
  const settled = draftSettled(sides, found, fields);
  const updated = draftUpdate({ input, link, draft, found, fields }, settled);
  draftTags({ input, link, draft, found, fields });
  if (fields.length > 0) {
    const { InstanceId: id, place } = found;
    draft.changes.push({ action: 'update', kind: 'VpcPeerConnection', address, id, region: place.region, fields });
  }
  return [...settled, ...updated];
}

/** Brings a peering that exists to Activated; gives the steps to wait for. */
function draftSettled(sides: Sides, found: FoundPeering, fields: FieldChange[]): readonly string[] {
  const { address, requester, accepter, draft } = sides;
  if (found.Status === 'Activated') return [];
  const id = found.InstanceId;
  fields.push({ name: 'Status', from: found.Status, to: 'Activated' });
  if (found.Status === 'Accepting') return [draftAccept(sides, id, [])];
  const asks = found.Status === 'Creating' && requester.account !== accepter.account;
  const wait = peeringStep(draft, {
    address,
    slug: 'wait',
    title: `Wait for ${found.Status} to end: ${id}`,
    place: found.place,
    id,
    until: asks ? { Status: 'Accepting' } : activated,
    dependsOn: [],
    vpcs: [requester.vpc.VpcId, accepter.vpc.VpcId],
  });
  return asks ? [draftAccept(sides, id, [wait])] : [wait];
}
