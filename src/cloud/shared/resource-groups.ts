import { errorCase } from '../../openapi/index.ts';
import type { Account } from '../accounts.ts';

const InvalidResourceGroupId = errorCase(
  400,
  'InvalidResourceGroupId',
  'The specified ResourceGroupId does not exist.',
);

/**
 * The resource group a new resource goes to: the one named, or the account's default.
 * @throws ApiError when unknown: by default in the words of the Vpc product.
 */
export function resourceGroupOf(account: Account, id: string | undefined, unknown = InvalidResourceGroupId): string {
  if (id === undefined || id === '') return account.resourceGroups[0]?.id ?? '';
  if (!account.resourceGroups.some((group) => group.id === id)) throw unknown();
  return id;
}
