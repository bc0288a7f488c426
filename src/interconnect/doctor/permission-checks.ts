import { adviceFor, type Caller, CloudError } from '../../provider/index.ts';
import { problemOf } from '../problems.ts';
import { type HarmlessCall, PURPOSES, type Purpose } from './harmless-calls.ts';
import type { Check } from './types.ts';

const PURCHASE_CLOSED = 'Forbidden.NotInRouterInterfaceCreateWhitelist';

type Verdict =
  | { readonly kind: 'allowed' | 'not-served' | 'purchase-closed' }
  | { readonly kind: 'denied'; readonly ramAction: string }
  | { readonly kind: 'unknown'; readonly message: string };

/**
 * Whether the credentials may call what Isthmus calls, by calls that can have no effect.
 * @param needed the purposes that must be allowed; of the others a denial is a warning
 */
export async function checkPermissions(
  caller: Caller,
  where: string,
  needed: ReadonlySet<Purpose['name']>,
): Promise<readonly Check[]> {
  return Promise.all(
    PURPOSES.map(async (purpose) => {
      const verdicts = await Promise.all(purpose.calls.map((call) => ask(caller, call)));
      return judge(purpose, verdicts, where, needed.has(purpose.name));
    }),
  );
}

async function ask(caller: Caller, { product, action, parameters }: HarmlessCall): Promise<Verdict> {
  try {
    await caller.call(action, parameters, { product, budgetMs: 10_000, repeatable: true });
    return { kind: 'allowed' };
  } catch (error) {
    if (!(error instanceof CloudError)) return { kind: 'unknown', message: problemOf(error).message };
    if (error.code === PURCHASE_CLOSED) return { kind: 'purchase-closed' };
    if (/^Invalid(Action|Version)/.test(error.code)) return { kind: 'not-served' };
    const { caller: about, action: does } = adviceFor(error);
    if (about === 'permission') return { kind: 'denied', ramAction: error.ramAction };
    if (about === 'credentials' || does === 'back-off') return { kind: 'unknown', message: problemOf(error).message };
    // It was looked at and refused for what it names: so it may be called.
    return { kind: 'allowed' };
  }
}

function judge(purpose: Purpose, verdicts: readonly Verdict[], where: string, needed: boolean): Check {
  const base = { about: 'permission' as const, where };
  const bad = needed ? ('failed' as const) : ('warning' as const);
  const denied = verdicts.flatMap((verdict) => (verdict.kind === 'denied' ? [verdict.ramAction] : []));
  if (denied.length > 0) {
    const actions = [
      `Allow ${denied.join(', ')} in the RAM policy of these credentials.`,
      'A policy that names single resources may deny only the made-up ones that were asked about.',
    ];
    return { ...base, status: bad, found: `${purpose.name}: ${denied.join(', ')} not allowed`, actions };
  }
  const unknown = verdicts.find((verdict) => verdict.kind === 'unknown');
  if (unknown !== undefined) {
    return { ...base, status: 'unknown', found: `${purpose.name}: ${unknown.message}`, actions: [] };
  }
  if (verdicts.some((verdict) => verdict.kind === 'not-served')) {
    const actions = ['Check the endpoint; a local cloud emulates a part of the API.'];
    return { ...base, status: bad, found: `${purpose.name}: the endpoint does not know these actions`, actions };
  }
  if (verdicts.some((verdict) => verdict.kind === 'purchase-closed')) {
    const actions = ['Connect the VPCs by VPC peering instead.'];
    return { ...base, status: 'warning', found: `${purpose.name}: this account cannot buy new ones`, actions };
  }
  return { ...base, status: 'ok', found: `${purpose.name}: all ${verdicts.length} actions allowed`, actions: [] };
}
