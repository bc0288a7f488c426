import { invalid } from '../shared/errors.ts';
import { isEcsDescription, isEcsName } from '../shared/names.ts';

/** @throws ApiError for a name or description that no network interface may have. */
export function checkInterfaceNames(name: string | undefined, description: string | undefined): void {
  if (!isEcsName(name)) throw invalid('NetworkInterfaceName');
  if (!isEcsDescription(description)) throw invalid('Description');
}
