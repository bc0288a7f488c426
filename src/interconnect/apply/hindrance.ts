import {
  type ApiParameters,
  type Caller,
  CloudError,
  describeRouteEntryList,
  describeRouteTableList,
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

/**
 * What stands in a call's way and will not go by itself, in a sentence with ids: a route entry that holds what is to be
 * deleted, or an object that has settled in a status in which the call is refused. Undefined: nothing of the kind is seen.
 */
export async function hindranceOf(
  context: RunContext,
  caller: Caller,
  call: StepCall,
  parameters: ApiParameters,
  error: unknown,
): Promise<string | undefined> {
  if (!(error instanceof CloudError)) return undefined;
  if (REFERRED.has(error.code)) return routesTo(context, caller, parameters);
  const needs = effectRule(call.action)?.needs?.(parameters);
  if (needs === undefined) return undefined;
  const id = needs.subject(parameters);
  const seen = await context.look(caller, needs.kind, id);
  const status = String(seen?.Status);
  if (!SETTLED.has(status) || needs.statuses.includes(status)) return undefined;
  return `${id} is ${status}, and ${call.action} needs it ${needs.statuses.join(' or ')}: something else changes it.`;
}

/** The error with what was found out about it. */
export const explained = (error: unknown, finding: string): unknown =>
  error instanceof CloudError ? error.withFinding(finding) : error;

/** The route entries that lead to what a call is about, in the tables of the VPCs that the plan knows in this region. */
async function routesTo(context: RunContext, caller: Caller, parameters: ApiParameters): Promise<string | undefined> {
  const target = String(parameters.RouterInterfaceId ?? parameters.InstanceId);
  const settings = context.signal === undefined ? {} : { signal: context.signal };
  const vpcs = new Set(context.plan.networks.map(({ vpcId }) => vpcId));
  const tables = (await describeRouteTableList(caller, settings)).filter(({ VpcId }) => vpcs.has(VpcId));
  const entries = await Promise.all(
    tables.map(({ RouteTableId }) => describeRouteEntryList(caller, RouteTableId, settings)),
  );
  const holding = entries
    .flat()
    .filter(
      ({ Status, NextHops }) => Status !== 'Deleting' && NextHops.NextHop.some((hop) => hop.NextHopId === target),
    );
  if (holding.length === 0) return undefined;
  const named = holding.map(
    ({ RouteEntryId, DestinationCidrBlock, RouteTableId }) =>
      `${RouteEntryId || 'the entry'} (${DestinationCidrBlock} in ${RouteTableId})`,
  );
  return `${named.join(', ')} ${named.length === 1 ? 'leads' : 'lead'} to ${target}: delete ${named.length === 1 ? 'it' : 'them'} first.`;
}
