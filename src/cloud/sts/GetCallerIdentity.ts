import { action } from '../action.ts';

/** Says who signed. Source: API page GetCallerIdentity (contract rpc-protocol, 5.9). */
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
