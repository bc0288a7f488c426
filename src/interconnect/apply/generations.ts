import { adviceFor, type Caller, CloudError, modifyRouterInterfaceAttribute } from '../../provider/index.ts';
import type { RunContext } from './context.ts';

const GONE_TIMEOUT_MS = 600_000;

/**
 * Whether the interface that a create answered with is one that was deleted before: the token of an earlier generation
 * was replayed. A list that does not show it proves nothing, for lists lag behind; a change of it that is answered
 * "not found" does. One that is just being deleted is waited for.
 */
export async function provenGone(context: RunContext, caller: Caller, id: string, name: string): Promise<boolean> {
  const signal = context.signal === undefined ? {} : { signal: context.signal };
  const seen = await context.look(caller, 'RouterInterface', id);
  if (seen?.Status === 'Deleting') {
    await context.callers.watch(caller).wait({
      looker: context.looker(caller, 'RouterInterface', id),
      id,
      until: (now) => now === undefined,
      goal: 'gone',
      timeoutMs: GONE_TIMEOUT_MS,
      ...signal,
    });
    return true;
  }
  if (seen !== undefined) return false;
  try {
    await modifyRouterInterfaceAttribute(caller, { RouterInterfaceId: id, Name: name }, signal);
    return false;
  } catch (error) {
    if (error instanceof CloudError && error.status === 404) return true;
    // Refused for its status: it has one, so it is there.
    if (error instanceof CloudError && adviceFor(error).action === 'wait-for-state') return false;
    throw error;
  }
}
