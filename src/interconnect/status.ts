import { planUp } from './plan/plan.ts';
import type { Change, LinkView, Plan } from './plan/types.ts';
import type { Spec } from './spec/types.ts';
import type { Difference, LinkStatus, RouteStatus, StatusReport } from './status-types.ts';
import type { World } from './world.ts';

/** Declared against found: what `up` would change is what is different. */
export function statusOf(spec: Spec, world: World): StatusReport {
  const plan = planUp(spec, world);
  const links = plan.links.map((link) => linkStatus(link, plan, world));
  return {
    format: 1,
    interconnect: spec.name,
    target: spec.target,
    observedAt: plan.observedAt,
    state: overall(links, plan),
    networks: plan.networks,
    links,
    differences: plan.changes.flatMap(differencesOf),
    problems: plan.problems,
    warnings: plan.warnings,
    summary: plan.summary,
  };
}

function linkStatus(link: LinkView, plan: Plan, world: World): LinkStatus {
  const routes = plan.routes.filter(
    (route) => link.between.includes(route.network) && link.between.includes(route.towards),
  );
  const found = routes.map((route): RouteStatus => {
    const { network, routeTableId, destination, towards } = route;
    const entry = world.entries.find(
      (item) => item.RouteTableId === routeTableId && item.DestinationCidrBlock === destination,
    );
    const state =
      route.state === 'removed'
        ? 'surplus'
        : route.state === 'added'
          ? 'missing'
          : route.state === 'replaced'
            ? 'wrong'
            : 'present';
    return { network, routeTableId, destination, towards, nextHop: entry?.NextHops.NextHop[0]?.NextHopId ?? '', state };
  });
  const changed = plan.changes.some(
    (change) => change.kind !== 'RouteEntry' && change.address.startsWith(`${link.key} `),
  );
  const something =
    link.ends.some((end) => end.id !== undefined) ||
    found.some((route) => route.nextHop !== '' && route.state === 'present');
  const settled = link.ends.every((end) => end.works);
  const complete = settled && !changed && found.every((route) => route.state === 'present');
  const state = plan.problems.length > 0 ? 'blocked' : complete ? 'connected' : something ? 'partial' : 'absent';
  return { ...link, state, routes: found };
}

function overall(links: readonly LinkStatus[], plan: Plan): StatusReport['state'] {
  if (plan.problems.length > 0) return 'blocked';
  if (plan.steps.length === 0 && links.every((link) => link.state === 'connected')) return 'connected';
  return links.every((link) => link.state === 'absent') && plan.summary.destroy === 0 ? 'absent' : 'partial';
}

function differencesOf(change: Change): readonly Difference[] {
  const { kind, address } = change;
  const base = { kind, address, ...(change.id === undefined ? {} : { id: change.id }) };
  if (change.action === 'create')
    return [{ ...base, declared: 'exists', found: 'missing', likely: 'not made yet, or deleted outside' }];
  if (change.action === 'delete') {
    return [
      {
        ...base,
        declared: 'not declared',
        found: 'exists',
        likely: 'left over from an earlier spec, or from a run that did not finish',
      },
    ];
  }
  return change.fields
    .filter(
      (field) =>
        field.from !== field.to && (field.from !== undefined || field.later === true || change.action === 'update'),
    )
    .map((field) => ({
      ...base,
      field: field.name,
      declared: field.to ?? 'the id of an object that is to be made',
      found: field.from ?? 'not set',
      likely: likely(change, field.name, field.from),
    }));
}

/** Who is probably behind a difference. */
function likely(change: Change, field: string, from: string | undefined): string {
  if (field === 'Status' && from !== undefined) {
    if (from === 'Inactive') return 'deactivated outside, or a `down` that did not finish';
    if (from === 'Accepting') return 'the other account has not answered yet, or a run that did not finish';
    return from === 'Idle' ? 'a run that did not finish' : 'a change that is under way';
  }
  if (field.startsWith('Opposite')) return 'a run that did not finish';
  return change.action === 'replace' ? 'changed outside' : 'changed outside, or the spec was edited';
}
