import { likelyBehind } from './likely.ts';
import { type Owner, ownerOfInterface, ownerOfPeering, roleWord } from './names.ts';
import { planUp } from './plan/plan.ts';
import type { Change, FieldChange, LinkView, Plan } from './plan/types.ts';
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
    differences: [
      ...plan.changes.flatMap((change) => differencesOf(change, spec.name, world)),
      ...lockedOf(spec, world),
    ],
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

function differencesOf(change: Change, interconnect: string, world: World): readonly Difference[] {
  const { kind, address } = change;
  const base = { kind, address, ...(change.id === undefined ? {} : { id: change.id }) };
  const likely = (field?: FieldChange): string => likelyBehind(change, field, interconnect, world);
  if (change.action === 'create') {
    const expected = change.fields.map(({ name, to }) => `${name} ${to ?? '(known later)'}`).join(', ');
    return [{ ...base, declared: 'exists', expected, found: 'missing', likely: likely() }];
  }
  if (change.action === 'delete') {
    return [{ ...base, declared: 'not declared', expected: 'gone', found: 'exists', likely: likely() }];
  }
  return change.fields
    .filter(
      (field) =>
        field.from !== field.to && (field.from !== undefined || field.later === true || change.action === 'update'),
    )
    .map((field) => {
      const declared = field.to ?? 'the id of an object that is to be made';
      const found = field.from ?? 'not set';
      return { ...base, field: field.name, declared, expected: declared, found, likely: likely(field) };
    });
}

/** What of ours is locked: the connection may stand, and the next run will not. */
function lockedOf(spec: Spec, { interfaces, peerings }: World): readonly Difference[] {
  const isOurs = (owner: Owner | undefined): owner is Owner => owner?.interconnect === spec.name;
  const locked = (found: string) => ({
    declared: 'Normal',
    expected: 'Normal',
    found,
    likely: found === 'FinancialLocked' ? 'arrears: add funds to the account' : 'locked by Alibaba Cloud',
  });
  return [
    ...interfaces.flatMap((item): readonly Difference[] => {
      const owner = ownerOfInterface(item);
      if (!isOurs(owner) || item.BusinessStatus === 'Normal') return [];
      const address = `${owner.link} ${roleWord(item.Role)}`;
      const { RouterInterfaceId: id, BusinessStatus } = item;
      return [{ kind: 'RouterInterface', address, id, field: 'BusinessStatus', ...locked(BusinessStatus) }];
    }),
    ...peerings.flatMap((item): readonly Difference[] => {
      const owner = ownerOfPeering(item);
      const { InstanceId: id, BizStatus = 'Normal' } = item;
      if (!isOurs(owner) || BizStatus === 'Normal') return [];
      return [
        { kind: 'VpcPeerConnection', address: `${owner.link} peering`, id, field: 'BizStatus', ...locked(BizStatus) },
      ];
    }),
  ];
}
