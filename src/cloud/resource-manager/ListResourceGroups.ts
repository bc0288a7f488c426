import { action } from '../action.ts';
import { text } from '../parameters.ts';
import { pageOfList, pagingOf, pagingParameters } from '../shared/paging.ts';

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
    ...pagingParameters,
  },
  run({ account, parameters }) {
    const groups = account.resourceGroups.filter(
      (group) =>
        (parameters.Status || 'OK') === 'OK' &&
        (parameters.ResourceGroupId || group.id) === group.id &&
        (parameters.Name || group.name) === group.name &&
        (parameters.DisplayName || group.displayName) === group.displayName,
    );
    const paging = pagingOf(parameters, 100);
    return {
      TotalCount: groups.length,
      ...paging,
      ResourceGroups: {
        ResourceGroup: pageOfList(groups, paging).map((group) => ({
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
