import { quotaActions } from '../../limits.ts';
import { ownerOfInterface } from '../../names.ts';
import type { Draft } from '../../plan/draft.ts';
import { removedBy } from '../../plan/removals.ts';
import type { FoundInterface } from '../../world.ts';
import type { DriverInput, Link } from '../driver.ts';
import { isOwn, pairOf } from './pairs.ts';

/** The service's rules that can be known before anything is created. Called when the draft has its steps. */
export function checkInterfaces(input: DriverInput, draft: Draft): void {
  for (const link of input.links) checkForeignPair(input, link, draft);
  for (const link of input.links) checkBandwidth(link, draft);
  checkQuota(input, draft);
  checkArrears(input, draft);
}

function checkBandwidth(link: Link, draft: Draft): void {
  if (link.connect.bandwidth === undefined) return;
  const [a, b] = link.networks;
  draft.warnings.push({
    code: 'BandwidthUnused',
    message: `${a.name} and ${b.name} are joined by router interfaces, whose bandwidth is their class (${link.spec}): \`bandwidth: ${link.connect.bandwidth}\` has no effect.`,
    actions: ['Say `spec` for a class of router interfaces, or `via: vpc-peering`.'],
    objects: [a.vpc.VpcId, b.vpc.VpcId],
  });
}

function checkForeignPair(input: DriverInput, link: Link, draft: Draft): void {
  const routers = link.networks.map((network) => network.vpc.VRouterId);
  const foreign = input.world.interfaces.filter(
    (item) =>
      !isOwn(input, item) &&
      item.Status !== 'Idle' &&
      item.Status !== 'Deleting' &&
      routers.includes(item.RouterId) &&
      routers.includes(item.OppositeRouterId ?? '') &&
      item.RouterId !== item.OppositeRouterId,
  );
  if (foreign.length === 0) return;
  const ids = foreign.map((item) => item.RouterInterfaceId);
  const maker = ownerOfInterface(foreign[0] as FoundInterface)?.interconnect;
  const whose = maker === undefined ? 'that this interconnect did not make' : `of the interconnect "${maker}"`;
  draft.problems.push({
    code: 'ForeignPair',
    message: `${link.networks[0].name} and ${link.networks[1].name} (${routers.join(', ')}) are connected already by ${ids.join(' and ')}, ${whose}. Two VRouters can have one connection only.`,
    actions: ['Use that connection and take this pair out of the spec, or delete those router interfaces first.'],
    objects: [...ids, ...routers],
  });
}

function checkQuota(input: DriverInput, draft: Draft): void {
  const networks = new Map(
    input.links.flatMap((link) => link.networks.map((network) => [network.vpc.VRouterId, network])),
  );
  const deleted = new Set(draft.steps.flatMap(removedBy));
  for (const [routerId, network] of networks) {
    const created = draft.steps.filter(
      (step) => step.call?.action === 'CreateRouterInterface' && step.call.parameters.RouterId === routerId,
    ).length;
    const there = input.world.interfaces.filter((item) => item.RouterId === routerId);
    const staying = there.filter((item) => !deleted.has(item.RouterInterfaceId));
    if (created === 0 || staying.length + created <= input.spec.quotas.routerInterfacesPerRouter) continue;
    const ids = staying.map((item) => item.RouterInterfaceId);
    const carried = ids.length === 0 ? 'none' : `${ids.length} (${ids.join(', ')})`;
    draft.problems.push({
      code: 'InterfaceQuota',
      message: `The VRouter ${routerId} of ${network.name} would carry ${staying.length + created} router interfaces; ${input.spec.quotas.routerInterfacesPerRouter} are allowed. It carries ${carried}, this plan adds ${created}.`,
      actions: quotaActions('routerInterfacesPerRouter', 'Delete router interfaces that are not needed'),
      objects: [routerId, ...ids],
    });
  }
}

function checkArrears(input: DriverInput, draft: Draft): void {
  const locked = input.world.interfaces.filter((item) => item.BusinessStatus === 'FinancialLocked');
  const blocked = draft.steps.some(
    (step) => step.call !== undefined && /^(Create|Connect|Activate|Modify)RouterInterface/.test(step.call.action),
  );
  if (locked.length > 0) {
    const ids = locked.map((item) => item.RouterInterfaceId);
    const problem = {
      code: 'Arrears' as const,
      message: `Router interface ${ids.join(', ')} is in arrears (FinancialLocked): while it is, this account can neither create nor connect router interfaces.`,
      actions: ['Add funds to the account.'],
      objects: ids,
    };
    if (blocked) draft.problems.push(problem);
    else draft.warnings.push(problem);
  }
  const own = input.links.flatMap((link) => Object.values(pairOf(input, link)));
  const secured = own.filter((item) => item.BusinessStatus === 'SecurityLocked').map((item) => item.RouterInterfaceId);
  if (secured.length > 0) {
    draft.warnings.push({
      code: 'SecurityLocked',
      message: `Router interface ${secured.join(', ')} is locked for security reasons (SecurityLocked).`,
      actions: ['Ask Alibaba Cloud support why.'],
      objects: secured,
    });
  }
}
