import type { ApiAnswer, ApiRequest, Transport } from '../../src/provider/index.ts';

/** When a process dies at a call: before it is sent, after it took effect but before its answer, or after the answer. */
export type Death = 'before' | 'unanswered' | 'after';

/**
 * A transport whose process dies at call number `at` (from 1): from then on nothing comes back any more. `died` resolves
 * when it happens; what the dead process still holds just never goes on.
 */
export function mortal(
  cloud: Transport,
  at: number,
  death: Death,
): { readonly transport: Transport; readonly died: Promise<'died'> } {
  const { promise: died, resolve } = Promise.withResolvers<'died'>();
  let calls = 0;
  let dead = false;
  const never = new Promise<ApiAnswer>(() => undefined);
  const die = (): Promise<ApiAnswer> => {
    dead = true;
    resolve('died');
    return never;
  };
  const call = async (request: ApiRequest): Promise<ApiAnswer> => {
    if (dead) return never;
    calls++;
    if (calls !== at) {
      const answer = await cloud.call(request);
      return dead ? never : answer;
    }
    if (death === 'before') return die();
    // A refusal is an answer, too: a process may die of it as well.
    await cloud.call(request).catch(() => undefined);
    return die();
  };
  return { transport: { call }, died };
}
