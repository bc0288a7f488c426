import { cidr, cidrsOverlap } from '../../../network/cidr.ts';
import { retryCase } from '../../../provider/index.ts';
import { quotaActions } from '../../limits.ts';
import { ownerOfPeering } from '../../names.ts';
import { desiredRoutes } from '../../plan/desired-routes.ts';
import type { Draft } from '../../plan/draft.ts';
import { removedBy } from '../../plan/removals.ts';
import type { FoundNetwork, FoundPeering } from '../../world.ts';
import type { DriverInput, Link } from '../driver.ts';
import { isOwn, joins } from './peerings.ts';

/** What a dry run may answer that does not stand in the way, or that is said better elsewhere. */
const PASSABLE: ReadonlySet<string> = new Set([
  'DryRunOperation',
  // Passes by itself; the step repeats it.
  'Conflict.Operation',
  // Said by the plan's moves: `plan/moves.ts`.
  'ResourceAlreadyExist.RouterInterface',
]);

/** The service's rules that can be known before anything is created. Called when the draft has its steps. */
export function checkPeerings(input: DriverInput, draft: Draft): void {
  for (const link of input.links) {
    checkForeign(input, link, draft);
    checkProbe(input, link, draft);
    checkBandwidth(link, draft);
    checkTransit(link, draft);
  }
  checkQuotas(input, draft);
  checkRejected(input, draft);
}

function checkForeign(input: DriverInput, link: Link, draft: Draft): void {
  const foreign = input.world.peerings.find(
    (item) => joins(item, link.networks) && !isOwn(input, item) && item.Status !== 'Deleting',
  );
  const [a, b] = link.networks;
  if (foreign !== undefined) {
    const maker = ownerOfPeering(foreign)?.interconnect;
    const whose = maker === undefined ? 'that this interconnect did not make' : `of the interconnect "${maker}"`;
    draft.problems.push({
      code: 'ForeignPeering',
      message: `${a.name} and ${b.name} (${a.vpc.VpcId}, ${b.vpc.VpcId}) are peered already by ${foreign.InstanceId} (${foreign.Status}), ${whose}. Two VPCs can have one peering only.`,
      actions: ['Use that peering and take this pair out of the spec, or delete it first.'],
      objects: [foreign.InstanceId, a.vpc.VpcId, b.vpc.VpcId],
    });
  }
  if (a.account === undefined || b.account === undefined) {
    const unknown = [a, b].filter((network) => network.account === undefined);
    draft.problems.push({
      code: 'UnknownOwner',
      message: `The account that owns ${unknown.map((network) => network.name).join(' and ')} is not known; a peering must name it.`,
      actions: ['Check that the credentials may call DescribeVpcs and GetCallerIdentity.'],
      objects: unknown.map((network) => network.vpc.VpcId),
    });
  }
}

/** What the cloud itself said to a dry run. */
function checkProbe(input: DriverInput, link: Link, draft: Draft): void {
  const probe = input.world.probes.get(link.key);
  if (probe === undefined || PASSABLE.has(probe.code)) return;
  const [a, b] = link.networks;
  draft.problems.push({
    code: 'PeeringRefused',
    message: `${a.name} and ${b.name} cannot be peered: asked by a dry run, the cloud answers ${probe.code}: ${probe.message}`,
    actions: [retryCase(probe.code).advice],
    objects: [a.vpc.VpcId, b.vpc.VpcId],
  });
}

function checkBandwidth(link: Link, draft: Draft): void {
  const [a, b] = link.networks;
  if (link.connect.bandwidth === undefined || a.place.region !== b.place.region) return;
  draft.problems.push({
    code: 'BandwidthInRegion',
    message: `${a.name} and ${b.name} are both in ${a.place.region}: a peering within a region has no bandwidth to set, and no limit.`,
    actions: ['Take `bandwidth` out of this connection.'],
    objects: [a.vpc.VpcId, b.vpc.VpcId],
  });
}

/** A peering carries packets between its two VPCs and no further. */
function checkTransit(link: Link, draft: Draft): void {
  for (const route of desiredRoutes(link)) {
    const { destination, network, peer } = route;
    if (peer.blocks.some((block) => cidrsOverlap(cidr(block), cidr(destination)))) continue;
    draft.problems.push({
      code: 'NoTransit',
      message: `${network.name} cannot reach ${destination} through ${peer.name}: a VPC peering does not transit, and the CIDR blocks of ${peer.name} are ${peer.blocks.join(', ')}.`,
      actions: [
        `Connect ${network.name} directly with the VPC that has ${destination}, or use a transit router (CEN).`,
      ],
      objects: [destination, peer.vpc.VpcId],
    });
  }
}

const acrossRegions = (item: FoundPeering): boolean => item.RegionId !== item.AcceptingRegionId;

/** A dry run tells of one peering at a time; here they are counted together. */
function checkQuotas(input: DriverInput, draft: Draft): void {
  const deleted = new Set(draft.steps.flatMap(removedBy));
  const staying = input.world.peerings.filter((item) => !deleted.has(item.InstanceId));
  const creating = input.links.filter((link) =>
    draft.changes.some((change) => change.action === 'create' && change.address === `${link.key} peering`),
  );
  const networks = new Map(creating.flatMap((link) => link.networks.map((network) => [network.vpc.VpcId, network])));
  for (const network of networks.values()) {
    for (const across of [false, true]) checkVpcQuota(input, { network, across, staying, creating }, draft);
  }
  checkAccountQuota(input, staying, creating, draft);
}

interface Counted {
  readonly network: FoundNetwork;
  /** Those to other regions, or those within its region. */
  readonly across: boolean;
  readonly staying: readonly FoundPeering[];
  readonly creating: readonly Link[];
}

function checkVpcQuota({ spec }: DriverInput, { network, across, staying, creating }: Counted, draft: Draft): void {
  const { VpcId } = network.vpc;
  const there = staying.filter(
    (item) => (item.Vpc.VpcId === VpcId || item.AcceptingVpc.VpcId === VpcId) && acrossRegions(item) === across,
  );
  const added = creating.filter(
    ({ networks: [a, b] }) =>
      (a.vpc.VpcId === VpcId || b.vpc.VpcId === VpcId) && (a.place.region !== b.place.region) === across,
  );
  const quota = across ? 'peeringsAcrossRegionsPerVpc' : 'peeringsInRegionPerVpc';
  const limit = spec.quotas[quota];
  if (added.length === 0 || there.length + added.length <= limit) return;
  const ids = there.map((item) => item.InstanceId);
  draft.problems.push({
    code: 'PeeringQuota',
    message: `${network.name} (${VpcId}) would have ${there.length + added.length} peerings ${across ? 'to other regions' : 'within its region'}; ${limit} are allowed. It has ${ids.length === 0 ? 'none' : `${ids.length} (${ids.join(', ')})`}, this plan adds ${added.length}.`,
    actions: quotaActions(quota, 'Delete peerings that are not needed'),
    objects: [VpcId, ...ids],
  });
}

/** All peerings of one account in one region, whichever VPCs they are of: a mesh of seven has 21. */
function checkAccountQuota(
  { spec }: DriverInput,
  staying: readonly FoundPeering[],
  creating: readonly Link[],
  draft: Draft,
): void {
  const limit = spec.quotas.peeringsPerAccountAndRegion;
  const ends = creating.flatMap(({ networks }) => networks);
  for (const end of new Map(ends.map((one) => [`${one.account} ${one.place.region}`, one])).values()) {
    const { account, place } = end;
    if (account === undefined) continue;
    const isHere = (region: string, owner: unknown): boolean => region === place.region && String(owner) === account;
    const there = staying.filter(
      (item) => isHere(item.RegionId, item.OwnerId) || isHere(item.AcceptingRegionId, item.AcceptingOwnerUid),
    );
    const added = creating.filter(({ networks }) => networks.some((one) => isHere(one.place.region, one.account)));
    if (there.length + added.length <= limit) continue;
    draft.problems.push({
      code: 'PeeringQuota',
      message: `Account ${account} would have ${there.length + added.length} peerings in ${place.region}; ${limit} are allowed. It has ${there.length}, this plan adds ${added.length}.`,
      actions: quotaActions('peeringsPerAccountAndRegion', 'Delete peerings that are not needed'),
      objects: [account, place.region],
    });
  }
}

/** A request that was declined is made again, since the spec still asks for it: somebody should know. */
function checkRejected(input: DriverInput, draft: Draft): void {
  for (const link of input.links) {
    const item = input.world.peerings.find(
      (one) =>
        joins(one, link.networks) && isOwn(input, one) && (one.Status === 'Rejected' || one.Status === 'Expired'),
    );
    if (item === undefined) continue;
    const accepter = link.networks.find((network) => network.vpc.VpcId === item.AcceptingVpc.VpcId);
    draft.warnings.push({
      code: 'Rejected',
      message: `The peering ${item.InstanceId} was ${item.Status === 'Rejected' ? 'rejected by the owner' : 'not accepted in time by the owner'} of ${accepter?.name}; it is deleted and asked for again.`,
      actions: ['If it was meant so, take this pair out of the spec.'],
      objects: [item.InstanceId],
    });
  }
}
