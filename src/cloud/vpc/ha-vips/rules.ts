import { errorCase } from '../../../openapi/index.ts';
import type { Call } from '../../action.ts';
import { isDescription, isName } from '../../shared/names.ts';
import { ownedOr } from '../../shared/owned.ts';
import type { HaVipRow } from '../../store/rows.ts';

/** What several HaVip calls check. The text of NotFound is unconfirmed. */

const NotFound = errorCase(404, 'InvalidHaVipId.NotFound', 'The specified HaVip does not exist.');
// With the prefix, the page of ModifyHaVipAttribute says.
const InvalidName = errorCase(400, 'Abs.Vpc.InvalidName.Malformed', 'The specified Name is not valid.');
const InvalidDescription = errorCase(
  400,
  'InvalidDescription.Malformed',
  'The specified Description is wrongly formed.',
);

/** @throws ApiError for a name or description that no HaVip may have. */
export function checkHaVipNames(name: string | undefined, description: string | undefined): void {
  if (!isName(name)) throw InvalidName();
  if (!isDescription(description)) throw InvalidDescription();
}

export const findHaVip = (call: Call<unknown>, id: string): HaVipRow =>
  ownedOr(call, call.store.tables.haVips, id, NotFound);
