import { action } from '../action.ts';
import { ignored, integer, text } from '../parameters.ts';

/**
 * Says that the account has no subscriptions: Terraform asks once at its start, to learn what kind of account it has.
 */
export const QueryAvailableInstances = action({
  product: 'BssOpenApi',
  name: 'QueryAvailableInstances',
  effect: 'read',
  parameters: {
    PageNum: integer,
    PageSize: integer,
    ProductCode: ignored(text),
    ProductType: ignored(text),
    SubscriptionType: ignored(text),
  },
  run: ({ parameters }) => ({
    Success: true,
    Code: 'Success',
    Message: 'Successful!',
    Data: { InstanceList: [], PageNum: parameters.PageNum ?? 1, PageSize: parameters.PageSize ?? 50, TotalCount: 0 },
  }),
});
