import type { Draft } from '../../plan/draft.ts';
import { removalsOf } from '../../plan/removals.ts';
import type { DriverInput, DriverLink, Link } from '../driver.ts';
import { joins } from '../vpc-peering/peerings.ts';
import { draftCreate } from './create.ts';
import { type End, endOf, type LinkDraft, linkEnd, wayOut } from './end.ts';
import { draftMeeting } from './meeting.ts';
import { isBetween, pairOf } from './pairs.ts';

/** Drafts what makes each link as declared: its two ends, their peer data, the connection, the bandwidth class. */
export function draftLinks(input: DriverInput, draft: Draft): readonly DriverLink[] {
  return input.links.map((link) => draftLink(input, link, draft));
}

function draftLink(input: DriverInput, link: Link, draft: Draft): DriverLink {
  const pair = pairOf(input, link);
  // Where an end exists already, the roles stay as they are, whatever the order in the spec: they change nothing.
  const [first, second] = link.networks;
  const turned =
    (pair.initiator !== undefined && pair.initiator.RouterId === second.vpc.VRouterId) ||
    (pair.initiator === undefined && pair.acceptor !== undefined && pair.acceptor.RouterId === first.vpc.VRouterId);
  const [from, to] = turned ? [second, first] : [first, second];
  const initiator = endOf(link, 'InitiatingSide', from, to, pair.initiator);
  const acceptor = endOf(link, 'AcceptingSide', to, from, pair.acceptor);
  const drafting: LinkDraft = {
    input,
    link,
    owner: { interconnect: input.spec.name, link: link.key },
    draft,
    differences: new Map([
      [initiator, []],
      [acceptor, []],
    ]),
  };
  // What is left over between the two counts as the one connection they may have: it goes before this one is made.
  const peerings = input.world.peerings.filter((item) => joins(item, link.networks));
  const between = [
    ...input.world.interfaces.filter((item) => isBetween(link, item)).map((item) => item.RouterInterfaceId),
    ...peerings.map((item) => item.InstanceId),
  ];
  const removed = removalsOf(between, draft);
  const created = [initiator, acceptor].flatMap((end) =>
    end.found === undefined ? [draftCreate(drafting, end, removed)] : [],
  );
  const ready = draftMeeting(drafting, initiator, acceptor, [...created, ...removed]);
  draftUpdates(drafting);
  const ends = turned ? [acceptor, initiator] : [initiator, acceptor];
  return { link, waysOut: both(ends, (end) => wayOut(end, ready)), ends: both(ends, linkEnd) };
}

/** One change for each end that exists and will be different. */
function draftUpdates({ differences, draft }: LinkDraft): void {
  for (const [{ found, address }, fields] of differences) {
    if (found === undefined || fields.length === 0) continue;
    const { place, RouterInterfaceId: id } = found;
    draft.changes.push({ action: 'update', kind: 'RouterInterface', address, id, region: place.region, fields });
  }
}

const both = <T>([a, b]: readonly End[], make: (end: End) => T): readonly [T, T] => [make(a as End), make(b as End)];
