import { action } from '../action.ts';

/** Says who signed. Source: API page GetCallerIdentity. */
export const GetCallerIdentity = action({
  product: 'Sts',
  name: 'GetCallerIdentity',
  effect: 'read',
  parameters: {},
  run: ({ account }) => ({
    AccountId: account.id,
    UserId: account.id,
    PrincipalId: account.id,
    Arn: `acs:ram::${account.id}:root`,
    IdentityType: 'Account',
  }),
});
