import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { HaVipRow } from '../../store/rows.ts';

/** What several HaVip calls check. Their pages' error tables are not known: codes that clients know, texts of ours. */

const NotFound = errorCase(404, 'InvalidHaVipId.NotFound', 'The specified HaVip does not exist.');
const InvalidName = errorCase(400, 'InvalidName.Malformed', 'The specified Name is not valid.');
const InvalidDescription = errorCase(400, 'InvalidDescription.Malformed', 'The specified Description is not valid.');

export const IncorrectHaVipStatus = errorCase(
  400,
  'IncorrectHaVipStatus',
  'The current status of the specified HaVip does not support this operation.',
);

/** @throws ApiError for a name or description that no HaVip may have. */
export function checkHaVipNames(name: string | undefined, description: string | undefined): void {
  if (!isName(name)) throw InvalidName();
  if (!isDescription(description)) throw InvalidDescription();
}

export const findHaVip = (call: Call<unknown>, id: string): HaVipRow =>
  ownedOr(call, call.store.tables.haVips, id, NotFound);
