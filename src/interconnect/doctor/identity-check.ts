import { type Caller, getCallerIdentity } from '../../provider/index.ts';
import { problemOf } from '../problems.ts';
import type { Check } from './types.ts';

/** Whether the credentials are there and accepted, and whose they are. */
export async function checkIdentity(caller: Caller, where: string): Promise<Check> {
  try {
    const { AccountId, Arn, IdentityType } = await getCallerIdentity(caller, { budgetMs: 10_000 });
    const found = `account ${AccountId}, ${IdentityType || 'identity'} ${Arn}`;
    return { about: 'credentials', where, status: 'ok', found, actions: [] };
  } catch (error) {
    const { message, actions } = problemOf(error);
    return { about: 'credentials', where, status: 'failed', found: message, actions };
  }
}
