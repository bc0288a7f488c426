import { type CallSettings, probeVpcPeerConnection } from '../provider/index.ts';
import type { Callers } from './callers.ts';
import type { Link } from './drivers/driver.ts';
import { joins } from './drivers/vpc-peering/peerings.ts';
import type { Problem } from './plan/types.ts';
import { problemOf } from './problems.ts';
import type { DryRunAnswer, FoundPeering } from './world.ts';

/**
 * Asks the cloud, by dry runs, whether the peerings could be made that links need and that are not there: quotas, regions,
 * permissions, router interfaces in the way. Changes nothing.
 *
 * @returns what it said, by link
 */
export async function probePeerings(
  callers: Callers,
  links: readonly Link[],
  peerings: readonly FoundPeering[],
  problems: Problem[],
  settings: CallSettings,
): Promise<ReadonlyMap<string, DryRunAnswer>> {
  const asked = links.map(async (link): Promise<readonly (readonly [string, DryRunAnswer])[]> => {
    const [requester, accepter] = link.networks;
    const ids = [requester.vpc.VpcId, accepter.vpc.VpcId];
    const there = peerings.some((item) => joins(item, link.networks));
    const { account } = accepter;
    if (link.via !== 'vpc-peering' || there || account === undefined || ids[0] === ids[1]) return [];
    const { bandwidth } = link.connect;
    const across = requester.place.region !== accepter.place.region;
    try {
      const probe = await probeVpcPeerConnection(
        await callers.at(requester.place),
        {
          VpcId: requester.vpc.VpcId,
          AcceptingAliUid: account,
          AcceptingRegionId: accepter.place.region,
          AcceptingVpcId: accepter.vpc.VpcId,
          ...(across && bandwidth !== undefined ? { Bandwidth: bandwidth } : {}),
        },
        settings,
      );
      return [[link.key, probe]];
    } catch (error) {
      problems.push(problemOf(error));
      return [];
    }
  });
  return new Map((await Promise.all(asked)).flat());
}
