import type { Role } from '../../../provider/index.ts';
import { type Owner, roleWord } from '../../names.ts';
import type { Draft } from '../../plan/draft.ts';
import type { FieldChange, IdOrLater, LinkEnd } from '../../plan/types.ts';
import type { FoundInterface, FoundNetwork } from '../../world.ts';
import type { DriverInput, Link, WayOut } from '../driver.ts';

/** One end of a link: where it belongs, and what is there. */
export interface End {
  readonly role: Role;
  readonly network: FoundNetwork;
  readonly opposite: FoundNetwork;
  readonly found: FoundInterface | undefined;
  readonly address: string;
  /** Id now, or of what the create step makes. */
  readonly id: IdOrLater;
}

/** What is drafted for one link, passed from part to part. */
export interface LinkDraft {
  readonly input: DriverInput;
  readonly link: Link;
  readonly owner: Owner;
  readonly draft: Draft;
  /** What will be different about the ends that exist, gathered while the steps are drafted. */
  readonly differences: ReadonlyMap<End, FieldChange[]>;
}

/** Notes that a field of an end will be different; of an end that is to be made, everything is new anyway. */
export function differs({ differences }: LinkDraft, end: End, change: FieldChange): void {
  if (end.found !== undefined) differences.get(end)?.push(change);
}

export const wayOut = (end: End, after: readonly string[]): WayOut => ({
  nextHopType: 'RouterInterface',
  nextHop: end.id,
  after,
});

export const linkEnd = (end: End): LinkEnd => ({
  network: end.network.name,
  role: end.role,
  ...(end.found === undefined ? {} : { id: end.found.RouterInterfaceId, status: end.found.Status }),
  works: end.found?.Status === 'Active',
});

export function endOf(
  link: Link,
  role: Role,
  network: FoundNetwork,
  opposite: FoundNetwork,
  found: FoundInterface | undefined,
): End {
  const address = `${link.key} ${roleWord(role)}`;
  return { role, network, opposite, found, address, id: found?.RouterInterfaceId ?? { idOf: address } };
}

/** The owner of the peer must be said when it is another account; for the same account it stays unset. */
export const ownerId = (end: End): { readonly OppositeInterfaceOwnerId?: string } =>
  end.opposite.account === undefined || end.opposite.account === end.network.account
    ? {}
    : { OppositeInterfaceOwnerId: end.opposite.account };
