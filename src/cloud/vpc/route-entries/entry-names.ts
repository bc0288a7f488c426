import { errorCase } from '../../../openapi/index.ts';
import { isDescription, isName } from '../../shared/names.ts';

const InvalidName = errorCase(400, 'InvalidRouteEntryName.Malformed', 'Specified RouteEntry name is not valid.');
const InvalidDescription = errorCase(400, 'InvalidDescription.Malformed', 'The Description is illegal.');

/** @throws ApiError for a name or description that no route entry may have. */
export function checkEntryNames(name: string, description: string): void {
  if (!isName(name)) throw InvalidName();
  if (!isDescription(description)) throw InvalidDescription();
}
