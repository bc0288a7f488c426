import type { Account } from '../accounts.ts';
import { NoResourceGroup } from './errors.ts';

/** The resource group named, or the account's default one. @throws ApiError when the account has no such group. */
export function resourceGroupOf(account: Account, id: string | undefined): string {
  if (id === undefined || id === '') return account.resourceGroups[0]?.id ?? '';
  if (!account.resourceGroups.some((group) => group.id === id)) throw NoResourceGroup();
  return id;
}
