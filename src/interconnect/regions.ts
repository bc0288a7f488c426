import { nearestWord } from '../document/nearest.ts';
import { CloudError, describeRegions, NoAnswerError } from '../provider/index.ts';
import type { Callers } from './callers.ts';
import type { Problem } from './plan/types.ts';
import { inPlace, type Place } from './world.ts';

/** A region whose endpoint surely exists, to ask for the list of regions. */
const CENTRAL_REGION = 'cn-hangzhou';

/** Whether an error may come from a region that does not exist: then its endpoint has no address either. */
export const isUnknownRegion = (error: unknown): boolean =>
  (error instanceof CloudError && error.code === 'InvalidRegionId.NotFound') ||
  (error instanceof NoAnswerError && error.unsent && /ENOTFOUND/.test(error.message));

/** The problem of a region that does not exist, with the region that was probably meant. */
export async function unknownRegion(callers: Callers, place: Place): Promise<Problem> {
  const regions = await callers
    .at(inPlace({ ...place, region: CENTRAL_REGION }))
    .then((caller) => describeRegions(caller, { budgetMs: 3_000 }))
    .catch(() => []);
  const names = regions.map((region) => region.RegionId);
  const nearest = nearestWord(place.region, names);
  const meant = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  return {
    code: 'UnknownRegion',
    message: `There is no region "${place.region}".${meant}`,
    actions: [`Correct the region in the spec${names.length === 0 ? '' : `: ${names.slice(0, 12).join(', ')}, …`}.`],
    objects: [place.region],
  };
}
