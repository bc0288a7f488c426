import {
  type ApiParameters,
  type Caller,
  CloudError,
  describeRouteEntryList,
  describeRouteTableList,
  type Seen,
} from '../../provider/index.ts';
import type { StepCall } from '../plan/types.ts';
import type { RunContext } from './context.ts';
import { effectRule } from './effects.ts';

/** Codes that say: a route entry still leads to what is to be deleted. */
const REFERRED: ReadonlySet<string> = new Set([
  'DependencyViolation.RouterInterfaceReferedByRouteEntry',
  'RouterInterfaceReferredByRouteEntry',
  'ReferredByRouteEntry.RouterInterface',
  'OperationDenied.RouteEntryExist',
]);

/** Statuses that do not pass by themselves. */
const SETTLED: ReadonlySet<string> = new Set(['Idle', 'Active', 'Inactive', 'Activated', 'Expired', 'Rejected']);

interface Refusal {
  readonly error: unknown;
  /** Patience is at an end: what passes by itself and did not is named as well. */
  readonly atLast: boolean;
}

/**
 * What stands in a call's way and will not go by itself, in a sentence with ids: a route entry that holds what is to be
 * deleted, or an object that has settled in a status in which the call is refused. Undefined: nothing of the kind is seen.
 */
export async function hindranceOf(
  context: RunContext,
  caller: Caller,
  call: StepCall,
  parameters: ApiParameters,
  { error, atLast }: Refusal,
): Promise<string | undefined> {
  if (!(error instanceof CloudError)) return undefined;
  const rule = effectRule(call.action);
  if (REFERRED.has(error.code) && rule !== undefined) {
    const target = rule.subject(parameters);
    const vpcs = vpcsOf(await context.look(caller, rule.kind, target));
    return routesTo(context, target, vpcs, atLast);
  }
  const needs = rule?.needs?.(parameters);
  if (needs === undefined) return undefined;
  const id = needs.subject(parameters);
  const seen = await context.look(caller, needs.kind, id);
  const status = String(seen?.Status);
  if (seen === undefined || needs.statuses.includes(status) || !(atLast || SETTLED.has(status))) return undefined;
  const why = SETTLED.has(status) ? 'something else changes it' : 'it does not settle';
  return `${id} is ${status}, and ${call.action} needs it ${needs.statuses.join(' or ')}: ${why}.`;
}

/** The error with what was found out about it. */
export const explained = (error: unknown, finding: string): unknown =>
  error instanceof CloudError ? error.withFinding(finding) : error;

/** The VPCs that an interface or a peering is of. */
const vpcsOf = (seen: Seen): readonly string[] =>
  [seen?.VpcInstanceId, idIn(seen?.Vpc), idIn(seen?.AcceptingVpc)].filter((id) => typeof id === 'string');
const idIn = (vpc: unknown): unknown => (vpc as { readonly VpcId?: unknown } | undefined)?.VpcId;

/**
 * The route entries that lead to what a call is about, in the tables of its VPCs and of those of the plan, wherever this run
 * may look. What is being deleted counts only at last.
 */
async function routesTo(
  context: RunContext,
  target: string,
  itsVpcs: readonly string[],
  atLast: boolean,
): Promise<string | undefined> {
  const settings = context.signal === undefined ? {} : { signal: context.signal };
  const vpcs = new Set([...itsVpcs, ...context.plan.networks.map(({ vpcId }) => vpcId)]);
  const entries = await Promise.all(
    (await context.callers.all()).map(async (caller) => {
      const tables = (await describeRouteTableList(caller, settings)).filter(({ VpcId }) => vpcs.has(VpcId));
      return Promise.all(tables.map(({ RouteTableId }) => describeRouteEntryList(caller, RouteTableId, settings)));
    }),
  );
  const leading = entries.flat(2).filter(({ NextHops }) => NextHops.NextHop.some((hop) => hop.NextHopId === target));
  const holding = leading.filter(({ Status }) => Status !== 'Deleting');
  const named = holding.length > 0 ? holding : atLast ? leading : [];
  if (named.length === 0) return undefined;
  const words = named.map(
    ({ RouteEntryId, DestinationCidrBlock, RouteTableId, Status }) =>
      `${RouteEntryId || 'the entry'} (${DestinationCidrBlock} in ${RouteTableId}${Status === 'Deleting' ? ', Deleting' : ''})`,
  );
  const [lead, them] = named.length === 1 ? ['leads', 'it'] : ['lead', 'them'];
  const what = holding.length > 0 ? `delete ${them} first` : `wait until ${them === 'it' ? 'it is' : 'they are'} gone`;
  return `${words.join(', ')} ${lead} to ${target}: ${what}.`;
}
