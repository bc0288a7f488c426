import type { Product } from '../../provider/index.ts';
import { Callers, type Connect } from '../callers.ts';
import { observe, placesOf } from '../observe.ts';
import type { Spec } from '../spec/types.ts';
import { type Place, placeKey } from '../world.ts';
import { checkEndpoint } from './endpoint-checks.ts';
import type { Purpose } from './harmless-calls.ts';
import { checkIdentity } from './identity-check.ts';
import { checkPermissions } from './permission-checks.ts';
import { checkQuotas } from './quota-checks.ts';
import { checkSpec } from './spec-checks.ts';
import type { Check } from './types.ts';

export interface Examination {
  readonly target: Spec['target'];
  readonly connect: Connect;
  /** The base URL of a product's endpoint in a region. */
  readonly urlOf: (product: Product, region: string) => string;
  /** What to look at: the accounts and regions of a spec, or one place. */
  readonly subject: { readonly spec: Spec } | { readonly place: Place };
  /** Told of every check when it is done. */
  readonly onCheck?: (check: Check) => void;
}

/** Those that every run calls. */
const ENDPOINTS = ['Vpc', 'VpcPeer'] as const;

/**
 * Looks for what would stand in the way of `up`, without changing anything: endpoints, clock, credentials, permissions
 * (by calls that can have no effect), room in the quotas. Each account and region once, all at the same time.
 */
export async function examine(examination: Examination): Promise<readonly Check[]> {
  const { subject, target, connect, urlOf } = examination;
  const callers = new Callers({ target, connect });
  const checks: Check[] = [];
  const tell = (found: readonly Check[]): void => {
    checks.push(...found);
    for (const check of found) examination.onCheck?.(check);
  };
  const places = 'spec' in subject ? placesOf(subject.spec) : [subject.place];
  const needed = 'spec' in subject ? purposesOf(subject.spec) : new Set<Purpose['name']>(['look']);
  const now = (): number => callers.clock.now();
  // Products have endpoints of their own, some one for all regions; a local cloud has one for everything.
  const asked = new Set<string>();
  for (const { region } of places) {
    for (const url of ENDPOINTS.map((product) => urlOf(product, region))) {
      if (!asked.has(url)) tell(await checkEndpoint(url, region, now));
      asked.add(url);
    }
  }
  // Without an endpoint nothing else can be learnt, and each call would take its whole patience to say so.
  if (checks.some((check) => check.status === 'failed')) return checks;
  let accepted = true;
  for (const place of new Map(places.map((item) => [placeKey(item), item])).values()) {
    const where = place.profile === undefined ? place.region : `${place.profile} in ${place.region}`;
    const caller = await callers.at(place);
    const identity = await checkIdentity(caller, where);
    tell([identity]);
    if (identity.status === 'failed') accepted = false;
    else tell(await checkPermissions(caller, where, needed));
  }
  if (accepted && 'spec' in subject) {
    const world = await observe(subject.spec, callers);
    tell(checkSpec(world, checks));
    tell(checkQuotas(world, subject.spec.quotas));
  }
  return checks;
}

/** What a spec needs permissions for. */
function purposesOf(spec: Spec): ReadonlySet<Purpose['name']> {
  const ways = spec.connect.map(({ via }) => via ?? spec.via);
  // What `auto` makes anew is a peering.
  const purposes = ways.map((via) => (via === 'router-interface' ? 'router interfaces' : 'VPC peering'));
  return new Set(['look', 'routes', ...purposes]);
}
