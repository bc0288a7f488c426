import type { Caller, CallSettings } from './caller.ts';

interface CallerIdentity {
  readonly AccountId: string;
  readonly Arn: string;
  readonly IdentityType: string;
}

/** Whose credentials these are. */
export async function getCallerIdentity(caller: Caller, settings: CallSettings = {}): Promise<CallerIdentity> {
  const answer = await caller.call('GetCallerIdentity', {}, { ...settings, product: 'Sts' });
  return {
    AccountId: String(answer.AccountId ?? ''),
    Arn: String(answer.Arn ?? ''),
    IdentityType: String(answer.IdentityType ?? ''),
  };
}
