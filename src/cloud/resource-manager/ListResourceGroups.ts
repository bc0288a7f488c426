import { action } from '../action.ts';
import { integer, text } from '../parameters.ts';

/** Lists the account's resource groups. Source: API page ListResourceGroups. */
export const ListResourceGroups = action({
  product: 'ResourceManager',
  name: 'ListResourceGroups',
  effect: 'read',
  parameters: {
    ResourceGroupId: text,
    Name: text,
    DisplayName: text,
    Status: text,
    PageNumber: integer,
    PageSize: integer,
  },
  run({ account, parameters }) {
    const PageNumber = Math.max(1, parameters.PageNumber ?? 1);
    const PageSize = Math.min(100, Math.max(1, parameters.PageSize ?? 10));
    const groups = account.resourceGroups.filter(
      (group) =>
        (parameters.Status || 'OK') === 'OK' &&
        (parameters.ResourceGroupId || group.id) === group.id &&
        (parameters.Name || group.name) === group.name &&
        (parameters.DisplayName || group.displayName) === group.displayName,
    );
    const shown = groups.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);
    return {
      TotalCount: groups.length,
      PageNumber,
      PageSize,
      ResourceGroups: {
        ResourceGroup: shown.map((group) => ({
          Id: group.id,
          Name: group.name,
          DisplayName: group.displayName,
          Status: 'OK',
          AccountId: account.id,
        })),
      },
    };
  },
});
