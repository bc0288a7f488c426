import {
  adviceFor,
  type Caller,
  CloudError,
  modifyRouterInterfaceAttribute,
  vpcPeerConnectionExists,
} from '../../provider/index.ts';
import type { ObjectKind } from '../plan/types.ts';
import type { RunContext } from './context.ts';

const GONE_TIMEOUT_MS = 600_000;

interface Made {
  readonly kind: ObjectKind;
  /** Whether it is there, told by a change of it that changes nothing. */
  readonly exists: (
    caller: Caller,
    id: string,
    name: string,
    settings: { readonly signal?: AbortSignal },
  ) => Promise<boolean>;
}

/** What the creating actions make. */
const MADE: Readonly<Record<string, Made>> = {
  CreateRouterInterface: {
    kind: 'RouterInterface',
    async exists(caller, id, name, settings) {
      try {
        await modifyRouterInterfaceAttribute(caller, { RouterInterfaceId: id, Name: name }, settings);
        return true;
      } catch (error) {
        if (error instanceof CloudError && error.status === 404) return false;
        // Refused for its status: it has one, so it is there.
        if (error instanceof CloudError && adviceFor(error).action === 'wait-for-state') return true;
        throw error;
      }
    },
  },
  CreateVpcPeerConnection: { kind: 'VpcPeerConnection', exists: vpcPeerConnectionExists },
};

/**
 * Whether the object that a create answered with is one that was deleted before: the token of an earlier generation
 * was replayed. A list that does not show it proves nothing, for lists lag behind; a change of it that is answered
 * "not found" does. One that is just being deleted is waited for.
 */
export async function provenGone(
  context: RunContext,
  caller: Caller,
  action: string,
  id: string,
  name: string,
): Promise<boolean> {
  const made = MADE[action];
  if (made === undefined) throw new Error(`${action} makes nothing that can be looked for.`);
  const signal = context.signal === undefined ? {} : { signal: context.signal };
  const seen = await context.look(caller, made.kind, id);
  if (seen?.Status === 'Deleting') {
    await context.callers.watch(caller).wait({
      looker: context.looker(caller, made.kind, id),
      id,
      until: (now) => now === undefined,
      goal: 'gone',
      timeoutMs: GONE_TIMEOUT_MS,
      ...signal,
    });
    return true;
  }
  if (seen !== undefined) return false;
  return !(await made.exists(caller, id, name, signal));
}
